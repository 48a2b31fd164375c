// Bundle the extension into out/extension.js: --production without source map, --watch to stay and rebuild.
// Beside it, out/NOTICES.txt has the licences of the packages that the bundle contains.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";

const flags = new Set(process.argv.slice(2));
const options = {
  entryPoints: ["src/extension.ts"],
  outfile: "out/extension.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  minify: flags.has("--production"),
  sourcemap: !flags.has("--production"),
  metafile: true,
  logLevel: "info",
};

function notices(metafile) {
  const inputs = Object.keys(metafile.inputs).map((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  return [...new Set(inputs)].filter(Boolean).sort().map(notice).join(`\n${"-".repeat(80)}\n\n`);
}

function notice(directory) {
  const { name, version, license } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"));
  const file = readdirSync(directory).find((name) => /^licen[cs]e/i.test(name));
  if (!file) throw new Error(`${name} comes without the text of its licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(directory, file), "utf8").trim()}\n`;
}

if (flags.has("--watch")) {
  await (await esbuild.context(options)).watch();
} else {
  const { metafile } = await esbuild.build(options);
  writeFileSync("out/NOTICES.txt", notices(metafile));
}
