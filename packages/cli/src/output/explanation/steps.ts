import type { ExplanationNode } from '@ontarget/evaluator/engine';
import { paint } from '../../terminal.ts';
import { choiceLines, reasonLines } from './amounts.ts';
import { type Chain, chainOf, coresOf, isQuestion, untold } from './chains.ts';
import { shortened } from './names.ts';
import {
  choiceText,
  conditionOf,
  goesWithoutSaying,
  letsPass,
  requirementsOf,
  requirementText,
} from './requirements.ts';
import { ASIDE, type Section, valueKey, worth } from './sections.ts';
import { contentLines, formulaOf, placesText, stepTitle, toldLines } from './step-words.ts';

/** A step of a derivation: its line, and what more there is to tell below it. */
export interface Step {
  readonly head: string;
  readonly details: readonly string[];
}

/**
 * The steps of a section in the order of evaluation, each once: what a number was worked out from comes before it,
 * and values that pass a number on are one step.
 */
export function stepsOf(section: Section): readonly Step[] {
  const steps: Step[] = [];
  collect(section.root, section, steps);
  return steps;
}

function collect(node: ExplanationNode, section: Section, steps: Step[]): void {
  const isTold = (one: ExplanationNode) => section.told.has(valueKey(one));
  if (isTold(node)) return;
  const chain = untold(chainOf(node), isTold);
  const last = chain.at(-1) ?? node;
  if (isInline(chain)) {
    for (const core of coresOf(last)) collect(core, section, steps);
    return;
  }
  if (!isTold(last) && !ASIDE.has(last.kind) && last.kind !== 'rows') {
    for (const core of coresOf(last)) collect(core, section, steps);
  }
  // A condition that decides a number comes before it; one that lets a number pass, after it.
  if (!isTold(last)) collectChoices(last, section, steps);
  tell(chain, section, steps);
  for (const passed of chain.slice(0, -1).reverse()) collectChoices(passed, section, steps);
}

/** The least or greatest of some amounts inside a formula: the step of the whole formula tells it. */
function isInline([first, ...passedOn]: Chain): boolean {
  return first.kind === 'limit' && passedOn.length === 0;
}

function collectChoices(node: ExplanationNode, section: Section, steps: Step[]): void {
  for (const choice of node.children.filter(isQuestion)) {
    if (letsPass(choice) || goesWithoutSaying(choice, section)) continue;
    const requirements = requirementsOf(choice);
    for (const operand of choice.children) {
      if (!requirements.includes(operand)) collect(operand, section, steps);
    }
    for (const requirement of requirements) {
      for (const operand of conditionOf(requirement)?.children ?? []) collect(operand, section, steps);
      add([requirement], requirementText(requirement, section), section, steps);
    }
    if (requirements.length === 0) {
      const [head = '', ...parts] = choiceText(choice, section);
      add([choice], [head, ...parts, ...reasonLines(choice)], section, steps);
    }
  }
}

function tell(chain: Chain, section: Section, steps: Step[]): void {
  const last = chain.at(-1) ?? chain[0];
  const before = section.told.get(valueKey(last));
  const period = chain.find((node) => node.period !== undefined)?.period;
  const when = period === undefined || period.key === section.period ? '' : `, ${period.label}`;
  const { formula, worked } = before === undefined ? formulaOf(chain, section) : { worked: false };
  const comes = worth(last, section);
  const how =
    formula === undefined || formula === comes
      ? ''
      : formula.startsWith(`${comes}, since `)
        ? formula.slice(comes.length)
        : ` ${paint('dim', '=')} ${formula}`;
  const head = `${stepTitle(chain, section)}${when}: ${paint('bold', comes)}${how}`;
  const content = before === undefined ? chain : chain.slice(0, -1);
  const details = [
    ...toldLines(before === undefined ? coresOf(last) : [last], section, before === undefined),
    ...content.flatMap((node) => contentLines(node, section, node === chain[0])),
    ...(worked || before !== undefined
      ? []
      : choiceLines(last, section).map((line) => shortened(line, section))),
    // Why a number is missing is told where it is missing first.
    ...(last.children.some((child) => !isQuestion(child) && child.reasons.length > 0)
      ? []
      : reasonLines(last)),
  ];
  add(chain, [head, ...details], section, steps);
}

function add(
  nodes: readonly ExplanationNode[],
  [head = '', ...details]: readonly string[],
  section: Section,
  steps: Step[],
): void {
  const where = placesText(nodes, section);
  steps.push({ head: `${head}${where}`, details });
  for (const node of nodes) {
    if (node.kind === 'value' && !section.told.has(valueKey(node)))
      section.told.set(valueKey(node), `step ${steps.length} of ${section.name}`);
  }
}
