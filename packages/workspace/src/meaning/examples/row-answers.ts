import { formatRational } from '@ontarget/evaluator/numbers';
import type { Answer } from './ask.ts';
import type { CellValue } from './cells.ts';
import type { SolvedCell } from './table.ts';

/** What is solved comes out as it is expected; what is not is told at its own cell. */
export function answerOf({ why }: SolvedCell, expected: CellValue): Answer {
  if (why !== undefined || expected.kind !== 'amount') return unanswered(why ?? '');
  return { ok: true, quantity: { value: formatRational(expected.value), unit: expected.unit } };
}

export function withReason(answer: Extract<Answer, { ok: false }>, reason: string): Answer {
  return { ...answer, reasons: [...answer.reasons, reason] };
}

export function unanswered(reason: string): Answer {
  return { ok: false, reasons: [reason] };
}
