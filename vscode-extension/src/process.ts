/** Run a program to its end and collect what it printed. Knows nothing of the editor. */
import { spawn } from "node:child_process";

export interface RunOptions {
  /** Where it runs: never the workspace, since Python looks for modules in its working directory. */
  readonly cwd: string;
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
}

export interface RunResult {
  /** Exit code; undefined if the program could not be started or was stopped. */
  readonly code: number | undefined;
  /** Standard output and standard error, in the order they came. */
  readonly output: string;
}

export type Run = (command: string, args: readonly string[], options: RunOptions) => Promise<RunResult>;

/** The environment without the variables by which a workspace's shell could bring its own modules into a Python. */
export function withoutPython(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.toUpperCase().startsWith("PYTHON")));
}

export const run: Run = (command, args, options) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: withoutPython(process.env),
      stdio: ["ignore", "pipe", "pipe"],
      windowsHide: true,
      ...(options.signal && { signal: options.signal }),
    });
    let output = "";
    const take = (chunk: string): void => {
      output += chunk;
      for (const line of chunk.split(/\r?\n/)) if (line.trim()) options.onLine?.(line.trim());
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    child.on("error", (error) => { resolve({ code: undefined, output: output + error.message }); });
    child.on("close", (code) => { resolve({ code: code ?? undefined, output }); });
  });
