import type { ExplanationNode } from '@ontarget/evaluator/engine';
import type { Stage } from '@ontarget/evaluator/format';
import { formatRational, neg, type Rational, sign, sub } from '@ontarget/evaluator/numbers';
import { quantityText, rationalOf } from '../quantity.ts';
import { sidesText } from './conditions.ts';
import { shortened } from './names.ts';
import { conditionOf } from './requirements.ts';
import { type Section, worth } from './sections.ts';
import { earnedBefore, workedFormula } from './worked-formula.ts';

/** A component's payout and how it came about, in one sentence; the steps below it tell the rest. */
export function headline(section: Section): string {
  const { root, name } = section;
  const [reason] = root.reasons;
  if (root.quantity === undefined) return `${name} is not paid: ${reason?.message ?? 'it has no value'}`;
  const how = unmet(section) ?? paidBy(section) ?? met(section);
  const parts = [
    ...(how === undefined ? [] : [how]),
    ...lessBefore(section),
    ...lessDeducted(section),
    ...takenBack(section),
  ];
  const verb = section.component?.unpaid === undefined ? 'pays' : 'is not paid and would be';
  return `${name} ${verb} ${worth(root, section)}${parts.length === 0 ? '' : `: ${parts.join(', ').replace(/^less /, '')}`}`;
}

/** The requirement that was missed, and by how much. */
function unmet(section: Section): string | undefined {
  for (const { value, otherwise } of section.component?.requirements ?? []) {
    const node = valueIn(section.root, value);
    const test = node === undefined ? undefined : conditionOf(node)?.test;
    if (node === undefined || test?.holds !== false) continue;
    const words = (node.text ?? node.title).replace(`, so ${otherwise}`, '');
    return shortened(`${words}${sidesText(test, section)}, so ${otherwise}`, section);
  }
  return undefined;
}

/** What decides whether an amount that is fixed is paid. */
function met(section: Section): string | undefined {
  const [requirement] = section.component?.requirements ?? [];
  const node = requirement === undefined ? undefined : valueIn(section.root, requirement.value);
  const test = node === undefined ? undefined : conditionOf(node)?.test;
  return node?.text === undefined || test === undefined
    ? undefined
    : shortened(`${node.text}${sidesText(test, section)}`, section);
}

/** What decides the amount: attainment and what the curve makes of it, or a result and its rate. */
export function paidBy(section: Section): string | undefined {
  const stage = (of: Stage) => stageOf(of, section);
  const [attainment, curve, targetPay] = [stage('attainment'), stage('curve'), stage('target pay')];
  const [result, rate, pay] = [stage('measure'), stage('rate'), stage('pay')];
  if (curve?.quantity !== undefined && targetPay !== undefined) {
    const part = quantityText({ ...curve.quantity, unit: 'percent' }, section.plan.currency);
    const at = attainment === undefined ? '' : `${worth(attainment, section)} attainment → `;
    return `${at}${part} of target pay ${worth(targetPay, section)}`;
  }
  if (result !== undefined && rate !== undefined)
    return `${worth(result, section)} at ${worth(rate, section)}`;
  if (result !== undefined && curve !== undefined && section.component?.curve !== undefined)
    return `${worth(result, section)} by the curve ${section.component.curve}`;
  const formula = pay === undefined ? undefined : section.plan.values[pay.node]?.formula;
  if (pay === undefined || formula === undefined || !ARITHMETIC.has(formula.op)) return undefined;
  return workedFormula(formula, pay, section);
}

/** Formulas that say in a line how an amount came about. */
const ARITHMETIC: ReadonlySet<string> = new Set(['product', 'sum', 'difference', 'quotient']);

/** Of what runs from the year's start, what earlier periods have paid. */
function lessBefore(section: Section): readonly string[] {
  const earned = stageOf('earned', section);
  const before = earned === undefined ? undefined : earnedBefore(earned);
  return before === undefined || isNothing(before)
    ? []
    : [`less ${worth(before, section)} earned before in the year`];
}

/** Of what falls are deducted from later pay of, what pay to date was before, and what this period deducts or leaves. */
function lessDeducted(section: Section): readonly string[] {
  const { component, plan, root } = section;
  const id = component?.shortfall?.back.replace(/\/shortfall\/back$/, '');
  const [toDate, rise] = [
    stageOf('to date', section),
    id === undefined ? undefined : valueIn(root, `${id}/rise`),
  ];
  if (id === undefined || toDate?.quantity === undefined || rise?.quantity === undefined) return [];
  const [now, change] = [rationalOf(toDate.quantity.value), rationalOf(rise.quantity.value)];
  const money = (value: Rational) =>
    quantityText({ value: formatRational(value), unit: plan.currency }, plan.currency);
  const before = sub(now, change);
  const back = valueIn(root, `${id}/shortfall/back`);
  const fall = sign(change) < 0 ? `; the fall of ${money(neg(change))} is deducted from later pay` : '';
  return [
    ...(sign(before) === 0 ? [] : [`less ${money(before)} to date in the period before${fall}`]),
    ...(back === undefined || isNothing(back)
      ? []
      : [`less ${worth(back, section)} deducted of an earlier fall`]),
  ];
}

function takenBack(section: Section): readonly string[] {
  const back = stageOf('clawback', section);
  return back === undefined || isNothing(back)
    ? []
    : [`less ${worth(back, section)} taken back for canceled deals`];
}

function isNothing({ quantity }: ExplanationNode): boolean {
  return quantity === undefined || quantity.value === '0';
}

function stageOf(stage: Stage, { component, root }: Section): ExplanationNode | undefined {
  const id = component?.stages[stage];
  return id === undefined ? undefined : valueIn(root, id);
}

/** The value of this period; the same value of earlier periods stands deeper. */
function valueIn(node: ExplanationNode, id: string): ExplanationNode | undefined {
  let level: readonly ExplanationNode[] = [node];
  while (level.length > 0) {
    const here = level.find((one) => one.node === id && one.kind === 'value');
    if (here !== undefined) return here;
    level = [...new Set(level.flatMap(({ kind, children }) => (kind === 'periods' ? [] : children)))];
  }
  return undefined;
}
