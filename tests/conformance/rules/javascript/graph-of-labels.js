const mailer = require("./mailer");

exports.contact = (req, res) => {
  const text = req.body.text;
  // ok: graph-of-labels
  mailer.send("admin@example.org", text);
  const html = "<p>" + text;
  // ruleid: graph-of-labels
  mailer.send("admin@example.org", html);
  res.end();
};

exports.plain = (req, res) => {
  const text = "Message: " + req.body.text;
  // ok: graph-of-labels
  mailer.send("admin@example.org", text);
  const other = "<b>" + res.locals.name;
  // ok: graph-of-labels
  mailer.send("admin@example.org", other);
};
