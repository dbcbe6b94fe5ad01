import type { Condition, Expression, Quantity } from '../../format/types/index.ts';
import { abs, sub } from '../../numbers/index.ts';
import { isRational } from '../cells.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { quantity, quantityOf } from '../quantities.ts';
import type { Explaining } from './explaining.ts';
import type { ConditionLine } from './tree.ts';
import { unitOfFormula } from './units.ts';
import { conditionWords } from './words.ts';

/** A condition with what both its sides come to, and by how much it is missed. */
export function conditionLine(condition: Condition, place: Place, explaining: Explaining): ConditionLine {
  const { engine } = explaining;
  const outcome = engine.test(condition, place);
  const holds = outcome.ok ? { holds: outcome.value } : {};
  const words = conditionWords(condition, engine.plan);
  const none: readonly ConditionLine[] = [];
  switch (condition.op) {
    case 'compare':
      return {
        words,
        ...holds,
        relation: condition.relation,
        ...sides(condition, place, explaining),
        parts: none,
      };
    case 'is':
    case 'blank':
      return { words, ...holds, ...side('left', condition.of, place, explaining), parts: none };
    case 'all':
    case 'any':
      return { words, ...holds, parts: condition.of.map((part) => conditionLine(part, place, explaining)) };
    case 'not':
      return { words, ...holds, parts: [conditionLine(condition.of, place, explaining)] };
    case 'ends':
    case 'reached':
    case 'employed':
    case 'flag':
      return { words, ...holds, parts: none };
  }
}

/** The formulas that a condition reads, to be explained below it. */
export function conditionOperands(condition: Condition): readonly Expression[] {
  switch (condition.op) {
    case 'compare':
      return [condition.left, condition.right];
    case 'is':
    case 'blank':
      return [condition.of];
    case 'all':
    case 'any':
      return condition.of.flatMap(conditionOperands);
    case 'not':
      return conditionOperands(condition.of);
    case 'ends':
    case 'reached':
    case 'employed':
      return [];
    case 'flag':
      return [{ op: 'value', id: condition.value }];
  }
}

function sides(
  { left, right, relation }: Extract<Condition, { op: 'compare' }>,
  place: Place,
  explaining: Explaining,
): Pick<ConditionLine, 'left' | 'right' | 'short'> {
  const { engine } = explaining;
  const [a, b] = [engine.evaluate(left, place), engine.evaluate(right, place)];
  const shown = { ...side('left', left, place, explaining), ...side('right', right, place, explaining) };
  const holds = engine.test({ op: 'compare', left, right, relation }, place);
  if (!a.ok || !b.ok || !holds.ok || holds.value || !isRational(a.value) || !isRational(b.value))
    return shown;
  return { ...shown, short: quantity(abs(sub(b.value, a.value)), unitOfFormula(left, engine.plan)) };
}

function side(
  name: 'left' | 'right',
  formula: Expression,
  place: Place,
  { engine }: Explaining,
): { left?: Quantity; right?: Quantity } {
  const outcome = engine.evaluate(formula, place);
  if (!outcome.ok || outcome.value === null) return {};
  return { [name]: quantityOf(outcome.value, unitOfFormula(formula, engine.plan)) };
}
