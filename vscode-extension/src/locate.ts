/**
 * Which server runs: the one a setting names, else the workspace's, else the extension's own.
 *
 * Pure apart from the `isFile` it is given; knows nothing of the editor. In an untrusted workspace it never answers
 * with a program that lies inside the workspace.
 */
import * as path from "node:path";
import { Problem } from "./problem";

export interface Surroundings {
  /** The setting `wardline.server.path`; empty if unset. */
  readonly configured: string;
  readonly trusted: boolean;
  /** The workspace folders, absolute. */
  readonly folders: readonly string[];
  readonly home: string;
  /** The directories of PATH. */
  readonly searchPath: readonly string[];
  readonly windows: boolean;
  /** Whether a file is there (symbolic links followed). */
  readonly isFile: (file: string) => boolean;
  /** The path with its symbolic links resolved; the path itself if there is no such file. */
  readonly realPath: (file: string) => string;
}

export type Location =
  | { readonly origin: "setting" | "workspace"; readonly command: string }
  | { readonly origin: "own" };

/** Names of virtual environments looked for in each workspace folder, in this order. */
const ENVIRONMENTS = [".venv", "venv"];

/** @throws Problem if the setting names something that is not there. */
export function locate(around: Surroundings): Location {
  if (around.configured.trim()) {
    const command = fromSetting(around.configured.trim(), around);
    if (around.trusted || !insideWorkspace(command, around)) return { origin: "setting", command };
  }
  const command = around.trusted ? fromWorkspace(around) : undefined;
  return command === undefined ? { origin: "own" } : { origin: "workspace", command };
}

/**
 * The programs on PATH with one of these names, best name first. Directories that are relative, or that lie inside the
 * workspace, do not count: starting the editor from a shell with an activated environment puts such a one on PATH.
 */
export function programsOnPath(names: readonly string[], around: Omit<Surroundings, "configured">): string[] {
  const directories = around.searchPath.filter((entry) => path.isAbsolute(entry) && !insideWorkspace(entry, around));
  return names.flatMap((name) =>
    directories.map((directory) => path.join(directory, executable(name, around.windows))).filter(around.isFile),
  );
}

/** `name` as the system spells a program. */
export function executable(name: string, windows: boolean): string {
  return windows && !name.endsWith(".exe") ? `${name}.exe` : name;
}

/** The directory of programs in a virtual environment. */
export function scripts(environment: string, windows: boolean): string {
  return path.join(environment, windows ? "Scripts" : "bin");
}

/** `~` and `${workspaceFolder}` replaced. */
export function expand(value: string, around: Pick<Surroundings, "home" | "folders">): string {
  const home = value.replace(/^~(?=$|[/\\])/, () => around.home);
  return home.replaceAll("${workspaceFolder}", () => around.folders[0] ?? "");
}

function fromSetting(configured: string, around: Surroundings): string {
  const value = expand(configured, around);
  const isName = !/[/\\]/.test(value);
  const command = isName ? programsOnPath([value], around)[0] : value;
  if (command !== undefined && path.isAbsolute(command) && around.isFile(command)) return command;
  throw new Problem(
    `The setting wardline.server.path names "${configured}", and there is no such program.`,
    "Give the full path of a wardline program, or empty the setting: the extension then installs one of its own.",
  );
}

function fromWorkspace(around: Surroundings): string | undefined {
  return around.folders
    .flatMap((folder) => ENVIRONMENTS.map((name) => scripts(path.join(folder, name), around.windows)))
    .map((directory) => path.join(directory, executable("wardline", around.windows)))
    .find(around.isFile);
}

function insideWorkspace(file: string, around: Pick<Surroundings, "folders" | "realPath">): boolean {
  // Both spellings count: a link outside that leads in, and a link inside that leads out.
  return around.folders.some((folder) => contains(folder, file) || contains(around.realPath(folder), around.realPath(file)));
}

function contains(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative === "" || (!relative.startsWith("..") && !path.isAbsolute(relative));
}
