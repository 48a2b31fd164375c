const session = require("express-session");
const app = require("express")();

// ruleid: javascript.configuration.cookie-flags
app.use(session({ secret: process.env.SESSION_KEY, cookie: { secure: false } }));

app.get("/login", (req, res) => {
  // ruleid: javascript.configuration.cookie-flags
  res.cookie("session", "abc", { httpOnly: false, secure: true });
  // ruleid: javascript.configuration.cookie-flags
  res.cookie("session", "abc", { maxAge: 3600, secure: false });

  // ok: javascript.configuration.cookie-flags
  res.cookie("session", "abc", { httpOnly: true, secure: true });
  // ok: javascript.configuration.cookie-flags
  connect({ host: "localhost", secure: false });
  // ok: javascript.configuration.cookie-flags
  res.cookie("session", "abc", { secure: req.secure });
});

function connect(options) {
  return options;
}
