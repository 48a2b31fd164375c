/** The status bar item: state of the server, count of findings, a menu on click. */
import * as vscode from "vscode";
import { LANGUAGES, type Session } from "./client";
import { statusText, type Counts } from "./statusText";

const ALARM = new vscode.ThemeColor("statusBarItem.errorBackground");

export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem("wardline.status", vscode.StatusBarAlignment.Right, 100);
  /** Findings by document, kept up to date from events: asking for all diagnostics on each keystroke would not scale. */
  private readonly counts = new Map<string, number>();
  private readonly parts: readonly { dispose(): unknown }[];

  constructor(private readonly session: Session) {
    this.item.name = "Wardline";
    this.item.command = "wardline.showMenu";
    this.parts = [
      this.item,
      session.onDidChangeStatus(() => { this.update(); }),
      vscode.window.onDidChangeActiveTextEditor(() => { this.update(); }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => { this.recount(uris); }),
    ];
    this.update();
    this.item.show();
  }

  dispose(): void {
    for (const part of this.parts) part.dispose();
  }

  private recount(uris: readonly vscode.Uri[]): void {
    for (const uri of uris) {
      const count = wardlineDiagnostics(uri).length;
      if (count > 0) this.counts.set(uri.toString(), count);
      else this.counts.delete(uri.toString());
    }
    this.update();
  }

  private update(): void {
    const { text, tooltip, alarming } = statusText(this.session.status, this.totals());
    this.item.text = text;
    this.item.tooltip = new vscode.MarkdownString(tooltip);
    this.item.backgroundColor = alarming ? ALARM : undefined;
  }

  private totals(): Counts {
    const document = vscode.window.activeTextEditor?.document;
    const analysed = document && LANGUAGES.includes(document.languageId);
    const workspace = [...this.counts.values()].reduce((sum, count) => sum + count, 0);
    return { document: analysed ? (this.counts.get(document.uri.toString()) ?? 0) : undefined, workspace };
  }
}

/** Wardline's own diagnostics of a document. */
export function wardlineDiagnostics(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === "wardline");
}

/** The rule that a diagnostic came from. */
export function ruleOf(diagnostic: vscode.Diagnostic): string | undefined {
  const code = typeof diagnostic.code === "object" ? diagnostic.code.value : diagnostic.code;
  return code === undefined ? undefined : String(code);
}
