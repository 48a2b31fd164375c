/** The session with the server: start, stop, restart, and the state that the status bar shows. */
import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  type LanguageClientOptions,
  type Middleware,
} from "vscode-languageclient/node";
import { Problem, reason } from "./problem";
import { withoutPython } from "./process";
import { resolveServer, type Server } from "./server";
import type { Status } from "./statusText";

/** The languages that the server has a grammar for. */
export const LANGUAGES = ["python", "javascript", "javascriptreact", "typescript", "typescriptreact", "java", "go"];

/** What the server says about itself in `wardline/status`. */
interface StatusNotification {
  readonly state?: string;
  readonly message?: string;
}

/** A problem with the server; `own` where it is the extension's own and installing it again may help. */
export interface Failure {
  readonly problem: Problem;
  readonly own: boolean;
}

/** How long a failing server has to say why, in milliseconds. */
const LAST_WORDS = 2000;

/** Restarts of a crashing server before the user is asked. */
const PATIENCE = 3;

/** A client that logs and leaves the messages to the session: its own name neither the reason nor a remedy. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export class Session implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<Status>();
  private readonly failed = new vscode.EventEmitter<Failure>();
  private client: LanguageClient | undefined;
  private work: Promise<void> = Promise.resolve();
  private attempt = new AbortController();
  private crashes = 0;
  private current: Status = { state: "starting" };
  /** The server's last words, for the message about a failed start. */
  private lastLines: string[] = [];
  /** Settled once the server has ended and all its output was read. */
  private ended: Promise<void> = Promise.resolve();
  private own = true;

  readonly onDidChangeStatus = this.changed.event;
  readonly onDidFail = this.failed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly middleware: Middleware,
  ) {}

  get status(): Status {
    return this.current;
  }

  /**
   * Start, or stop and start again. Calls queue up: two servers never run at once. An installation under way is broken
   * off: in a remote window the settings may arrive after the first start, and name another server.
   */
  restart(): Promise<void> {
    this.attempt.abort();
    const attempt = new AbortController();
    this.attempt = attempt;
    this.crashes = 0;
    this.work = this.work.then(() => this.stop()).then(() => this.start(attempt.signal));
    return this.work;
  }

  /** Run one of the server's commands. Waits for a start that is under way. */
  async execute(command: string, ...args: readonly unknown[]): Promise<unknown> {
    await this.work;
    if (this.client?.state !== State.Running) {
      throw new Problem("The Wardline server is not running.", "Run the command Wardline: Restart Server.");
    }
    return this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: [...args] });
  }

  async close(): Promise<void> {
    this.attempt.abort();
    await this.work;
    await this.stop();
  }

  dispose(): void {
    this.changed.dispose();
    this.failed.dispose();
  }

  private async start(superseded: AbortSignal): Promise<void> {
    const isOver = (): boolean => superseded.aborted;
    if (isOver()) return;
    this.show({ state: "starting" });
    this.lastLines = [];
    this.own = true;
    try {
      const server = await resolveServer(this.context, this.log, superseded);
      this.own = server.origin === "own";
      this.log.info(`Server: ${server.command} (${server.origin})`);
      this.client = this.newClient(server);
      await this.client.start();
      this.show({ state: "ok", server: server.command });
    } catch (error) {
      if (isOver()) return;
      if (!(error instanceof Problem)) await Promise.race([this.ended, delay(LAST_WORDS)]);
      this.fail(this.problem(error));
    }
  }

  private async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.log.debug(`While stopping: ${reason(error)}`); // a server that never ran cannot be stopped
    }
  }

  private newClient(server: Server): LanguageClient {
    const client = new QuietClient("wardline", "Wardline", () => this.spawn(server), this.options());
    client.onNotification("wardline/status", (status: StatusNotification) => { this.receive(status, server); });
    return client;
  }

  private options(): LanguageClientOptions {
    return {
      // Every language: rules may look at any text, and the server leaves alone what none looks at.
      documentSelector: [{ scheme: "file" }, { scheme: "untitled" }],
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: {
        statusNotifications: true,
        hoverShowsDiagnostics: true,
        trusted: vscode.workspace.isTrusted,
      },
      initializationFailedHandler: () => false,
      middleware: this.middleware,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => this.closed(),
      },
      stdioOptions: {
        stdout: () => undefined, // the protocol's own stream
        stderr: (stream) => { this.keep(stream.setEncoding("utf8")); },
      },
    };
  }

  private spawn(server: Server): Promise<ChildProcess> {
    return new Promise((resolve, reject) => {
      const guarded = server.origin === "own" || !vscode.workspace.isTrusted;
      const env = guarded ? withoutPython(process.env) : process.env;
      const child = spawn(server.command, ["lsp", "--stdio"], { cwd: server.cwd, env, windowsHide: true });
      child.once("spawn", () => { resolve(child); });
      child.once("error", reject);
      this.ended = new Promise((done) => child.once("close", () => { done(); }));
      child.once("exit", (code, signal) => { this.log.info(`The server ended (${signal ?? `exit code ${code ?? "unknown"}`}).`); });
    });
  }

  private keep(stream: NodeJS.ReadableStream): void {
    stream.on("data", (chunk: string) => {
      for (const line of chunk.split(/\r?\n/).filter((line) => line.trim())) {
        this.log.info(`[server] ${line}`);
        this.lastLines = [...this.lastLines.slice(-19), line];
      }
    });
  }

  private closed(): { action: CloseAction; handled: boolean } {
    this.crashes += 1;
    const again = this.crashes <= PATIENCE && this.current.state !== "starting";
    if (!again && this.current.state !== "starting") this.fail(this.crashed());
    return { action: again ? CloseAction.Restart : CloseAction.DoNotRestart, handled: true };
  }

  private receive(status: StatusNotification, server: Server): void {
    const state = status.state === "analysing" || status.state === "starting" || status.state === "error" ? status.state : "ok";
    this.show({ state, server: server.command, ...(status.message && { message: status.message }) });
  }

  private problem(error: unknown): Problem {
    if (error instanceof Problem) return error;
    const why = (this.lastLines.at(-1) ?? reason(error)).replace(/\.?$/, ".");
    return new Problem(
      `The Wardline server did not start: ${why}`,
      "The log says more. Check the setting wardline.server.path, or run the command Wardline: Restart Server.",
      [reason(error), ...this.lastLines].join("\n"),
    );
  }

  private crashed(): Problem {
    const remedy = "The log says more. Run the command Wardline: Restart Server to try again.";
    return new Problem(`The Wardline server stopped ${this.crashes} times.`, remedy, this.lastLines.join("\n"));
  }

  private fail(problem: Problem): void {
    this.log.error([problem.message, problem.remedy, problem.log].filter(Boolean).join("\n"));
    this.show({ state: "error", message: problem.message });
    this.failed.fire({ problem, own: this.own });
  }

  private show(status: Status): void {
    this.current = status;
    this.changed.fire(status);
  }
}
