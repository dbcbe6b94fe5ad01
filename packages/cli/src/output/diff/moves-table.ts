import type { PayeeMoves } from '@ontarget/analysis/diff';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, type Rational } from '@ontarget/evaluator/numbers';
import type { OutputTable } from '@ontarget/warehouse';
import { exactText } from '../quantity.ts';

/** The file of `--payees`: what each payee is paid by both plans, summed over the periods. */
export function movesTable({ moves, unpaid }: PayeeMoves, { currency }: Plan): OutputTable {
  const amount = (value: Rational) => {
    const text = exactText({ value: formatRational(value), unit: currency });
    // An unrounded third has no decimal; the JSON result has it.
    return text.includes('/') ? null : text;
  };
  const rows = [
    ...moves.map(({ payee, role, before, after, move }) => ({
      payee,
      cells: [payee, role, 'paid', 'paid', amount(before), amount(after), amount(move), currency],
    })),
    ...unpaid.map(({ payee, role, before, after }) => ({
      payee,
      cells: [payee, role, before, after, null, null, null, currency],
    })),
  ].sort((a, b) => (a.payee < b.payee ? -1 : 1));
  return {
    columns: [
      { name: 'payee', type: 'text' },
      { name: 'role', type: 'text' },
      { name: 'status_before', type: 'text' },
      { name: 'status_after', type: 'text' },
      { name: 'before', type: 'decimal' },
      { name: 'after', type: 'decimal' },
      { name: 'difference', type: 'decimal' },
      { name: 'currency', type: 'text' },
    ],
    rows: rows.map(({ cells }) => cells),
  };
}
