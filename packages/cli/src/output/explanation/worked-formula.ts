import { type ExplanationNode, windowWords } from '@ontarget/evaluator/engine';
import type { Expression, NaryExpression, Stage, ValueExpression } from '@ontarget/evaluator/format';
import { isZero, sign } from '@ontarget/evaluator/numbers';
import { quantityText, rationalOf } from '../quantity.ts';
import { comesTo } from './comes-to.ts';
import { everyFound, found } from './found.ts';
import { nameOf } from './names.ts';
import { type Section, worth } from './sections.ts';

/**
 * A formula with the numbers that went into it: `result $551,150.00 ÷ quota $300,000.00`. `node` is the one whose
 * children the formula reads. Undefined where numbers in place of names would not read well (accruals, choices,
 * totals of rows): the engine's words then stand.
 */
export function workedFormula(
  formula: Expression,
  node: ExplanationNode,
  section: Section,
): string | undefined {
  const words = (operand: Expression) => workedFormula(operand, node, section);
  switch (formula.op) {
    case 'constant':
      return quantityText(formula, section.plan.currency);
    case 'value':
      return valueText(formula, node, section);
    case 'sum':
    case 'product':
    case 'difference':
    case 'quotient':
      return joined(formula.of, SIGNS[formula.op], node, section);
    case 'least':
    case 'greatest':
      return limitText(formula, node, section);
    case 'round': {
      const of = words(formula.of);
      return of === undefined ? undefined : `${of}, rounded ${formula.mode}`;
    }
    case 'curve': {
      const at = words(formula.at);
      return at === undefined
        ? undefined
        : `${formula.read === 'rate' ? 'the rate of ' : ''}${formula.curve} at ${at}`;
    }
    case 'matrix': {
      const [down, across] = [words(formula.down), words(formula.across)];
      return down === undefined || across === undefined
        ? undefined
        : `${formula.curve} at ${down} by ${across}`;
    }
    case 'solve':
      return words(formula.of);
    case 'unknown': {
      const solved = node.kind === 'solved' ? node : found(node, ({ kind }) => kind === 'solved');
      return solved?.quantity === undefined ? undefined : `itself ${worth(solved, section)}`;
    }
    case 'due':
      return dueText(formula.component, formula.stage, node, section);
    default:
      return undefined;
  }
}

const SIGNS = { sum: ' + ', product: ' × ', difference: ' − ', quotient: ' ÷ ' } as const;

/** Formulas that need brackets inside another one. */
const COMPOUND: ReadonlySet<string> = new Set([
  'sum',
  'product',
  'difference',
  'quotient',
  'round',
  'least',
  'greatest',
]);

function joined(
  operands: readonly Expression[],
  sign: string,
  node: ExplanationNode,
  section: Section,
): string | undefined {
  const parts = operands.map((operand) => {
    const words = workedFormula(operand, node, section);
    return words !== undefined && COMPOUND.has(operand.op) ? `(${words})` : words;
  });
  return parts.includes(undefined) ? undefined : parts.join(sign);
}

/** Of several amounts the least or greatest, with what each comes to; or what is left to deduct. */
function limitText(formula: NaryExpression, node: ExplanationNode, section: Section): string | undefined {
  const choices = limitOf(node)?.choices;
  const special = deductedText(formula, node, section) ?? aboveNothingText(formula, node, section);
  if (special !== undefined) return special;
  const parts = formula.of.map((operand, index) => {
    const words = workedFormula(operand, node, section);
    const comes = choices?.[index]?.quantity;
    return words === undefined || comes === undefined || !COMPOUND.has(operand.op)
      ? words
      : `${words} = ${quantityText(comes, section.plan.currency)}`;
  });
  if (parts.includes(undefined)) return undefined;
  // What is worked out stands before the amount that bounds it, whichever way the plan names them.
  const isBound = COMPOUND.has(formula.of[1]?.op ?? '') && !COMPOUND.has(formula.of[0]?.op ?? '');
  const [amount, bound] = isBound ? parts.toReversed() : parts;
  return parts.length === 2
    ? `${amount}, at ${formula.op === 'least' ? 'most' : 'least'} ${bound}`
    : `the ${formula.op} of ${parts.join(' and ')}`;
}

/** What one amount has above another, never below nothing; where it has none, that it does not exceed it. */
function aboveNothingText(
  { op, of }: NaryExpression,
  node: ExplanationNode,
  section: Section,
): string | undefined {
  const floor = of.find((operand) => operand.op === 'constant');
  const rest = of.find((operand) => operand.op === 'difference');
  if (op !== 'greatest' || of.length !== 2 || floor?.op !== 'constant' || rest?.op !== 'difference')
    return undefined;
  const comes = comesTo(rest, node);
  if (comes === undefined || !isZero(rationalOf(floor.value))) return undefined;
  if (sign(comes) > 0) return workedFormula(rest, node, section);
  const [amount, other] = rest.of.map((operand) => workedFormula(operand, node, section));
  if (amount === undefined || other === undefined) return undefined;
  return `${quantityText(floor, section.plan.currency)}, since ${amount} is not above ${other}`;
}

/**
 * Pay to date less what was earned before in the year. Where pay to date fell, nothing is paid and what is missing is
 * deducted from later pay.
 */
function deductedText(
  { op, of: [rest, floor] }: NaryExpression,
  node: ExplanationNode,
  section: Section,
): string | undefined {
  if (op !== 'greatest' || rest?.op !== 'difference' || floor?.op !== 'constant') return undefined;
  const [toDate, before] = rest.of;
  const earlier = earnedBefore(node);
  if (before.op !== 'over' || before.periods !== 'before the window' || earlier === undefined)
    return undefined;
  const now = workedFormula(toDate, node, section);
  if (now === undefined) return undefined;
  const comes = limitOf(node)?.choices?.[0]?.quantity;
  const fallen =
    comes !== undefined && rationalOf(comes.value).n < 0n
      ? `; what is missing, ${quantityText({ ...comes, value: comes.value.replace('-', '') }, section.plan.currency)}, is deducted from later pay`
      : '';
  return `${now} less ${worth(earlier, section)} earned before in the year, never below $0${fallen}`.replace(
    '$0',
    quantityText(floor, section.plan.currency),
  );
}

/** The periods before this one whose pay is taken off pay to date. */
export function earnedBefore(node: ExplanationNode): ExplanationNode | undefined {
  return found(node, ({ kind, title }) => kind === 'periods' && /^each \w+ before$/.test(title));
}

function limitOf(node: ExplanationNode): ExplanationNode | undefined {
  return node.kind === 'limit' ? node : found(node, ({ kind }) => kind === 'limit');
}

function valueText(
  { id, window }: ValueExpression,
  node: ExplanationNode,
  section: Section,
): string | undefined {
  const read = found(node, (one) => one.kind === 'value' && one.node === id);
  if (read === undefined) return undefined;
  const over = windowWords(window);
  const name = nameOf(read, section);
  // A balance is called like a heading of the run's table; inside a sentence it begins small.
  const shown = read.stage === 'balance' ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
  return `${shown}${over} ${worth(read, section)}`;
}

/** What falls due of a component: an amount for each of its measurement periods. */
function dueText(
  component: string,
  stage: Stage,
  node: ExplanationNode,
  section: Section,
): string | undefined {
  const due = everyFound(node, (one) => one.node.startsWith(`${component}/`) && one.stage === stage);
  const title = componentTitle(component, section);
  if (due.length === 0) return `${title} (nothing due)`;
  const amounts = due.map((one) => worth(one, section)).join(' + ');
  return `${stage === 'payout' ? title : `${stage} of ${title}`} ${amounts}`;
}

function componentTitle(id: string, { plan }: Section): string {
  const [, role = '', name = ''] = id.split('/');
  return plan.roles[role]?.components[name]?.title ?? name;
}
