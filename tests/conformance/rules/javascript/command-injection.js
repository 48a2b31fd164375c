const child_process = require("child_process");
const app = require("express")();

app.get("/ping", (req, res) => {
  const host = req.query.host;
  // ruleid: command-injection
  child_process.exec("ping -c 1 " + host, (error, out) => res.send(out));
});

app.get("/resize", (req, res) => {
  const width = parseInt(req.query.width, 10);
  // ok: command-injection
  child_process.execSync(`convert in.png -resize ${width} out.png`);
  const parts = ["convert", "in.png"];
  parts.push(req.query.options);
  // ruleid: command-injection
  child_process.execSync(parts.join(" "));
  res.end();
});

app.post("/archive", (req, res) => {
  let name = req.body.name;
  if (name) {
    name = name.trim().toLowerCase();
  }
  // ruleid: command-injection
  child_process.spawn(`tar czf ${name}.tgz data`, [], { cwd: "/srv", shell: true });
  // ok: command-injection
  child_process.spawn("tar", ["czf", name], { cwd: "/srv" });
  // ruleid: command-injection
  child_process.spawn("tar", ["czf", name], { shell: true });
  res.status(204).end();
});
