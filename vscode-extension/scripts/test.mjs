// Bundle the unit tests and run them. The files are named one by one: Node 20 and later versions differ about globs.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";

const names = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
await esbuild.build({
  entryPoints: names.map((name) => join("test", name)),
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  sourcemap: "inline",
  outdir: join("out", "test"),
});
const files = names.map((name) => join("out", "test", name.replace(/\.ts$/, ".js")));
process.exit(spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" }).status ?? 1);
