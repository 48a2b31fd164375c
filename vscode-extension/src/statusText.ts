/** What the status bar says. Pure: a value in, words out. */

export interface Status {
  readonly state: "starting" | "analysing" | "ok" | "error";
  /** The server's program, once it is known. */
  readonly server?: string;
  readonly message?: string;
}

export interface Counts {
  /** Findings in the active document; undefined where it is none that Wardline analyses. */
  readonly document: number | undefined;
  readonly workspace: number;
}

export interface StatusText {
  readonly text: string;
  /** Markdown. */
  readonly tooltip: string;
  /** Whether it must catch the eye: a server that does not run does; findings are shown where they are. */
  readonly alarming: boolean;
}

const ICONS: Record<Status["state"], string> = {
  starting: "$(loading~spin)",
  analysing: "$(sync~spin)",
  ok: "$(shield)",
  error: "$(error)",
};

const WORDS: Record<Status["state"], string> = {
  starting: "Starting the server…",
  analysing: "Analysing…",
  ok: "Ready",
  error: "The server is not running",
};

export function statusText(status: Status, counts: Counts): StatusText {
  const shown = counts.document ?? counts.workspace;
  const known = status.state === "ok" || status.state === "analysing";
  return {
    text: known ? `${ICONS[status.state]} Wardline: ${shown}` : `${ICONS[status.state]} Wardline`,
    tooltip: tooltip(status, counts),
    alarming: status.state === "error",
  };
}

function tooltip(status: Status, counts: Counts): string {
  const here = counts.document === undefined ? [] : [`- ${count(counts.document, "finding")} in this file`];
  const lines = status.state === "error" ? [] : [...here, `- ${count(counts.workspace, "finding")} in the files analysed so far`];
  const server = status.server ? [`\`${status.server}\``] : [];
  return [`**Wardline** · ${status.message ?? WORDS[status.state]}`, lines.join("\n"), ...server].filter(Boolean).join("\n\n");
}

/** A number with its noun: "1 finding", "No files". */
export function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number === 0 ? "No" : number} ${noun}s`;
}
