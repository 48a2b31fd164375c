/** The commands of the palette and of the status bar's menu, and the message about a server that did not start. */
import * as vscode from "vscode";
import type { Failure, Session } from "./client";
import { forgetServer } from "./environment";
import { openLessonHere } from "./lesson";
import { Problem, reason } from "./problem";
import { storage } from "./server";
import { count } from "./statusText";

export function registerCommands(context: vscode.ExtensionContext, session: Session, log: vscode.LogOutputChannel): void {
  const commands: Record<string, () => unknown> = {
    "wardline.restart": () => session.restart(),
    "wardline.scanWorkspace": () => scanWorkspace(session),
    "wardline.showLesson": openLessonHere,
    "wardline.showOutput": () => { log.show(); },
    "wardline.showMenu": showMenu,
  };
  for (const [name, action] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, () => reported(action)));
  }
  context.subscriptions.push(session.onDidFail((failure) => void offerRemedy(context, session, log, failure)));
}

/** What the server answers to a scan. */
interface ScanResult {
  readonly files: number;
  readonly findings: number;
  readonly cancelled: boolean;
}

async function scanWorkspace(session: Session): Promise<void> {
  const result = (await session.execute("wardline.rescanWorkspace")) as ScanResult | null;
  if (result?.cancelled) return;
  if (result) {
    const text = `Wardline: ${count(result.findings, "finding")} in ${count(result.files, "file")}`;
    vscode.window.setStatusBarMessage(text, 8000);
  }
  await vscode.commands.executeCommand("workbench.actions.view.problems");
}

async function showMenu(): Promise<void> {
  const entries = [
    { label: "$(list-unordered) Show Findings", command: "workbench.actions.view.problems" },
    { label: "$(search) Scan Workspace", command: "wardline.scanWorkspace" },
    { label: "$(book) Open Lesson", command: "wardline.showLesson" },
    { label: "$(debug-restart) Restart Server", command: "wardline.restart" },
    { label: "$(output) Show Output", command: "wardline.showOutput" },
  ];
  const chosen = await vscode.window.showQuickPick(entries, { placeHolder: "Wardline" });
  if (chosen) await vscode.commands.executeCommand(chosen.command);
}

async function offerRemedy(
  context: vscode.ExtensionContext,
  session: Session,
  log: vscode.LogOutputChannel,
  { problem, own }: Failure,
): Promise<void> {
  const actions: Record<string, () => unknown> = {
    "Show Log": () => { log.show(); },
    "Open Settings": () => vscode.commands.executeCommand("workbench.action.openSettings", "wardline.server"),
    ...(own && { "Install Again": () => installAgain(context, session) }),
  };
  const chosen = await vscode.window.showErrorMessage(`${problem.message} ${problem.remedy}`, ...Object.keys(actions));
  if (chosen !== undefined) await reported(() => actions[chosen]?.());
}

async function installAgain(context: vscode.ExtensionContext, session: Session): Promise<void> {
  await forgetServer(await storage(context));
  await session.restart();
}

/** Run an action; a failure becomes a message, with its remedy where there is one. */
async function reported(action: () => unknown): Promise<void> {
  try {
    await action();
  } catch (error) {
    const remedy = error instanceof Problem ? ` ${error.remedy}` : "";
    void vscode.window.showErrorMessage(`Wardline: ${reason(error)}${remedy}`);
  }
}
