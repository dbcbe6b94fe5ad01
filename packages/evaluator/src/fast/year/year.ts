import type { Plan } from '../../format/types/index.ts';
import { type Bundle, bundlesOf } from '../bundle.ts';
import type { Column } from '../columns.ts';
import { mayGenerate } from '../generated/compile.ts';
import type { FastInput } from '../lower/inputs.ts';
import type { FastMemory } from '../memory.ts';
import type { FastOutcome } from '../outcome.ts';
import { payTogether } from '../pay.ts';
import { NotFast } from '../refused.ts';
import type { PaidColumn } from '../result.ts';
import { exactly } from '../settle.ts';
import { type LoweredYear, lowerYear, type YearAsked } from './lower-year.ts';
import { signatureOf } from './signature.ts';

/** A counted component in one of its measured periods, for all rows. */
export interface CountedPeriod {
  /** Whether a row pays anything; undefined where it has no amount. */
  isPaid(row: number): boolean | undefined;
  /** 0 below target, 1 from 100%, 2 from excellence; NaN where the attainment has no value. Absent without attainment. */
  reached?(row: number): number;
}

/** What a supposed year comes to for all rows. */
export interface PaidYear {
  /** For each counted component its windows, in their order. */
  readonly periods: readonly CountedPeriod[];
  /** For each payment period; whole numbers of its unit, NaN where nothing is paid. */
  readonly paid: readonly PaidColumn[];
  /** The codes of why a row is paid nothing in a payment period. */
  codes(paid: PaidColumn, row: number): readonly string[];
}

/**
 * A whole year of whoever is paid alike by supposed results, ready for columns: one row for each payee, or for each payee of
 * each drawn year.
 */
export class FastYear {
  readonly inputs: readonly FastInput[];
  private readonly lowered: LoweredYear;
  private readonly isPaidAlone: boolean;
  private bundles: readonly Bundle[] | undefined;

  /** Throws `NotFast`, with the reason, where only the reference engine pays such a year. */
  constructor(plan: Plan, asked: YearAsked) {
    this.lowered = lowerYear(plan, asked);
    this.inputs = this.lowered.lowering.inputs.all;
    this.isPaidAlone = asked.paidAlone === true;
  }

  /** A text that is the same for two years that pay the same for the same quantities. */
  get signature(): string {
    return signatureOf(this.lowered);
  }

  /**
   * Makes it ready to pay columns of such scales and sizes. Throws `NotFast` where no column holds what is paid.
   *
   * @param columns in the order of `inputs`
   */
  ready(columns: readonly Column[]): void {
    const { parts, paid } = this.lowered;
    // What is paid may be what a component pays, in one column.
    const outputs = new Set(paid.map((at) => this.outputOf(at)));
    const bundles = bundlesOf(parts, {
      columns,
      generated: mayGenerate(),
      trace: false,
      wanted: (part) => !this.isPaidAlone || part.kind === 'paid' || outputs.has(parts.indexOf(part)),
    });
    const whole = new Set(
      bundles.flatMap(({ filled }) => filled.flatMap(({ output, paid }) => (paid.whole ? output : []))),
    );
    if (![...outputs].every((at) => whole.has(at)))
      throw new NotFast('what is paid is not rounded, or may be too large for a column');
    this.bundles = bundles;
  }

  /**
   * Pays all rows, once it is ready. Undefined where an amount is larger than a column holds. The columns of a result before it in the same memory
   * are overwritten.
   *
   * @param columns in the order of `inputs`
   */
  pay(columns: readonly Column[], rows: number, memory: FastMemory): PaidYear | undefined {
    const { lowering, parts, periods } = this.lowered;
    if (this.bundles === undefined) throw new Error('the year is not ready to be paid');
    let outcome: FastOutcome;
    try {
      outcome = payTogether({ lowering, parts }, this.bundles, columns, rows, memory);
    } catch (problem) {
      if (problem instanceof NotFast) return undefined;
      throw problem;
    }
    const { columns: all } = outcome;
    const at = (part: number): PaidColumn => {
      const column = all[part];
      if (column === undefined) throw new RangeError(`there is no part ${part}`);
      return column;
    };
    return {
      periods: (this.isPaidAlone ? [] : periods).map(({ payout, reached }) => ({
        isPaid: this.isPaid(payout, at(payout), columns),
        ...(reached === undefined ? {} : { reached: numberOf(at(reached)) }),
      })),
      paid: all.filter(({ kind }) => kind === 'paid'),
      codes: (column, row) => outcome.reasons(column, row).map(({ code }) => code),
    };
  }

  private outputOf(at: number): number {
    const formula = this.lowered.parts[at]?.formula;
    return formula?.op === 'paid' ? formula.output : at;
  }

  private isPaid(part: number, { values, errors }: PaidColumn, columns: readonly Column[]) {
    return (row: number): boolean | undefined => {
      const value = values[row] as number;
      if (Number.isNaN(value)) return undefined;
      if (errors === undefined || Math.abs(value) > (errors[row] as number)) return value > 0;
      const { formula } = this.lowered.parts[part] as LoweredYear['parts'][number];
      const exact = exactly(formula, columns, row);
      return 'n' in exact ? exact.n > 0n : undefined;
    };
  }
}

function numberOf({ values, unit }: PaidColumn): (row: number) => number {
  const one = Number(unit.n) / Number(unit.d);
  return (row) => (values[row] as number) * one;
}
