import type { PartExpression, Unit } from '../../format/types/index.ts';
import { eq, isZero, type Rational } from '../../numbers/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { type PartOfPeriod, partsByPeriod } from '../evaluate/part.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import type { Explaining } from './explaining.ts';
import { quantityWords } from './quantity-words.ts';
import type { ExplanationNode } from './tree.ts';
import { unitOfFormula } from './units.ts';
import { formulaWords } from './words.ts';

/** A part of a goal: who shared it in each sharing period, what the payee counts by, and the amount that is shared. */
export function partNode(expression: PartExpression, place: Place, explaining: Explaining): ExplanationNode {
  const { engine } = explaining;
  const { plan } = engine;
  const { subject } = place;
  const weight = subject.kind === 'payee' ? own(expression.weights, subject.role) : undefined;
  const unit = weight === undefined ? 'number' : unitOfFormula(weight, plan);
  const amountUnit = unitOfFormula(expression.of, plan);
  const words = (value: Rational, of: Unit): string => quantityWords(quantity(value, of), plan.currency);
  const periods = partsByPeriod(expression, place, engine);
  const worked = Array.isArray(periods)
    ? (periods as readonly PartOfPeriod[]).map(({ months, mine, total, there, people, period }) => {
        const day = explaining.period(period).key.slice(0, 10);
        const label = explaining.period(months).label;
        if (isZero(mine)) return `${label}: none, not there on ${day}`;
        const amount = engine.number(expression.of, { subject, window: months });
        const shared = amount.ok ? words(amount.value, amountUnit) : 'what is shared';
        const stays = eq(total, there) ? '' : "; a leaver's part stays";
        const division = `${shared} × ${words(mine, unit)} ÷ ${words(total, unit)}`;
        return `${label}: ${division} (${people} there on ${day}${stays})`;
      })
    : [];
  return {
    kind: 'choice',
    node: explaining.current,
    title: 'part of what is shared out',
    ...explaining.outcome(engine.evaluate(expression, place), amountUnit),
    formula: worked.length === 0 ? formulaWords(expression, plan) : worked.join('; '),
    children: explaining.walk(expression.of, { subject, window: place.window }),
  };
}
