const child_process = require("child_process");
const { exec, execSync, execFile, spawn } = require("node:child_process");
const app = require("express")();

app.post("/convert", (req, res) => {
  // ruleid: javascript.injection.command
  exec("convert " + req.body.file, () => {});
  const name = req.query.name;
  // ruleid: javascript.injection.command
  child_process.execSync(`ls ${name}`, { encoding: "utf8" });
  // ruleid: javascript.injection.command
  const out = execSync(["cat", req.params.path].join(" "));
  // ruleid: javascript.injection.command
  spawn(`tail ${name}`, { shell: true });

  // ok: javascript.injection.command
  execFile("convert", [req.body.file]);
  // ok: javascript.injection.command
  exec("uptime");
  // ok: javascript.injection.command
  exec("sleep " + parseInt(req.query.seconds, 10));
  // ok: javascript.injection.command
  spawn("tail", [name]);
  res.send(out.length.toString());
});
