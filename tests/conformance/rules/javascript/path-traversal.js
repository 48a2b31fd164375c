const fs = require("fs");
const path = require("path");
const express = require("express");
const app = express();
const ROOT = path.join(__dirname, "files");

app.get("/file/:name", (req, res) => {
  const file = path.join(ROOT, req.params.name);
  // ruleid: path-traversal
  fs.readFile(file, "utf8", (error, text) => {
    res.type("text").send(text);
  });
});

app.get("/safe/:name", (req, res) => {
  const file = path.join(ROOT, path.basename(req.params.name));
  // ok: path-traversal
  res.sendFile(file);
  // ok: path-traversal
  fs.readFileSync(path.join(ROOT, "index.html"));
});

app.post("/export", auth, (req, res) => {
  const { format, name } = req.body;
  let target = ROOT + "/";
  target += name;
  // ruleid: path-traversal
  fs.createReadStream(`${target}.${format}`).pipe(res);
});

app.use("/static", (req, res) => {
  // ok: path-traversal
  res.sendFile(req.path);
});
