import type { PayStatus } from '../engine/result.ts';
import { isCurrency, minorUnit, rational } from '../numbers/index.ts';
import type { Bundle } from './bundle.ts';
import type { Column } from './columns.ts';
import { decimalOf, decimalText } from './decimals.ts';
import type { FastInput } from './lower/inputs.ts';
import { payTogether } from './pay.ts';
import type { FastOptions, FastPlan } from './plan.ts';
import type { FastReason, FastResult, PaidColumn } from './result.ts';
import type { Work } from './runner.ts';

/** What one payee has: decimals by the names of the plan's inputs, such as `1234.50` or `95.5%`; left out where nothing is given. */
export type PayeeQuantities = Readonly<Record<string, string | undefined>>;

/** What one payee is paid, part by part: components, then the total and what is paid in the end. */
export interface PayeeStatement {
  readonly status: PayStatus;
  readonly parts: readonly PayeePart[];
}

export interface PayeePart {
  /** `role/AE/NewBusiness`, `role/AE/total`, `role/AE/paid`. */
  readonly id: string;
  /** Exact, as a decimal; absent where there is no value, and where pay is not rounded here and may have no end. */
  readonly amount?: string;
  /** Empty where there is a value. */
  readonly reasons: readonly FastReason[];
}

/** Quantities are no larger than this, in the smallest places of their unit. */
const MOST = 2 ** 42;

/**
 * Pays payees one by one: decimals in, a statement out, exact. The columns of one row are kept and filled again for each
 * payee, so that a call costs little more than reading and writing its decimals.
 */
export class PayeeByPayee {
  private readonly fast: FastPlan;
  private readonly names: readonly string[];
  private readonly places: readonly number[];
  private readonly columns: readonly Column[];
  private readonly values: readonly Float64Array[];
  private readonly steps: readonly (readonly [Bundle, Work])[];
  private readonly outputs: readonly Output[];

  constructor(fast: FastPlan, options: FastOptions = {}) {
    this.fast = fast;
    this.names = fast.inputs.map(({ name }) => name);
    this.places = fast.inputs.map(placesOf);
    const columns = this.places.map(
      (places): Column => ({
        values: new Float64Array(1),
        scale: rational(1n, 10n ** BigInt(places)),
        most: MOST,
      }),
    );
    this.values = columns.map(({ values }) => values);
    this.columns = columns;
    const paid: Float64Array[] = [];
    const paidErrors: (Float64Array | undefined)[] = [];
    const outputs: Output[] = [];
    this.steps = fast.bundles(columns, options).map((bundle) => {
      const values = bundle.filled.map(() => new Float64Array(1));
      const errors = bundle.filled.map((one) => (one.paid.whole ? undefined : new Float64Array(1)));
      const work: Work = {
        inputs: this.values,
        paid: [...paid],
        paidErrors: [...paidErrors],
        values,
        errors,
        traces: bundle.routine.traced.map(() => new Float64Array(1)),
        odd: new Int32Array(1),
      };
      for (const [index, { output, part, paid: as }] of bundle.filled.entries()) {
        paid[output] = values[index] as Float64Array;
        paidErrors[output] = errors[index];
        outputs.push({
          id: part.id,
          output,
          unit: as.factor,
          isWhole: as.whole,
          values: values[index] as Float64Array,
        });
      }
      return [bundle, work] as const;
    });
    this.outputs = fast.lowered.parts.flatMap(({ id, formula }, at): Output[] => {
      const own = outputs.find(({ output }) => output === at);
      if (own !== undefined) return [own];
      const same =
        formula.op === 'paid' ? outputs.find(({ output }) => output === formula.output) : undefined;
      return same === undefined ? [] : [{ ...same, id }];
    });
  }

  /** Throws `RangeError` for a quantity that is no decimal, or a finer or larger one than amounts of pay are. */
  pay(quantities: PayeeQuantities): PayeeStatement {
    for (let index = 0; index < this.names.length; index += 1) {
      const name = this.names[index] as string;
      const text = quantities[name];
      const value = text === undefined ? Number.NaN : decimalOf(text, this.places[index] as number);
      if (value > MOST || value < -MOST) throw new RangeError(`${name} is larger than amounts of pay are`);
      (this.values[index] as Float64Array)[0] = value;
    }
    let open = 0;
    for (const [bundle, work] of this.steps) open += bundle.run(work, 0, 1);
    if (open > 0) return this.settled();
    const parts: PayeePart[] = [];
    for (const { id, isWhole, values, unit } of this.outputs) {
      const amount = isWhole ? decimalText(values[0] as number, unit) : undefined;
      parts.push(amount === undefined ? { id, reasons: NONE } : { id, amount, reasons: NONE });
    }
    return { status: 'paid', parts };
  }

  /** What doubles do not decide, or have no value for. */
  private settled(): PayeeStatement {
    const bundles = this.steps.map(([bundle]) => bundle);
    const result = payTogether(this.fast.lowered, bundles, this.columns, 1);
    return { status: result.status(0), parts: columnsOf(result).map((column) => partOf(column, result)) };
  }
}

interface Output {
  readonly id: string;
  readonly output: number;
  readonly unit: Column['scale'];
  readonly isWhole: boolean;
  readonly values: Float64Array;
}

const NONE: readonly FastReason[] = [];

function columnsOf({ components, total, paid }: FastResult): readonly PaidColumn[] {
  return [...components, ...(total === undefined ? [] : [total]), ...(paid === undefined ? [] : [paid])];
}

function partOf(column: PaidColumn, result: FastResult): PayeePart {
  const reasons = result.reasons(column, 0);
  const amount =
    reasons.length > 0 || column.errors !== undefined
      ? undefined
      : decimalText(column.values[0] as number, column.unit);
  return { id: column.id, reasons, ...(amount === undefined ? {} : { amount }) };
}

/** How many places after the point a quantity may have: those of its currency, six for rates and scores. */
function placesOf({ unit, kind }: FastInput): number {
  if (kind === 'days') return 0;
  return isCurrency(unit) ? String(minorUnit(unit).d).length - 1 : 6;
}
