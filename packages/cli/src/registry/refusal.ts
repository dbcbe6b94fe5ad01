import { EXIT, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/**
 * Why something is not published, pulled or paid by. The codes are stable: scripts may go by them, and
 * docs/publishing.md says of each what to do.
 */
export const REFUSALS = {
  'plan-has-errors': EXIT.errors,
  'examples-fail': EXIT.errors,
  'claim-false': EXIT.errors,
  'dirty-tree': EXIT.failed,
  'no-key': EXIT.failed,
  'key-unusable': EXIT.failed,
  'approval-unusable': EXIT.failed,
  'approval-expired': EXIT.failed,
  collision: EXIT.failed,
  'closed-period': EXIT.failed,
  damaged: EXIT.errors,
  drift: EXIT.errors,
  'registry-unreachable': EXIT.failed,
  'registry-denied': EXIT.failed,
  'registry-failed': EXIT.failed,
} as const satisfies Readonly<Record<string, ExitCode>>;

export type RefusalCode = keyof typeof REFUSALS;

/** A refusal with its stable code, what is so, and what to do. */
export class Refusal extends Failure {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string, hint: string) {
    super(`${code}: ${message}`, hint, REFUSALS[code]);
    this.name = 'Refusal';
    this.code = code;
  }
}
