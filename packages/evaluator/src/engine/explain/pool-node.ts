import type { PoolExpression } from '../../format/types/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { poolShares } from '../evaluate/pool.ts';
import { own } from '../own.ts';
import type { Explaining } from './explaining.ts';
import type { ExplanationNode } from './tree.ts';
import { formulaWords } from './words.ts';

/** A share of a pool: how many share, the payee's part of the weights, and the amount that is shared. */
export function poolNode(expression: PoolExpression, place: Place, explaining: Explaining): ExplanationNode {
  const { engine } = explaining;
  const { plan } = engine;
  const title = own(plan.teams, expression.team)?.title ?? expression.team;
  const sharing = poolShares(expression, place, engine);
  const people = sharing === undefined ? '' : `, ${sharing} of them`;
  const { subject } = place;
  const weight = subject.kind === 'payee' ? own(expression.weights, subject.role) : undefined;
  return {
    kind: 'choice',
    node: explaining.current,
    title: `share among those in ${title}${people}`,
    ...explaining.outcome(engine.evaluate(expression, place), plan.currency),
    formula: formulaWords(expression, plan),
    children: [
      ...explaining.walk(expression.amount, place),
      ...(weight === undefined ? [] : explaining.walk(weight, place)),
    ],
  };
}
