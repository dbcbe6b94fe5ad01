import type { PoolExpression, Unit } from '../../format/types/index.ts';
import { isZero, type Rational } from '../../numbers/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { sharersOfPool } from '../evaluate/pool.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import type { Explaining } from './explaining.ts';
import { quantityWords } from './quantity-words.ts';
import type { ExplanationNode } from './tree.ts';
import { unitOfFormula } from './units.ts';
import { formulaWords } from './words.ts';

/** A share of a pool: how many share, the payee's part of the weights, and the amount that is shared. */
export function poolNode(expression: PoolExpression, place: Place, explaining: Explaining): ExplanationNode {
  const { engine } = explaining;
  const { plan } = engine;
  const title = own(plan.teams, expression.team)?.title ?? expression.team;
  const { subject } = place;
  const weight = subject.kind === 'payee' ? own(expression.weights, subject.role) : undefined;
  const sharing = sharersOfPool(expression, place, engine);
  const unit = weight === undefined ? 'number' : unitOfFormula(weight, plan);
  const words = (value: Rational, of: Unit): string => quantityWords(quantity(value, of), plan.currency);
  const amount = engine.number(expression.amount, place);
  const people =
    sharing === undefined
      ? ''
      : `: ${sharing.people} of them, who count ${words(sharing.total, unit)} together`;
  const worked =
    sharing === undefined || !amount.ok || isZero(sharing.total)
      ? undefined
      : `${words(amount.value, plan.currency)} × ${words(sharing.mine, unit)} ÷ ${words(sharing.total, unit)}, ` +
        `in whole units of ${words(engine.exact(expression.unit), plan.currency)}: what is left over goes to the largest remainders`;
  return {
    kind: 'choice',
    node: explaining.current,
    title: `share among those in ${title}${people}`,
    ...explaining.outcome(engine.evaluate(expression, place), plan.currency),
    formula: worked ?? formulaWords(expression, plan),
    children: [
      ...explaining.walk(expression.amount, place),
      ...(weight === undefined ? [] : explaining.walk(weight, place)),
    ],
  };
}
