/**
 * The extension's own Python environment: a venv in the extension's storage with the wheel that the extension ships.
 *
 * Knows nothing of the editor; programs run through the `run` it is given. Two windows may create one at the same time:
 * each builds a directory of its own, and a pointer file, replaced atomically, says which one counts.
 */
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { executable, scripts } from "./locate";
import { Problem } from "./problem";
import type { Run, RunResult } from "./process";

/** Oldest Python that runs the server; the wheel's own `requires-python`. */
export const MINIMUM = [3, 11] as const;

export interface Workshop {
  /** A directory of the extension's own; created when missing. */
  readonly storage: string;
  /** The wheel of the server. */
  readonly wheel: string;
  /** Pythons to try, best first. */
  readonly pythons: readonly string[];
  /** Whether `pythons` is the user's own choice, named by a setting. */
  readonly chosen: boolean;
  readonly windows: boolean;
  readonly run: Run;
  readonly report: (step: string) => void;
  readonly signal: AbortSignal;
}

/** The server's program in the environment that fits this wheel, if one has been created. */
export async function existingServer(storage: string, wheel: string, windows: boolean): Promise<string | undefined> {
  const pointer = await readPointer(storage);
  if (pointer?.digest !== (await digest(wheel))) return undefined;
  const environment = path.join(storage, pointer.directory);
  const usable = [programIn(environment, windows), pythonIn(environment, windows)].every((file) => existsSync(file));
  return usable ? programIn(environment, windows) : undefined;
}

/**
 * Create an environment and return the server's program in it.
 *
 * @throws Problem with the remedy and the log if there is no suitable Python, or a step fails.
 */
export async function createServer(workshop: Workshop): Promise<string> {
  await fs.mkdir(workshop.storage, { recursive: true });
  workshop.report("looking for Python");
  const python = await suitablePython(workshop);
  const directory = `environment-${randomBytes(6).toString("hex")}`;
  const environment = path.join(workshop.storage, directory);
  try {
    await build(workshop, python, environment);
  } catch (error) {
    await fs.rm(environment, { recursive: true, force: true });
    throw error;
  }
  await writePointer(workshop.storage, { digest: await digest(workshop.wheel), directory });
  return programIn(environment, workshop.windows);
}

/** Forget the environment, so that the next start creates a new one. */
export async function forgetServer(storage: string): Promise<void> {
  await fs.rm(pointerFile(storage), { force: true });
}

/** Remove environments that no longer count and that no other window can have just begun to build. */
export async function removeLeftovers(storage: string, now: number, patience = 24 * 3600 * 1000): Promise<void> {
  const current = (await readPointer(storage))?.directory;
  const names = existsSync(storage) ? await fs.readdir(storage) : [];
  for (const name of names.filter((name) => name.startsWith("environment-") && name !== current)) {
    const directory = path.join(storage, name);
    const { mtimeMs } = await fs.stat(directory);
    if (now - mtimeMs > patience) await fs.rm(directory, { recursive: true, force: true });
  }
}

async function build(workshop: Workshop, python: string, environment: string): Promise<void> {
  const { run, storage: cwd, signal } = workshop;
  // -I: the working directory does not decide which modules run, nor do the user's own site-packages.
  workshop.report("creating the environment");
  const venv = await run(python, ["-I", "-m", "venv", environment], { cwd, signal });
  if (venv.code !== 0) throw venvProblem(venv, python, signal);

  workshop.report("installing the server");
  const install = ["-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--only-binary", ":all:"];
  const onLine = (line: string): void => {
    const step = /^(?:Collecting|Downloading|Installing) \S+/.exec(line)?.[0];
    if (step) workshop.report(step.toLowerCase());
  };
  const pip = await run(pythonIn(environment, workshop.windows), [...install, workshop.wheel], { cwd, signal, onLine });
  if (pip.code !== 0) throw pipProblem(pip, signal);
}

async function suitablePython(workshop: Workshop): Promise<string> {
  const seen: string[] = [];
  for (const python of workshop.pythons) {
    const version = await pythonVersion(python, workshop);
    if (version && atLeast(version, MINIMUM)) return python;
    seen.push(`${python}: ${version ? `Python ${version.join(".")}` : "does not run"}`);
  }
  const wanted = MINIMUM.join(".");
  throw new Problem(
    workshop.chosen
      ? `The setting wardline.server.python names a program that is not Python ${wanted} or later.`
      : `No Python ${wanted} or later was found on PATH.`,
    `Install Python ${wanted} or later, or name one in the setting wardline.server.python.`,
    seen.join("\n"),
  );
}

async function pythonVersion(python: string, workshop: Workshop): Promise<readonly number[] | undefined> {
  const script = "import sys; print('version', *sys.version_info[:2])";
  const { code, output } = await workshop.run(python, ["-I", "-c", script], { cwd: workshop.storage, signal: workshop.signal });
  const match = code === 0 ? /version (\d+) (\d+)/.exec(output) : null;
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}

function atLeast(version: readonly number[], minimum: readonly number[]): boolean {
  const [major = 0, minor = 0] = version;
  const [wantedMajor = 0, wantedMinor = 0] = minimum;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

function venvProblem(result: RunResult, python: string, signal: AbortSignal): Problem {
  if (signal.aborted) return cancelled(result);
  const remedy = result.output.includes("ensurepip")
    ? "This Python comes without venv. On Debian or Ubuntu install the package python3-venv; or name another Python in the setting wardline.server.python."
    : "The log says why. You can name another Python in the setting wardline.server.python.";
  return new Problem(`${python} could not create an environment for the server.`, remedy, result.output);
}

function pipProblem(result: RunResult, signal: AbortSignal): Problem {
  if (signal.aborted) return cancelled(result);
  const unreachable = /Temporary failure|Connection|ProxyError|SSLError|No matching distribution|timed out/i.test(result.output);
  const remedy = unreachable
    ? "pip could not get the packages the server needs. Check the network and pip's index and proxy settings, or install wardline yourself and name it in the setting wardline.server.path."
    : "The log says why. You can also install wardline yourself and name it in the setting wardline.server.path.";
  return new Problem("pip could not install the server.", remedy, result.output);
}

function cancelled(result: RunResult): Problem {
  return new Problem("Installing the server was cancelled.", "Run the command Wardline: Restart Server to try again.", result.output);
}

interface Pointer {
  /** Of the wheel that the environment was made from. */
  readonly digest: string;
  /** Name of the environment inside the storage. */
  readonly directory: string;
}

async function readPointer(storage: string): Promise<Pointer | undefined> {
  try {
    const value = JSON.parse(await fs.readFile(pointerFile(storage), "utf8")) as Partial<Pointer>;
    const { digest, directory } = value;
    const valid = typeof digest === "string" && typeof directory === "string" && path.basename(directory) === directory;
    return valid ? { digest, directory } : undefined;
  } catch {
    return undefined; // missing or damaged: the same as not created yet
  }
}

async function writePointer(storage: string, pointer: Pointer): Promise<void> {
  const draft = path.join(storage, `${pointer.directory}.json`);
  await fs.writeFile(draft, JSON.stringify(pointer));
  await fs.rename(draft, pointerFile(storage));
}

function pointerFile(storage: string): string {
  return path.join(storage, "current.json");
}

async function digest(file: string): Promise<string> {
  return createHash("sha256").update(await fs.readFile(file)).digest("hex");
}

function pythonIn(environment: string, windows: boolean): string {
  return path.join(scripts(environment, windows), executable("python", windows));
}

function programIn(environment: string, windows: boolean): string {
  return path.join(scripts(environment, windows), executable("wardline", windows));
}
