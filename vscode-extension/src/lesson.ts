/** Lessons: the server's page for a rule, shown as a rendered Markdown preview beside the code. */
import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";
import type { Session } from "./client";
import { Problem } from "./problem";
import { ruleOf, wardlineDiagnostics } from "./status";

const SCHEME = "wardline-lesson";

/** The text of lesson documents; asks the server, so that a preview restored after a reload is filled too. */
export class LessonProvider implements vscode.TextDocumentContentProvider {
  constructor(private readonly session: Session) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const rule = uri.path.replace(/^\//, "").replace(/\.md$/, "");
    const page = await this.session.execute("wardline.explain", rule);
    if (typeof page === "string" && page !== "") return page;
    throw new Problem(`There is no lesson for ${rule}.`, "The rule may have been removed from the project's packs.");
  }

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }
}

/** Runs the server's `wardline.openLesson` here, where the editor is; every other command goes to the server. */
export const lessonMiddleware: Middleware = {
  executeCommand: async (command, args: unknown[], next) => {
    const [rule] = args;
    if (command !== "wardline.openLesson" || typeof rule !== "string") return (await next(command, args)) as unknown;
    await openLesson(rule);
    return undefined;
  },
};

export async function openLesson(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
  await vscode.workspace.openTextDocument(uri); // so that a failure is reported here and not as an empty preview
  await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
}

/** The lesson for the finding at the cursor, else one chosen from the active document's findings. */
export async function openLessonHere(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const findings = editor ? wardlineDiagnostics(editor.document.uri) : [];
  const here = findings.filter((finding) => editor?.selection.intersection(finding.range));
  const rule = rules(here)[0] ?? (await choose(rules(findings)));
  if (rule !== undefined) await openLesson(rule);
}

async function choose(choices: string[]): Promise<string | undefined> {
  if (choices.length > 1) return vscode.window.showQuickPick(choices, { placeHolder: "The lesson for which rule?" });
  if (choices.length === 0) void vscode.window.showInformationMessage("Wardline has found nothing in this file.");
  return choices[0];
}

function rules(findings: readonly vscode.Diagnostic[]): string[] {
  return [...new Set(findings.map(ruleOf).filter((rule) => rule !== undefined))];
}
