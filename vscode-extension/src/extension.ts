/** Entry point: finds the server, starts it, shows its state. Everything else is the standard protocol. */
import * as vscode from "vscode";
import { Session } from "./client";
import { registerCommands } from "./commands";
import { LessonProvider, lessonMiddleware } from "./lesson";
import { settingsMiddleware } from "./settings";
import { StatusBar } from "./status";

let session: Session | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("Wardline", { log: true });
  const current = new Session(context, log, { ...lessonMiddleware, ...settingsMiddleware });
  session = current;
  context.subscriptions.push(log, current, new StatusBar(current), new LessonProvider(current).register());
  registerCommands(context, current, log);
  context.subscriptions.push(
    // Trust lets the workspace's own environment and settings count.
    vscode.workspace.onDidGrantWorkspaceTrust(() => void current.restart()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("wardline.server")) void current.restart();
    }),
  );
  // Not awaited: installing the server may take a while, and the commands must answer meanwhile.
  void current.restart();
}

export function deactivate(): Promise<void> | undefined {
  return session?.close();
}
