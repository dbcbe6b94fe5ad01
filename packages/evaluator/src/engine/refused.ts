import type { RefusalCode } from '../format/codes.ts';

/** Thrown where a run, an explanation or an example cannot start at all; the code is one of `REFUSAL_CODES`. */
export class RunRefused extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = 'RunRefused';
    this.code = code;
  }
}
