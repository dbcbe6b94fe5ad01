import { formatMoney, formatNumber, parseLiteral } from '@ontarget/evaluator/numbers';
import { type AstNode, AstUtils } from 'langium';
import { isCurve } from '../generated/ast.ts';

/** What a number with a unit says, where its writing leaves a question: `1.5x`, `$1.2M`. */
export function literalGloss(text: string, type: string, node: AstNode): string | undefined {
  if (type === 'MULTIPLE') return `${text}: ${multipleGloss(text, node)}`;
  const parsed = parseLiteral(text);
  if (!parsed.ok || !/[KMB]/.test(text)) return undefined;
  const literal = parsed.value;
  if (literal.kind === 'money')
    return `${text} is ${formatMoney(literal.amount, literal.currency, { planCurrency: literal.currency })}.`;
  return literal.kind === 'number' ? `${text} is ${formatNumber(literal.value)}.` : undefined;
}

function multipleGloss(text: string, node: AstNode): string {
  const times = text.slice(0, -1);
  const curve = AstUtils.getContainerOfType(node, isCurve);
  const each = times === '1' ? 'the base rate' : `${times} times the base rate`;
  if (curve?.kind === 'marginal')
    return `${each}: in this slice, each 1% of quota pays ${times}% of target pay.`;
  if (curve?.kind === 'retroactive')
    return `${each}: once reached, each 1% of quota pays ${times}% of target pay.`;
  return `${each}.`;
}
