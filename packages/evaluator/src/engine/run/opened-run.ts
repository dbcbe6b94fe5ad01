import type { TotalExpression } from '../../format/types/index.ts';
import type { Rational } from '../../numbers/index.ts';
import type { Engine } from '../evaluate/engine.ts';
import { addsUpByMonth, monthKey } from '../evaluate/totals.ts';
import type { RunInput } from '../input.ts';
import { found } from '../outcome.ts';
import type { Steps } from '../steps.ts';
import type { Subject } from '../subject.ts';
import { engineOf } from './engine-of.ts';
import { type VersionInForce, versionInForce } from './version.ts';

/**
 * The input of a run with the engine that works on it: whoever runs it and then explains payees asks the same engine, which
 * reads its tables once.
 */
export class OpenedRun {
  readonly input: RunInput;
  readonly version: VersionInForce;
  readonly engine: Engine;

  /** Throws `RunRefused` where the run cannot start: an unknown period, no version of the plan in force. */
  constructor(input: RunInput) {
    this.input = input;
    this.version = versionInForce(input.evaluators, input.period);
    this.engine = engineOf(input, this.version.evaluator);
  }

  /** Works out in steps what every payee asks for: who is credited with which rows, and what each row comes to. */
  *arrange(): Steps<void> {
    yield* this.engine.arrange(this.version.window.to);
  }

  /**
   * Takes what a total adds up to for a subject in a month of the plan year, 0 for its first, from who has read the rows: they
   * are not read again for it. Only for totals that add up by month.
   */
  takeSum(total: TotalExpression, subject: Subject, month: number, sum: Rational): void {
    if (!addsUpByMonth(total))
      throw new TypeError('the total of a window is more than the sum of its months');
    this.engine.ofMonths.keep(total, monthKey(month, subject), found(sum));
  }
}
