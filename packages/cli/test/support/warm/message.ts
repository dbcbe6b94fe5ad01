/** A command line to run, with all that a process would be started with. */
export interface Request {
  /** The bundle that the command's start-up script loads. */
  readonly bundle: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** What a process leaves behind. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What the thread answers: an outcome, or why there is none. */
export type Answer = Outcome | { readonly failed: string };
