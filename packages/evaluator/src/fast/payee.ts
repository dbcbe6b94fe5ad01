import type { PayStatus } from '../engine/result.ts';
import type { Bundle } from './bundle.ts';
import { mayGenerate } from './generated/compile.ts';
import { countsIn, type FastOptions, type FastPlan } from './plan.ts';
import type { FastReason } from './result.ts';
import { type PayeeQuantities, RowReader } from './row/reader.ts';
import { RowResult } from './row/result.ts';
import { RowSettling } from './row/settling.ts';
import { type PayeeStatement, partOf, statementWriter, type Written } from './row/statement.ts';
import type { Work } from './runner.ts';

export type { PayeeQuantities } from './row/reader.ts';
export type { PayeePart, PayeeStatement } from './row/statement.ts';

/**
 * Pays payees one by one: decimals in, a statement out, exact. The columns of one row are kept and filled again for each
 * payee, so that a call costs little more than reading and writing its decimals.
 */
export class PayeeByPayee {
  private readonly reader: RowReader;
  private readonly steps: readonly Step[];
  private readonly parts: readonly Part[];
  private readonly settling: RowSettling;
  private readonly write: () => PayeeStatement;
  private readonly reasons: readonly FastReason[];

  constructor(fast: FastPlan, options: FastOptions = {}) {
    const generated = options.by === undefined ? mayGenerate() : options.by === 'generated';
    const { lowering, parts } = fast.lowered;
    this.reasons = lowering.sites.all;
    this.reader = new RowReader(fast.inputs, generated);
    this.steps = stepsOf(fast.bundles(this.reader.columns, options), this.reader);
    const results = this.steps.flatMap((step) => step.results);
    this.settling = new RowSettling(this.reader, results);
    const byOutput = new Map(results.map((result) => [result.filled.output, result]));
    this.parts = parts.flatMap(({ id, component, formula }, at): Part[] => {
      const result = byOutput.get(at) ?? (formula.op === 'paid' ? byOutput.get(formula.output) : undefined);
      return result === undefined ? [] : [{ id, counts: countsIn(component), result }];
    });
    this.write = statementWriter(writtenOf(this.parts), generated);
  }

  /**
   * Pays one payee. Quantities may be finer or larger than pay ever is; those are worked out in rationals. Throws `RangeError`
   * for a quantity that is no decimal, `TypeError` for one that is no text.
   */
  pay(quantities: PayeeQuantities): PayeeStatement {
    const { beyond } = this.reader;
    if (beyond.size > 0) beyond.clear();
    this.reader.read(quantities);
    if (beyond.size > 0) return this.exactly();
    const { steps } = this;
    for (let at = 0; at < steps.length; at += 1) {
      const { bundle, work, isSettledAlways } = steps[at] as Step;
      if (bundle.run(work, 0, 1) > 0 || isSettledAlways) return this.settled(at);
    }
    return this.write();
  }

  /** What doubles do not decide from a step on, or have no value for. */
  private settled(from: number): PayeeStatement {
    this.settling.begin();
    for (let at = from; at < this.steps.length; at += 1) {
      const { bundle, work, results, isSettledAlways } = this.steps[at] as Step;
      if (at > from && bundle.run(work, 0, 1) === 0 && !isSettledAlways) continue;
      for (const result of results) {
        if (result.isSettledAlways || Number.isNaN(result.values[0])) this.settling.settle(result);
      }
    }
    return this.statement();
  }

  private exactly(): PayeeStatement {
    this.settling.begin();
    for (const { results } of this.steps) for (const result of results) this.settling.exactly(result);
    return this.statement();
  }

  private statement(): PayeeStatement {
    let status: PayStatus = 'paid';
    const parts = this.parts.map(({ id, counts, result }) => {
      if (result.sites.length === 0) return partOf(id, result.amount());
      const reasons = result.sites.flatMap((site) => this.reasons[site] ?? []);
      if (counts && status !== 'error')
        status = reasons.some(({ kind }) => kind === 'error') ? 'error' : 'held';
      return partOf(id, undefined, reasons);
    });
    return { status, parts };
  }
}

/** A function that fills the results of some parts. */
interface Step {
  readonly bundle: Bundle;
  readonly work: Work;
  readonly results: readonly RowResult[];
  readonly isSettledAlways: boolean;
}

/** A part of the statement; what is paid is often the same result as the total. */
interface Part {
  readonly id: string;
  /** Whether who has no value here is not paid at all. */
  readonly counts: boolean;
  readonly result: RowResult;
}

function stepsOf(bundles: readonly Bundle[], { columns }: RowReader): readonly Step[] {
  const paid: Float64Array[] = [];
  const paidErrors: (Float64Array | undefined)[] = [];
  return bundles.map((bundle) => {
    const results = bundle.filled.map((filled) => new RowResult(filled));
    const work: Work = {
      inputs: columns.map(({ values }) => values),
      paid: [...paid],
      paidErrors: [...paidErrors],
      values: results.map(({ values }) => values),
      errors: results.map(({ errors }) => errors),
      traces: bundle.routine.traced.map(() => new Float64Array(1)),
      odd: new Int32Array(1),
    };
    for (const { filled, values, errors } of results) {
      paid[filled.output] = values;
      paidErrors[filled.output] = errors;
    }
    const isSettledAlways = results.some((result) => result.isSettledAlways);
    return { bundle, work, results, isSettledAlways };
  });
}

function writtenOf(parts: readonly Part[]): readonly Written[] {
  const first = new Map<RowResult, number>();
  return parts.map(({ id, result }, at) => {
    const sameAs = first.get(result);
    if (sameAs === undefined) first.set(result, at);
    const { values, write } = result;
    return { id, values, ...(write && { write }), ...(sameAs !== undefined && { sameAs }) };
  });
}
