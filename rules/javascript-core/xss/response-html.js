const escapeHtml = require("escape-html");
const app = require("express")();

app.get("/hello", (req, res) => {
  // ruleid: javascript.xss.response-html
  res.send("<h1>Hello " + req.query.name + "</h1>");
  const name = req.params.name;
  // ruleid: javascript.xss.response-html
  res.status(404).send(`<p>No page ${name}</p>`);
  const { term } = req.query;
  const page = "<b>" + term + "</b>";
  // ruleid: javascript.xss.response-html
  res.write(page);

  // ok: javascript.xss.response-html
  res.send("<h1>Hello " + escapeHtml(req.query.name) + "</h1>");
  // ok: javascript.xss.response-html
  res.json({ name: req.query.name });
  // ok: javascript.xss.response-html
  res.send({ name });
  // ok: javascript.xss.response-html
  res.send(`<p>Page ${Number(req.query.page)}</p>`);
  // ok: javascript.xss.response-html
  res.render("hello", { name });
});

app.get("/proxy", async (req, res) => {
  const answer = await fetch(req.query.url);
  // What another server says is no data of the request; that the address is, is the business of network.ssrf.
  // ok: javascript.xss.response-html
  res.send(await answer.text());
  const user = await database.find(req.params.id);
  // ok: javascript.xss.response-html
  res.send(user);
  // ruleid: javascript.xss.response-html
  res.send((await answer.text()) + req.query.note);
});
