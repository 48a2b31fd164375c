// Bundle the extension into out/extension.js: --production without source map, --watch to stay and rebuild.
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
  logLevel: "info",
};

if (flags.has("--watch")) {
  await (await esbuild.context(options)).watch();
} else {
  await esbuild.build(options);
}
