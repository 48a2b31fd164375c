const express = require("express");
const escape = require("escape-html");
const app = express();

app.get("/hello", (req, res) => {
  const name = req.query.name;
  // ruleid: no-unescaped-template
  res.send("<h1>Hello " + name + "</h1>");
});

app.get("/user/:id", (req, res) => {
  // ok: no-unescaped-template
  res.send(`<p>${escape(req.params.id)}</p>`);
  // ruleid: no-unescaped-template
  res.status(404).send(`no user ${req.params.id}`);
});

app.get("/list", (req, res) => {
  const filter = req.param("filter");
  let html = "<ul>";
  for (const item of items) {
    html += "<li>" + item.name + "</li>";
  }
  // ok: no-unescaped-template
  res.write(html);
  html = html + filter;
  // ruleid: no-unescaped-template
  res.write(html);
  res.end();
});
