// Build the wheel of the server into server/, from where the .vsix carries it.
// WARDLINE_PYTHON names the Python that builds; without it the repository's .venv, then python3, then python.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const extension = dirname(dirname(fileURLToPath(import.meta.url)));
const repository = dirname(extension);
const target = join(extension, "server");
const own = join(repository, ".venv", ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]));

function pythons() {
  const named = process.env.WARDLINE_PYTHON;
  return named ? [named] : [...(existsSync(own) ? [own] : []), "python3", "python"];
}

function build(python) {
  // Where the build back end is installed, pip need not fetch it.
  const ready = spawnSync(python, ["-c", "import hatchling"], { stdio: "ignore" }).status === 0;
  const isolation = ready ? ["--no-build-isolation"] : [];
  const args = ["-m", "pip", "wheel", "--quiet", "--no-deps", ...isolation, "--wheel-dir", target, repository];
  return spawnSync(python, args, { stdio: "inherit" });
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const built = pythons().some((python) => build(python).status === 0);
const wheels = readdirSync(target).filter((name) => name.endsWith(".whl"));
if (!built || wheels.length !== 1) {
  console.error("The wheel of the server could not be built; see the messages above.");
  process.exit(1);
}
console.log(`server/${wheels[0]}`);
