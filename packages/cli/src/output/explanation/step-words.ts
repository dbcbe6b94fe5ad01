import type { ExplanationNode, RoundingLine } from '@ontarget/evaluator/engine';
import type { Expression } from '@ontarget/evaluator/format';
import { paint } from '../../terminal.ts';
import { quantityText } from '../quantity.ts';
import { monthLines } from './amounts.ts';
import { asideLines } from './asides.ts';
import { balanceLines, heldBackLines } from './balances.ts';
import { type Chain, isQuestion } from './chains.ts';
import { conditionLines } from './conditions.ts';
import { sourceText } from './context.ts';
import { curveLines } from './curves.ts';
import { nameIn, namesOf, shortened } from './names.ts';
import { rowLines } from './rows.ts';
import { type Section, valueKey } from './sections.ts';
import { workedFormula } from './worked-formula.ts';

/** `Pay`; `Result (New ARR)`, where a value of the component is a value of the plan. */
export function stepTitle(chain: Chain, section: Section): string {
  const { name, also } = namesOf(chain, section);
  const shown = also.length === 0 ? name : `${name} (${also.join('; ')})`;
  return shown.charAt(0).toUpperCase() + shown.slice(1);
}

/** How a step's number was worked out where its chain begins, with numbers where that reads well. */
export function formulaOf(chain: Chain, section: Section): { formula?: string; worked: boolean } {
  const last = chain.at(-1) ?? chain[0];
  // What is no value is the formula of the value before it.
  const value = last.kind === 'value' ? last : chain.at(-2);
  const formula = value?.kind === 'value' ? appliedFormula(value, section) : undefined;
  if (formula !== undefined && SILENT.has(formula.op)) return { worked: false };
  const worked = formula === undefined ? undefined : workedFormula(formula, last, section);
  if (worked !== undefined) return { formula: worked, worked: true };
  const words = last.formula ?? value?.formula;
  // Earlier periods are what the step's name says.
  return words === undefined || (last.kind === 'periods' && chain.length === 1)
    ? { worked: false }
    : { formula: shortened(words, section), worked: false };
}

/**
 * The formula of a value; of a balance that has cases, the case that applied: there the conditions are those of the
 * construct and not of the plan, such as whether there is a draw.
 */
function appliedFormula(value: ExplanationNode, { plan }: Section): Expression | undefined {
  const formula = plan.values[value.node]?.formula;
  if (formula?.op !== 'select' || value.stage !== 'balance') return formula;
  const asked = value.children.filter(isQuestion);
  const applied = formula.cases.findIndex((_, index) => asked[index]?.text === 'applies');
  return applied < 0 ? formula.otherwise : formula.cases[applied]?.then;
}

/** Formulas that only pass a number on, or whose cases are steps of their own. */
const SILENT: ReadonlySet<string> = new Set(['value', 'select', 'team', 'condition']);

/** What a node has to tell beside its number; at the head of a step its title is told already. */
export function contentLines(node: ExplanationNode, section: Section, isHead = false): readonly string[] {
  const rounded = node.children.filter(({ kind }) => kind === 'rounding');
  return [
    ...(node.text !== undefined && node.quantity !== undefined ? [shortened(node.text, section)] : []),
    ...(node.kind === 'choice' || node.kind === 'entered' ? [shortened(node.title, section)] : []),
    ...(node.kind === 'conversion' && !isHead ? [node.title] : []),
    ...conditionLines(node, section),
    ...curveLines(node, section),
    ...rowLines(node, section),
    ...monthLines(node, section),
    ...balanceLines(node, section),
    ...heldBackLines(node, section),
    ...rounded.flatMap(({ rounding }) => (rounding === undefined ? [] : [changeText(rounding, section)])),
    ...asideLines(node, section),
  ];
}

function changeText({ difference }: RoundingLine, { plan }: Section): string {
  return `rounding changes it by ${quantityText(difference, plan.currency)} (exactly ${difference.value})`;
}

/** Where numbers that were told before can be read; what this section told, only where it is the number itself. */
export function toldLines(
  nodes: readonly ExplanationNode[],
  section: Section,
  elsewhere: boolean,
): readonly string[] {
  const places = nodes.flatMap((node) => {
    const place = section.told.get(valueKey(node));
    const here = ` of ${section.name}`;
    return place === undefined || (elsewhere && place.endsWith(here))
      ? []
      : [`${place.endsWith(here) ? place.slice(0, -here.length) : place} for ${nameIn(node, section)}`];
  });
  return places.length === 0 ? [] : [paint('dim', `see ${places.join('; ')}`)];
}

/** The lines of the plan that a step comes from; the heading's own line only where there is no closer one. */
export function placesText(nodes: readonly ExplanationNode[], { root, file }: Section): string {
  const textOf = ({ source }: ExplanationNode) => (source === undefined ? [] : [sourceText(source, file)]);
  const all = [...new Set(nodes.flatMap(textOf))];
  const closer = all.filter((place) => !textOf(root).includes(place));
  const shown = closer.length === 0 ? all : closer;
  return shown.length === 0 ? '' : paint('dim', `  [${shown.join(', ')}]`);
}
