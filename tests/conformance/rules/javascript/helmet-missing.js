const express = require("express");
const helmet = require("helmet");

// ok: helmet-missing
const app = express();
app.use(express.json());
app.use(helmet({ frameguard: false }));

function makeAdmin() {
  // ruleid: helmet-missing
  const admin = express();
  admin.use(express.static("admin"));
  return admin;
}

function makeApi() {
  // ok: helmet-missing
  const api = express();
  if (process.env.NODE_ENV === "production") {
    api.use("/v1", helmet());
  }
  return api;
}

app.use("/admin", makeAdmin());
app.use("/api", makeApi());
app.listen(3000);
