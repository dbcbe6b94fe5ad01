import type { ConditionLine, ExplanationNode } from '@ontarget/evaluator/engine';
import { sidesText, testLines } from './conditions.ts';
import { shortened } from './names.ts';
import type { Section } from './sections.ts';

/** The values of requirements that a choice asks for; none where it asks something else. */
export function requirementsOf({ kind, children }: ExplanationNode): readonly ExplanationNode[] {
  return kind === 'choice' ? children.filter(({ stage }) => stage === 'requirement') : [];
}

/** Whether a choice would only hold the payee, such as for a score out of bounds, and does not. */
export function letsPass({ text, formula }: ExplanationNode): boolean {
  return text !== 'applies' && formula?.startsWith('held: ') === true;
}

/**
 * Whether a choice is about what no reader asks: an end of the assignment or of the year that has not come, or
 * whether there is a draw, which has a step of its own.
 */
export function goesWithoutSaying(
  { test, text, children }: ExplanationNode,
  { plan, role }: Section,
): boolean {
  if (text !== 'applies' && test?.left === undefined && test?.parts.length === 0)
    return children.length === 0;
  const [only] = children;
  const draws = Object.values(plan.roles[role]?.balances ?? {}).map(({ draw }) => draw);
  return children.length === 1 && only !== undefined && draws.includes(only.node);
}

/** The condition behind a requirement; absent where the requirement was told before. */
export function conditionOf({ children }: ExplanationNode): ExplanationNode | undefined {
  return children.find(({ kind }) => kind === 'condition');
}

/**
 * A requirement in one line, with both its sides and how far it is from being met; one more for each part of a
 * condition that has several.
 */
export function requirementText(requirement: ExplanationNode, section: Section): readonly string[] {
  const test = conditionOf(requirement)?.test;
  const words = requirement.text ?? requirement.title;
  const sides = test === undefined ? '' : sidesText(test, section);
  const head = `${words.charAt(0).toUpperCase()}${words.slice(1)}${sides}`;
  return [head, ...(test?.parts ?? []).flatMap((part) => partText(part, section))];
}

/** Which branch of a choice applied, in one line. */
export function choiceText(
  { title, text, formula, test }: ExplanationNode,
  section: Section,
): readonly string[] {
  const sides = test === undefined ? '' : sidesText(test, section);
  const then = formula === undefined ? '' : `: ${shortened(formula, section)}`;
  const parts = (test?.parts ?? []).flatMap((part) => partText(part, section));
  return [`When ${shortened(title, section)}${sides}${then} ${text ?? ''}`.trimEnd(), ...parts];
}

function partText(test: ConditionLine, section: Section): readonly string[] {
  return testLines(test, section).map((line) => shortened(line, section));
}
