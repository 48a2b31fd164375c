const express = require("express");
const session = require("express-session");
const RedisStore = require("connect-redis")(session);
const app = express();

app.use(
  session({
    store: new RedisStore({ host: "redis" }),
    // ruleid: session-secret
    secret: "correct horse",
    resave: false,
  }),
);

app.use(
  session({
    // ok: session-secret
    secret: process.env.SESSION_SECRET,
    saveUninitialized: false,
  }),
);

// ruleid: session-secret
const strict = session({ name: "strict", secret: 'hush', cookie: { secure: true } });
app.use("/admin", strict);
// ok: session-secret
app.use(other({ secret: "hush" }));
