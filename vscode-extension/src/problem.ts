/** A failure that the user can do something about. Knows nothing of the editor, so that every module can raise one. */
export class Problem extends Error {
  constructor(
    /** One sentence: what did not work. */
    message: string,
    /** One or two sentences: what to do about it. */
    readonly remedy: string,
    /** Output of the program that failed, for the log. */
    readonly log = "",
  ) {
    super(message);
    this.name = "Problem";
  }
}

/** The message of anything that was thrown. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
