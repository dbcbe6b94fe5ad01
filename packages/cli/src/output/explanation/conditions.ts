import type { ConditionLine, ExplanationNode } from '@ontarget/evaluator/engine';
import { paint } from '../../terminal.ts';
import { amountsIn, type ExplanationContext } from './context.ts';

/** A requirement with both its sides: whether it holds, and how far it is from holding. */
export function conditionLines({ test }: ExplanationNode, context: ExplanationContext): string[] {
  return test === undefined ? [] : testLines(test, context);
}

/** Both sides of a comparison, and how far it is from holding: ` (35% against 40%, 5% short)`. */
export function sidesText({ left, right: bound, short }: ConditionLine, context: ExplanationContext): string {
  if (left === undefined || bound === undefined) return '';
  const money = amountsIn(context);
  return ` (${money(left)} against ${money(bound)}${short === undefined ? '' : `, ${money(short)} short`})`;
}

/** A condition and its parts, each with its sides and whether it holds. */
export function testLines(test: ConditionLine, context: ExplanationContext): string[] {
  const { words, holds, parts } = test;
  const verdict =
    holds === undefined
      ? paint('yellow', 'cannot be decided')
      : holds
        ? paint('green', 'holds')
        : paint('red', 'does not hold');
  return [
    `${words}: ${verdict}${sidesText(test, context)}`,
    ...parts.flatMap((part) => testLines(part, context).map((line) => `  ${line}`)),
  ];
}
