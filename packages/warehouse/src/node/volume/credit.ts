import type { Payees } from './payees.ts';
import type { CreditsShape } from './shape.ts';
import type { Spans } from './spans.ts';

/** What payees are credited with, exactly. */
export class Credited {
  readonly spans: Spans;
  /** Span × payees + payee. */
  readonly own: Float64Array;
  private readonly credits: CreditsShape;
  /** What goes up from each payee, before it is handed to those above. */
  private readonly rising: Float64Array;

  constructor(credits: CreditsShape, spans: Spans, own: Float64Array, rising: Float64Array) {
    this.credits = credits;
    this.spans = spans;
    this.own = own;
    this.rising = rising;
  }

  /** What goes up, handed to the managers of each payee. */
  rolledUp({ managers }: Payees): Float64Array {
    const { rollUp } = this.credits;
    const rolled = new Float64Array(this.own.length);
    if (rollUp === undefined) return rolled;
    const { count } = this.spans;
    for (let payee = 0; payee < managers.length; payee += 1) {
      let above = managers[payee] as number;
      for (let level = 1; above !== -1 && level <= rollUp.levels; level += 1) {
        for (let span = 0; span < count; span += 1) {
          const first = span * managers.length;
          const cell = first + above;
          rolled[cell] = (rolled[cell] as number) + (this.rising[first + payee] as number);
        }
        above = managers[above] as number;
      }
    }
    return rolled;
  }
}
