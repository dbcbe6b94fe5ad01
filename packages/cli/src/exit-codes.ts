/** What the command's exit status says, so that scripts can tell a broken plan from a broken tool. */
export const EXIT = {
  clean: 0,
  /** The tool failed, or was asked for something it cannot do. */
  failed: 1,
  /** There are warnings at or above `--fail-on`. */
  warnings: 2,
  /** There are errors in the plan, its examples or its data. */
  errors: 3,
  /** Paid, but somebody is held. */
  held: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Sets the exit status unless a worse one is set: errors over held payees over warnings; a failure over all. */
export function exitWith(code: ExitCode): void {
  const rank = [EXIT.clean, EXIT.warnings, EXIT.held, EXIT.errors, EXIT.failed] as readonly number[];
  const before = Number(process.exitCode ?? EXIT.clean);
  if (rank.indexOf(code) > rank.indexOf(before)) process.exitCode = code;
}
