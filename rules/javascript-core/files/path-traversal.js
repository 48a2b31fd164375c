const express = require("express");
const fs = require("fs");
const path = require("path");
const app = express();
const ROOT = "/srv/files/";
const PAGES = { help: "help.html" };

app.get("/files/:name", (req, res) => {
  // ruleid: javascript.files.path-traversal
  res.sendFile("/srv/files/" + req.params.name);
  const target = path.join(ROOT, req.query.name);
  // ruleid: javascript.files.path-traversal
  const text = fs.readFileSync(target, "utf8");
  // ruleid: javascript.files.path-traversal
  fs.readFile(`/srv/files/${req.query.name}`, (error, data) => res.send(data));
  // ruleid: javascript.files.path-traversal
  fs.promises.unlink(req.body.path);
  // ruleid: javascript.files.path-traversal
  res.download(req.query.file);

  // ok: javascript.files.path-traversal
  res.sendFile(req.params.name, { root: ROOT });
  // ok: javascript.files.path-traversal
  res.sendFile(path.join(ROOT, path.basename(req.params.name)));
  // ok: javascript.files.path-traversal
  fs.readFileSync(`/srv/invoices/${Number(req.query.id)}.txt`);
  // ok: javascript.files.path-traversal
  fs.readFileSync(ROOT + PAGES[req.query.page]);
  // ok: javascript.files.path-traversal
  fs.writeFileSync("/srv/files/last.txt", req.body.text);
  return text;
});

app.get("/checked", (req, res) => {
  const target = path.resolve(ROOT, req.query.name);
  if (!target.startsWith(ROOT)) {
    return res.sendStatus(404);
  }
  // ok: javascript.files.path-traversal
  res.sendFile(target);
});

app.get("/listed", (req, res) => {
  const name = req.query.name;
  if (!["a.txt", "b.txt"].includes(name)) return res.sendStatus(404);
  // ok: javascript.files.path-traversal
  res.sendFile(ROOT + name);
});

app.get("/existing", (req, res) => {
  const target = ROOT + req.query.name;
  if (fs.existsSync(target)) {
    // ruleid: javascript.files.path-traversal
    res.sendFile(target);
  }
});
