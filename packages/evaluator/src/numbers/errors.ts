/** The misuses of this package that a caller can meet; texts from people are refused, not thrown (see parsed.ts). */
export type NumbersErrorCode =
  | 'division-by-zero'
  | 'not-an-integer'
  | 'not-a-rounding-unit'
  | 'not-a-number-of-places'
  | 'unknown-currency'
  | 'date-out-of-range'
  | 'window-ends-before-it-starts'
  | 'outside-calendar'
  | 'not-a-period-of-the-calendar'
  | 'ends-before-it-starts';

/** An error with a stable word code, thrown when a function of this package is asked for something that does not exist. */
export class NumbersError extends Error {
  readonly code: NumbersErrorCode;

  constructor(code: NumbersErrorCode, message: string) {
    super(message);
    this.name = 'NumbersError';
    this.code = code;
  }
}

/** Thrown by every division by zero: a zero quota must be held by the engine, never become a number. */
export class DivisionByZero extends NumbersError {
  constructor(what: string) {
    super('division-by-zero', `${what} cannot be divided by zero`);
    this.name = 'DivisionByZero';
  }
}
