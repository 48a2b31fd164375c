/** From settings, workspace and storage to a program that can be started; creates the own environment when needed. */
import { realpathSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import * as path from "node:path";
import * as vscode from "vscode";
import { createServer, existingServer, removeLeftovers } from "./environment";
import { expand, locate, programsOnPath, type Location, type Surroundings } from "./locate";
import { Problem, reason } from "./problem";
import { run } from "./process";

export interface Server {
  readonly origin: Location["origin"];
  readonly command: string;
  /** Working directory: the extension's storage, so that no file of the workspace is taken for a module or a program. */
  readonly cwd: string;
}

const WINDOWS = process.platform === "win32";

/** @throws Problem, also when `superseded` ends an installation. */
export async function resolveServer(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  superseded: AbortSignal,
): Promise<Server> {
  const cwd = await storage(context);
  const around = surroundings();
  const location = locate(around);
  if (location.origin !== "own") return { ...location, cwd };
  const wheel = await shippedWheel(context);
  const command = (await existingServer(cwd, wheel, WINDOWS)) ?? (await install(wheel, cwd, around, log, superseded));
  removeLeftovers(cwd, Date.now()).catch((error: unknown) => { log.warn(`Old environments stay: ${reason(error)}`); });
  return { origin: "own", command, cwd };
}

/** The directory, created when missing, in which the own environment lives. */
export async function storage(context: vscode.ExtensionContext): Promise<string> {
  await vscode.workspace.fs.createDirectory(context.globalStorageUri);
  return context.globalStorageUri.fsPath;
}

async function shippedWheel(context: vscode.ExtensionContext): Promise<string> {
  const directory = context.asAbsolutePath("server");
  const names = await readdir(directory).catch(() => []);
  const wheel = names.find((name) => name.endsWith(".whl"));
  if (wheel !== undefined) return path.join(directory, wheel);
  throw new Problem(
    "This build of the extension carries no server.",
    "Name a wardline program in the setting wardline.server.path, or install the extension from its .vsix file.",
  );
}

async function install(
  wheel: string,
  cwd: string,
  around: Surroundings,
  log: vscode.LogOutputChannel,
  superseded: AbortSignal,
): Promise<string> {
  const title = "Wardline: preparing its server (once)";
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => { stop.abort(); });
      const report = (step: string): void => {
        progress.report({ message: step });
        log.info(`Own environment: ${step}`);
      };
      const chosen = setting("server.python");
      const pythons = chosen ? [expand(chosen, around)] : pythonsOnPath(around);
      const signal = AbortSignal.any([stop.signal, superseded]);
      return createServer({ storage: cwd, wheel, pythons, chosen: chosen !== "", windows: WINDOWS, run, report, signal });
    },
  );
}

function pythonsOnPath(around: Surroundings): string[] {
  const numbered = [14, 13, 12, 11].map((minor) => `python3.${minor}`);
  return programsOnPath(WINDOWS ? ["python", "python3"] : ["python3", "python", ...numbered], around);
}

function surroundings(): Surroundings {
  return {
    configured: setting("server.path"),
    trusted: vscode.workspace.isTrusted,
    folders: (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
    home: homedir(),
    searchPath: (process.env["PATH"] ?? process.env["Path"] ?? "").split(path.delimiter),
    windows: WINDOWS,
    isFile: (file) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
    realPath: (file) => {
      try {
        return realpathSync(file);
      } catch {
        return file;
      }
    },
  };
}

function setting(name: string): string {
  return vscode.workspace.getConfiguration("wardline").get<string>(name, "").trim();
}
