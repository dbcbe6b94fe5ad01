import type {
  EnteredExpression,
  MinorExpression,
  NaryExpression,
  RosterExpression,
  RoundExpression,
  SelectExpression,
} from '../../format/types/index.ts';
import { eq, isZero, sub } from '../../numbers/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import { conditionLine, conditionOperands } from './condition-line.ts';
import type { Explaining } from './explaining.ts';
import { partInWords } from './stay-words.ts';
import type { ChoiceLine, ExplanationNode } from './tree.ts';
import { unitAt } from './unit-at.ts';
import { unitOfFormula } from './units.ts';
import { conditionWords, formulaWords } from './words.ts';

/**
 * Which branch of a choice applied: one node for each condition that was asked, with both its sides, and then what
 * the branch follows from.
 */
export function selectNodes(
  { cases, otherwise }: SelectExpression,
  place: Place,
  explaining: Explaining,
): readonly ExplanationNode[] {
  const { engine } = explaining;
  const nodes: ExplanationNode[] = [];
  for (const { when, then } of cases) {
    const holds = engine.test(when, place);
    const applies = holds.ok && holds.value;
    nodes.push({
      kind: 'choice',
      node: explaining.current,
      title: conditionWords(when, engine.plan),
      text: holds.ok ? (applies ? 'applies' : 'does not apply') : 'cannot be decided',
      reasons: holds.ok ? [] : holds.reasons,
      formula: formulaWords(then, engine.plan),
      test: conditionLine(when, place, explaining),
      children: conditionOperands(when).flatMap((operand) => explaining.walk(operand, place)),
    });
    if (!holds.ok) return nodes;
    if (applies) return [...nodes, ...explaining.walk(then, place)];
  }
  return [...nodes, ...explaining.walk(otherwise, place)];
}

/** Which of several amounts is the least or the greatest: whether a cap or a floor binds. */
export function limitNode(expression: NaryExpression, place: Place, explaining: Explaining): ExplanationNode {
  const { engine } = explaining;
  const unit = unitOfFormula(expression, engine.plan);
  const outcome = engine.number(expression, place);
  const choices = expression.of.map((operand): ChoiceLine => {
    const value = engine.number(operand, place);
    return {
      words: formulaWords(operand, engine.plan),
      ...(value.ok ? { quantity: quantity(value.value, unit) } : {}),
      chosen: value.ok && outcome.ok && eq(value.value, outcome.value),
    };
  });
  return {
    kind: 'limit',
    node: explaining.current,
    title: `the ${expression.op}`,
    ...explaining.outcome(outcome, unit),
    formula: formulaWords(expression, engine.plan),
    choices,
    children: expression.of.flatMap((operand) => explaining.walk(operand, place)),
  };
}

/** What rounding changed; nothing where it changed nothing. */
export function roundNodes(
  expression: RoundExpression | MinorExpression,
  place: Place,
  explaining: Explaining,
): readonly ExplanationNode[] {
  const { engine } = explaining;
  const unit = unitAt(expression, place, engine);
  const below = explaining.walk(expression.of, place);
  const [before, after] = [engine.number(expression.of, place), engine.number(expression, place)];
  if (!before.ok || !after.ok) return below;
  const difference = sub(after.value, before.value);
  if (isZero(difference)) return below;
  const rounding: ExplanationNode = {
    kind: 'rounding',
    node: explaining.current,
    title: `rounded ${expression.mode}`,
    ...explaining.outcome(after, unit),
    rounding: {
      before: quantity(before.value, unit),
      after: quantity(after.value, unit),
      difference: quantity(difference, unit),
    },
    children: [],
  };
  return [rounding, ...below];
}

/** A result that was entered by hand, or the sentence that it was not. */
export function enteredNode(
  expression: EnteredExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const { measure } = expression;
  const outcome = engine.evaluate(expression, place);
  const title = own(engine.plan.measures, measure)?.title;
  return {
    kind: 'entered',
    node: 'data/results',
    title: `${title ?? measure} as entered`,
    period: explaining.period(place.window),
    ...explaining.outcome(outcome, unitOfFormula(expression, engine.plan)),
    children: [],
  };
}

/** A column of the payee's roster row. */
export function rosterNode(
  expression: RosterExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const { whenBlank: _, ...alone } = expression;
  const { rosterRow, window } = place;
  const days = rosterRow && partInWords(rosterRow, engine.year.days(window));
  const read = expression.whenBlank === undefined ? undefined : engine.evaluate(alone, place);
  const isBlank = read?.ok === false && read.reasons.some(({ code }) => code === 'roster-blank');
  return {
    kind: 'roster',
    node: `data/roster/${expression.column}`,
    title: `${expression.column.replaceAll('_', ' ')} of the roster${days === undefined ? '' : ` ${days}`}`,
    ...explaining.outcome(engine.evaluate(expression, place), unitOfFormula(expression, engine.plan)),
    ...(isBlank ? { text: "blank in the roster: the plan's own stands" } : {}),
    ...explaining.source(`data/roster/${expression.column}`),
    children: [],
  };
}
