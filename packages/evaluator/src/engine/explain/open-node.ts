import type { OpenExpression } from '../../format/types/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { openAdvances } from '../evaluate/open.ts';
import { quantity } from '../quantities.ts';
import type { Explaining } from './explaining.ts';
import { quantityWords } from './quantity-words.ts';
import type { ExplanationNode } from './tree.ts';
import { unitOfFormula } from './units.ts';

/** What is open of advances, with a line for each contract that something was advanced on. */
export function openNode(expression: OpenExpression, place: Place, explaining: Explaining): ExplanationNode {
  const { engine } = explaining;
  const unit = unitOfFormula(expression.out, engine.plan);
  const advances = openAdvances(expression, place, engine);
  const words = (amount: Parameters<typeof quantity>[0]) =>
    quantityWords(quantity(amount, unit), engine.plan.currency);
  const lines = 'ok' in advances ? [] : advances;
  return {
    kind: 'periods',
    node: explaining.current,
    title: `open by ${expression.by}`,
    period: explaining.period(place.window),
    ...explaining.outcome(engine.evaluate(expression, place), unit),
    ...(lines.length === 0 ? { text: 'nothing was advanced' } : {}),
    children: [
      ...lines.map(({ name, advanced, earned, ended, open }) => ({
        kind: 'value' as const,
        node: explaining.current,
        title: name,
        quantity: quantity(open, unit),
        text: `${words(advanced)} advanced, ${words(earned)} earned since${ended ? ', ended: nothing stays open' : ''}`,
        reasons: [],
        children: [],
      })),
      ...explaining.walk(expression.out, place),
      ...explaining.walk(expression.back, place),
    ],
  };
}
