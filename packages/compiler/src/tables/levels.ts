import type { AstNode } from 'langium';
import { amount } from '../literals.ts';
import { cannotCompile } from '../problems.ts';

/** More steps than any reporting line has. */
const MOST_LEVELS = 100;

/** A number of steps up a reporting line, from 1. */
export function levelOf(node: AstNode, text: string): number {
  const { value } = amount(node, text, 'USD');
  const steps = Number(value.n);
  if (value.d !== 1n || steps < 1 || steps > MOST_LEVELS) {
    return cannotCompile(
      node,
      `level ${text}`,
      `levels are counted from 1 to ${MOST_LEVELS}, in whole steps`,
    );
  }
  return steps;
}
