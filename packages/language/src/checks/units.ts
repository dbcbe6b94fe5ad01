import type { AstNode } from 'langium';
import type {
  ColumnCompare,
  ComputedColumn,
  DerivedColumn,
  Expression,
  FormulaMeasure,
  FormulaPay,
  Goal,
  Parameter,
  ResultCondition,
  SplitCredit,
  SupportNode,
  TotalMeasure,
} from '../generated/ast.ts';
import { measuredBy } from '../resolve/measured.ts';
import { comparedUnit } from '../types/algebra.ts';
import { type Unit, unitName } from '../types/unit.ts';
import { type UnitError, unitOf, unitOfMeasure, unitOfNamed } from '../types/unit-of.ts';
import type { Check, Say } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { currencyIn } from './values.ts';

/** Every place of a formula that stands for itself: its parts must go together. */
export const formulasMustKeepTheirUnits: Check<
  Parameter | ComputedColumn | DerivedColumn | FormulaMeasure
> = (node, say, plan) => {
  checked(node.value, say, plan);
};

/** A total adds up numbers or money, not dates or names. */
export const totalsMustAddUpNumbers: Check<TotalMeasure> = (measure, say, plan) => {
  const unit = checked(measure.amount, say, plan);
  if (!['date', 'text', 'choice', 'payee', 'flag', 'currency'].includes(unit.kind)) return;
  say(
    'unit-unexpected',
    { node: measure, property: 'amount' },
    {
      what: `What ${measure.$container.name} adds up`,
      expected: 'money or a number',
      found: unitName(unit),
    },
  );
};

export const creditSharesMustBePercents: Check<SplitCredit> = (split, say, plan) => {
  const unit = checked(split.share, say, plan);
  if (unit.kind === 'percent' || unit.kind === 'ratio' || unit.kind === 'unknown') return;
  say(
    'unit-unexpected',
    { node: split, property: 'share' },
    {
      what: 'A share of credit',
      expected: 'a percent',
      found: unitName(unit),
    },
  );
};

export const payFormulasMustPayMoney: Check<FormulaPay> = (formula, say, plan) => {
  const unit = checked(formula.value, say, plan);
  if (unit.kind === 'money' || unit.kind === 'unknown') return;
  say(
    'unit-unexpected',
    { node: formula, property: 'value' },
    {
      what: `What ${formula.name} pays`,
      expected: 'money',
      found: unitName(unit),
    },
  );
};

/** A goal's target is counted as its measure is. */
export const targetsMustBeInTheUnitOfTheirMeasure: Check<Goal | SupportNode> = (node, say, plan) => {
  const unit = checked(node.target, say, plan);
  const measure = node.measure.ref;
  const expected = unitOfMeasure(measure, { currency: currencyIn(plan) });
  if (measure === undefined || comparedUnit(expected, unit).ok) return;
  // A whole number of leads is written as a plain number.
  say(
    'unit-unexpected',
    { node, property: 'target' },
    {
      what: `The target of ${measure.name}`,
      expected: unitName(expected),
      found: unitName(unit),
    },
  );
};

export const comparedColumnsMustBeAlike: Check<ColumnCompare> = (condition, say, plan) => {
  const column = condition.column.ref;
  if (column === undefined) return;
  compare(
    unitOfNamed(column, undefined, { currency: currencyIn(plan) }),
    checked(condition.right, say, plan),
    {
      node: condition,
      say,
      what: `What ${column.name} is compared with`,
    },
  );
};

/** Results are compared with an amount in their own unit, or with a percent of quota. */
export const comparedResultsMustBeAlike: Check<ResultCondition> = (condition, say, plan) => {
  const value = condition.right?.value;
  if (value === undefined) return;
  const right = checked(value, say, plan);
  const context = { currency: currencyIn(plan) };
  const { subject, named, stage, attained } = condition.left;
  if (named?.ref !== undefined) {
    const what = `What ${named.ref.name} ${stage ?? ''} is compared with`;
    compare(unitOfNamed(named.ref, stage, context), right, { node: condition, say, what });
    return;
  }
  if (attained) {
    const what = `What ${condition.left.$cstNode?.text ?? 'attainment'} is compared with`;
    compare({ kind: 'percent' }, right, { node: condition, say, what });
    return;
  }
  const measured = measuredBy(subject);
  if (measured?.kind !== 'measure' || right.kind === 'percent') return;
  const what = `What ${measured.measure.name} is compared with`;
  compare(unitOfMeasure(measured.measure, context), right, { node: condition, say, what });
};

function compare(
  left: Unit,
  right: Unit,
  { node, say, what }: { node: AstNode; say: Say; what: string },
): void {
  if (comparedUnit(left, right).ok) return;
  say(
    'unit-unexpected',
    { node, property: 'right' as never },
    { what, expected: unitName(left), found: unitName(right) },
  );
}

/** The unit of an expression, each of its mistakes reported at its own place. */
function checked(expression: Expression | undefined, say: Say, plan: PlanView): Unit {
  return unitOf(expression, {
    currency: currencyIn(plan),
    report: (error) => say('units-do-not-combine', { node: error.node }, { problem: inWords(error) }),
  });
}

const VERBS: Readonly<Record<UnitError['operator'], string>> = {
  '+': 'be added up',
  '-': 'be taken from one another',
  '*': 'be multiplied',
  '/': 'be divided by one another',
  least: 'be compared',
  greatest: 'be compared',
  when: 'stand for one another',
  rounded: 'be rounded to one another',
  power:
    'be a number and its power: only plain numbers have powers, and a power is written without a percent',
  days: 'have days between them: only dates have',
};

function inWords({ code, operator, left, right }: UnitError): string {
  if (right === undefined) return `${capital(unitName(left))} has no negative`;
  const both = `${capital(unitName(left))} and ${unitName(right)}`;
  if (code === 'currencies-mixed') return `${both} cannot ${VERBS[operator]} without a rate of exchange`;
  return `${both} cannot ${code === 'units-not-compared' ? 'be compared' : VERBS[operator]}`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
