import type { PayeeMoves } from '@ontarget/analysis/diff';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, type Rational } from '@ontarget/evaluator/numbers';
import type { OutputTable } from '@ontarget/warehouse';
import { exactText } from '../quantity.ts';

/** The file of `--payees`: what each payee is paid by both plans, summed over the periods in which both pay in full. */
export function movesTable({ moves, unpaid }: PayeeMoves, { currency }: Plan): OutputTable {
  const amount = (value: Rational) => {
    const text = exactText({ value: formatRational(value), unit: currency });
    // An unrounded third has no decimal; the JSON result has it.
    return text.includes('/') ? null : text;
  };
  const paid = new Map(moves.map((one) => [one.payee, one]));
  const open = new Map(unpaid.map((one) => [one.payee, one]));
  const payees = [...new Set([...paid.keys(), ...open.keys()])].sort();
  const rows = payees.map((payee) => {
    const [move, waiting] = [paid.get(payee), open.get(payee)];
    return [
      payee,
      move?.role ?? waiting?.role ?? null,
      waiting?.before ?? 'paid',
      waiting?.after ?? 'paid',
      String(waiting?.periods ?? 0),
      move === undefined ? null : amount(move.before),
      move === undefined ? null : amount(move.after),
      move === undefined ? null : amount(move.move),
      currency,
    ];
  });
  return {
    columns: [
      { name: 'payee', type: 'text' },
      { name: 'role', type: 'text' },
      { name: 'status_before', type: 'text' },
      { name: 'status_after', type: 'text' },
      { name: 'periods_left_out', type: 'text' },
      { name: 'before', type: 'decimal' },
      { name: 'after', type: 'decimal' },
      { name: 'difference', type: 'decimal' },
      { name: 'currency', type: 'text' },
    ],
    rows,
  };
}
