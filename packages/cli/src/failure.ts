import { EXIT, type ExitCode } from './exit-codes.ts';

/** A reason to stop that the user can act on: shown as one message and a hint, never as a stack trace. */
export class Failure extends Error {
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  /** @param hint what to do about it, as a sentence */
  constructor(message: string, hint?: string, exitCode: ExitCode = EXIT.failed) {
    super(message);
    this.name = 'Failure';
    this.hint = hint;
    this.exitCode = exitCode;
  }
}
