import { div, type Rational, rational } from '../../numbers/index.ts';
import { ExactRow, fails } from '../arithmetic/exact.ts';
import { quantityOf } from '../columns.ts';
import { ExactRows } from '../exact-rows.ts';
import type { Work } from '../runner.ts';
import type { Reasons } from '../without-value.ts';
import { type RowReader, WIDE } from './reader.ts';
import type { RowResult } from './result.ts';

/**
 * Settles what doubles do not decide of one payee: first whether there is a value at all, then over big whole numbers by a
 * function that is made once, then in rationals. Amounts may be of any size.
 */
export class RowSettling {
  private readonly reader: RowReader;
  private readonly settlers = new Map<RowResult, Settler>();
  private readonly byOutput = new Map<number, RowResult>();
  private row: ExactRow | undefined;
  /** The payee's quantities where some column holds one of them not; made when it is asked for. */
  private wide: ReturnType<RowReader['wide']> | 'not asked' = 'not asked';

  constructor(reader: RowReader, results: readonly RowResult[]) {
    this.reader = reader;
    const inputs = reader.columns.map(({ values }) => values);
    const paid: Float64Array[] = [];
    const paidErrors: (Float64Array | undefined)[] = [];
    for (const result of results) {
      const { output } = result.filled;
      paid[output] = result.values;
      paidErrors[output] = result.errors;
      this.byOutput.set(output, result);
    }
    for (const result of results)
      this.settlers.set(result, new Settler(result, this.byOutput, { inputs, paid, paidErrors }));
  }

  /** Begins another payee. */
  begin(): void {
    this.row = undefined;
    this.wide = 'not asked';
    for (const result of this.byOutput.values()) result.clear();
  }

  /** Settles a result of which the columns hold all quantities; those before it are settled. */
  settle(result: RowResult): void {
    const settler = this.settlers.get(result);
    const sites = settler?.sites();
    if (sites !== undefined) {
      result.fail(sites);
      return;
    }
    const worked = settler?.worked();
    if (worked === undefined) this.inRationals(result);
    else result.put(quotient(worked));
  }

  /** Settles it for quantities of any size. */
  exactly(result: RowResult): void {
    if (this.wide === 'not asked') this.wide = this.reader.wide();
    const worked = this.wide && this.settlers.get(result)?.workedWide(this.wide);
    if (worked === undefined) this.inRationals(result);
    else result.put(quotient(worked));
  }

  private inRationals(result: RowResult): void {
    const { columns, beyond } = this.reader;
    this.row ??= new ExactRow(
      (input) => beyond.get(input) ?? (columns[input] && quantityOf(columns[input], 0)),
      (output) => this.byOutput.get(output)?.known(),
    );
    const exact = this.row.number(result.filled.part.formula);
    if (fails(exact)) result.fail(exact.sites);
    else result.put(div(exact, result.unit));
  }
}

/** Settles one result, payee by payee: its columns and functions are made once. */
class Settler {
  private readonly result: RowResult;
  private readonly byOutput: ReadonlyMap<number, RowResult>;
  private readonly reasons: Reasons | undefined;
  private readonly work: Work;
  private wide: ExactRows | undefined;

  constructor(
    result: RowResult,
    byOutput: ReadonlyMap<number, RowResult>,
    columns: Pick<Work, 'inputs' | 'paid' | 'paidErrors'>,
  ) {
    this.result = result;
    this.byOutput = byOutput;
    this.reasons = result.filled.reasons;
    this.work = {
      ...columns,
      values: [new Float64Array(1)],
      errors: [],
      traces: (this.reasons?.sites ?? []).map(() => new Float64Array(1)),
      odd: new Int32Array(1),
    };
  }

  /** The places that surely leave it without a value; undefined where that is not decided, or it has one. */
  sites(): readonly number[] | undefined {
    const { reasons, work } = this;
    if (reasons === undefined) return undefined;
    reasons.run(work, 0, 1);
    if (work.values[0]?.[0] !== 1) return undefined;
    const found: number[] = [];
    for (const [at, site] of reasons.sites.entries()) {
      const holds = work.traces[at]?.[0];
      if (holds !== 0 && holds !== 1) return undefined;
      if (holds === 0) continue;
      if (site >= 0) found.push(site);
      else found.push(...(this.byOutput.get(-1 - site)?.sites ?? []));
    }
    // A payout that is not there without a reason is for exact arithmetic to find out.
    if (found.length === 0) return undefined;
    return [...new Set(found)].sort((a, b) => a - b);
  }

  /** In units, over big whole numbers; undefined where it has no value, or there is no function yet. */
  worked(): Quotient | undefined {
    return this.result.filled.exact?.functionFor(1)?.(this.work.inputs, 0);
  }

  /** The same of quantities that no columns hold, in 10^−`WIDE`. */
  workedWide(inputs: readonly (readonly (number | bigint)[])[]): Quotient | undefined {
    const { exact, part } = this.result.filled;
    // Without it no code may be made.
    if (exact === undefined) return undefined;
    this.wide ??= new ExactRows(
      part.formula,
      this.result.unit,
      inputs.map(() => WIDE_UNIT),
    );
    return this.wide.functionFor(1)?.(inputs, 0);
  }
}

/** A numerator and a denominator above 0. */
type Quotient = readonly [bigint, bigint];

function quotient([n, d]: Quotient): Rational {
  return n % d === 0n ? { n: n / d, d: 1n } : rational(n, d);
}

const WIDE_UNIT = rational(1n, 10n ** BigInt(WIDE));
