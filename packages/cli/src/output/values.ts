import type { RunAnswer } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import type { OutputTable } from '@ontarget/warehouse';
import { exactText, quantityText } from './quantity.ts';
import { textTable } from './table.ts';

/** The table that `run --values --out` writes: a row for each payee, name and period. */
export function valuesTable(answers: readonly RunAnswer[]): OutputTable {
  return {
    columns: [
      { name: 'payee', type: 'text' },
      { name: 'role', type: 'text' },
      { name: 'team', type: 'text' },
      { name: 'name', type: 'text' },
      { name: 'period', type: 'text' },
      { name: 'deal', type: 'text' },
      { name: 'status', type: 'text' },
      // Exact, so that it may be a fraction that no decimal can write.
      { name: 'value', type: 'text' },
      { name: 'unit', type: 'text' },
      { name: 'reasons', type: 'text' },
    ],
    rows: answers.map((answer) => [
      answer.payee,
      answer.role,
      answer.team ?? null,
      answer.name,
      answer.period.key,
      answer.deal ?? null,
      answer.status,
      answer.status === 'known' ? exactText(answer.quantity) : null,
      answer.status === 'known' ? answer.quantity.unit : null,
      answer.status === 'known' ? null : answer.reasons.map(({ message }) => message).join('; '),
    ]),
  };
}

/** The same for the eyes of who runs the plan. */
export function valuesText(answers: readonly RunAnswer[], plan: Plan): string {
  const deals = answers.some(({ deal }) => deal !== undefined);
  return textTable(
    [
      { heading: 'Payee' },
      { heading: 'Role' },
      { heading: 'Value' },
      { heading: 'Period' },
      ...(deals ? [{ heading: 'Deal' }] : []),
      { heading: 'Comes to', align: 'right' },
    ],
    answers.map((answer) => [
      answer.payee,
      plan.roles[answer.role]?.title ?? answer.role,
      answer.name,
      answer.period.label,
      ...(deals ? [answer.deal ?? ''] : []),
      answer.status === 'known' ? quantityText(answer.quantity, plan.currency) : answer.status,
    ]),
  );
}
