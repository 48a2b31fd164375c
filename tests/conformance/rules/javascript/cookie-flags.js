const express = require("express");
const app = express();
const shared = { httpOnly: true, secure: true };

app.post("/login", function (req, res) {
  // todoruleid: cookie-flags
  res.cookie("sid", req.session.id);
  // todoruleid: cookie-flags
  res.cookie("sid", req.session.id, { secure: true });
  // ok: cookie-flags
  res.cookie("sid", req.session.id, { secure: true, httpOnly: true });
  // ok: cookie-flags
  res.cookie("sid", req.session.id, shared);
  res.end();
});

function remember(request, response) {
  const options = { maxAge: 1000 };
  // ruleid: cookie-flags
  response.cookie("remember", request.user.token, options);
  const strict = { maxAge: 1000, httpOnly: true };
  // ok: cookie-flags
  response.cookie("remember", request.user.token, strict);
  // ok: cookie-flags
  jar.cookie("remember", "x");
}

app.get("/remember", remember);
