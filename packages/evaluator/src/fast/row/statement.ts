import type { PayStatus } from '../../engine/result.ts';
import type { FastReason } from '../result.ts';

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

/** A part of a statement as it stands in a column of one row. */
export interface Written {
  readonly id: string;
  readonly values: Float64Array;
  /** Absent for what has no amount. */
  readonly write?: (value: number) => string;
  /** The place of an earlier part that is the same number. */
  readonly sameAs?: number;
}

/** A larger literal is written no faster than in a loop. */
const MOST_IN_A_LITERAL = 100;

const NONE: readonly FastReason[] = [];

/** Makes the statement of a payee whom all columns pay. */
export function statementWriter(parts: readonly Written[], generated: boolean): () => PayeeStatement {
  return generated && parts.length <= MOST_IN_A_LITERAL ? compiledWriter(parts) : () => written(parts);
}

function written(parts: readonly Written[]): PayeeStatement {
  const made: PayeePart[] = [];
  for (const { id, values, write, sameAs } of parts) {
    const amount = sameAs === undefined ? write?.(values[0] as number) : made[sameAs]?.amount;
    made.push(partOf(id, amount));
  }
  return { status: 'paid', parts: made };
}

export function partOf(id: string, amount: string | undefined, reasons = NONE): PayeePart {
  return amount === undefined ? { id, reasons } : { id, amount, reasons };
}

/** The same with an object for each part in one literal, so that all statements have one shape. No name stands in the text. */
function compiledWriter(parts: readonly Written[]): () => PayeeStatement {
  const each = parts.map((_, at) => at);
  const amounts = parts.flatMap(({ write, sameAs }, at) => {
    if (write === undefined) return [];
    return [`const a${at} = ${sameAs === undefined ? `w${at}(v${at}[0])` : `a${sameAs}`};`];
  });
  const objects = parts.map(({ write }, at) =>
    write === undefined ? `{ id: i${at}, reasons: none }` : `{ id: i${at}, amount: a${at}, reasons: none }`,
  );
  const make = new Function(
    'none',
    ...each.map((at) => `i${at}`),
    ...each.map((at) => `v${at}`),
    ...each.map((at) => `w${at}`),
    `"use strict"; return function statement() { ${amounts.join('\n')}\nreturn { status: 'paid', parts: [${objects.join(', ')}] }; };`,
  );
  return make(
    NONE,
    ...parts.map(({ id }) => id),
    ...parts.map(({ values }) => values),
    ...parts.map(({ write }) => write),
  ) as () => PayeeStatement;
}
