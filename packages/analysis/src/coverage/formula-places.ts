import { conditionWords, formulaWords } from '@ontarget/evaluator/engine';
import type {
  Condition,
  Expression,
  NaryExpression,
  Plan,
  SelectExpression,
  Stage,
  TotalExpression,
  Value,
  ValueId,
} from '@ontarget/evaluator/format';
import { type Place, REACHED } from './place.ts';

/** A place that belongs to one formula, with what a watched evaluation says of it. */
export interface FormulaPlace {
  readonly place: Place;
  /** The part of the plan's formula, found again by identity. */
  readonly of: Expression;
  /** The way that is reached where the formula came by this; undefined where it is another one's. */
  readonly way: (passed: number | boolean | string) => string | undefined;
}

/** Conditions, branches, limits and lookups that the plan states in the formulas of its values. */
export function formulaPlaces(plan: Plan): FormulaPlace[] {
  return Object.entries(plan.values).flatMap(([id, value]) => placesIn(plan, id, value));
}

/** Stages whose branches come from the calendar or from balances, and are no terms that an example is written for. */
const NO_BRANCHES: ReadonlySet<Stage> = new Set([
  'quota',
  'target pay',
  'attainment',
  'to date',
  'shortfall',
  'balance',
  'goal weight',
  'goal target',
  'goal actual',
]);

/** Stages in which the second operand of `least` and `greatest` is a limit that the plan states. */
const LIMITED: ReadonlySet<Stage> = new Set([
  'attainment',
  'rate',
  'multiplier',
  'requirement',
  'cap',
  'floor',
  'year cap',
  'total',
]);

/** Stages whose formulas the plan itself writes. */
const WRITTEN: ReadonlySet<Stage> = new Set(['pay', 'measure']);

function placesIn(plan: Plan, id: ValueId, value: Value): FormulaPlace[] {
  const counts = new Map<string, number>();
  /** Several of a kind in one formula are told apart by their order in it. */
  const nameOf = (kind: string): string => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count === 1 ? `${id}/${kind}` : `${id}/${kind}/${count}`;
  };
  return expressionsIn(value.formula).flatMap((of): FormulaPlace[] => {
    switch (of.op) {
      case 'condition':
        return [conditionPlace(plan, id, value, of, nameOf('condition'))];
      case 'select':
        return NO_BRANCHES.has(value.stage) ? [] : branchPlaces(plan, id, value, of, () => nameOf('branch'));
      case 'least':
      case 'greatest':
        return boundPlaces(plan, id, value, of, () => nameOf('limit'));
      case 'total':
        return dealLimits(plan, id, value, of, () => nameOf('limit'));
      case 'lookup': {
        const title = `${value.title}: ${of.column} of ${of.table}`;
        const place: Place = { id: nameOf('lookup'), kind: 'lookup', node: id, title, ways: [REACHED] };
        return [{ place, of, way: () => REACHED }];
      }
      default:
        return [];
    }
  });
}

function conditionPlace(
  plan: Plan,
  id: ValueId,
  { title }: Value,
  of: Extract<Expression, { op: 'condition' }>,
  name: string,
): FormulaPlace {
  const words = conditionWords(of.holds, plan);
  const owner = ownerOf(id);
  const place: Place = {
    id: name,
    kind: 'condition',
    node: id,
    title: `${owner}, ${words === '' ? title : words}`,
    ways: ['met', 'missed'],
  };
  return { place, of, way: (holds) => (holds === true ? 'met' : 'missed') };
}

/** The cases that the plan words and that pay something, each a place, and what holds otherwise where there is such a case. */
function branchPlaces(
  plan: Plan,
  id: ValueId,
  { title }: Value,
  of: SelectExpression,
  name: () => string,
): FormulaPlace[] {
  const worded = of.cases.flatMap(({ when, then }, index) =>
    then.op !== 'hold' && isWorded(when, plan) ? [index] : [],
  );
  if (worded.length === 0) return [];
  const branch = (index: number, words: string): FormulaPlace => ({
    place: { id: name(), kind: 'branch', node: id, title: `${title}: ${words}`, ways: [REACHED] },
    of,
    way: (taken) => (taken === index ? REACHED : undefined),
  });
  return [
    ...worded.map((index) => branch(index, `when ${wordsOf(of.cases[index]?.when, plan)}`)),
    branch(of.cases.length, 'otherwise'),
  ];
}

function wordsOf(when: Condition | undefined, plan: Plan): string {
  return when === undefined ? '' : conditionWords(when, plan);
}

/** Whether a condition is one of the plan's words: not a flag that is a place itself, a zero quota, or the calendar. */
function isWorded(condition: Condition, plan: Plan): boolean {
  switch (condition.op) {
    case 'compare':
      return !isZeroQuota(condition, plan) && condition.left.op !== 'tenure';
    case 'is':
      return true;
    case 'blank':
      return condition.of.op !== 'entered';
    case 'all':
    case 'any':
      return condition.of.some((part) => isWorded(part, plan));
    case 'not':
      return isWorded(condition.of, plan);
    case 'flag':
    case 'ends':
    case 'reached':
    case 'employed':
      return false;
  }
}

function isZeroQuota({ relation, left, right }: Extract<Condition, { op: 'compare' }>, plan: Plan): boolean {
  if (relation !== 'equal' || right.op !== 'constant' || right.value !== '0') return false;
  const stage = left.op === 'value' ? plan.values[left.id]?.stage : undefined;
  return stage === 'quota' || stage === 'goal target';
}

/** A cap or floor that binds; or, of what the plan itself holds against each other, each of them where it decides. */
function boundPlaces(
  plan: Plan,
  id: ValueId,
  { title, stage }: Value,
  of: NaryExpression,
  name: () => string,
): FormulaPlace[] {
  const isChoice = of.of.every(({ op }) => op === 'due');
  const limit = of.of[1];
  if (!isChoice && LIMITED.has(stage) && limit !== undefined) {
    const words = `${of.op === 'least' ? 'no more than' : 'no less than'} ${formulaWords(limit, plan)}`;
    const place: Place = {
      id: name(),
      kind: 'limit',
      node: id,
      title: `${titleOfLimit(id, title)}: ${words}`,
      ways: [REACHED],
    };
    return [{ place, of, way: (by) => (by === 1 ? REACHED : undefined) }];
  }
  if (!isChoice && (!WRITTEN.has(stage) || of.of.some(isBound))) return [];
  return of.of.map((operand, index) => ({
    place: {
      id: name(),
      kind: 'operand',
      node: id,
      title: `${title}: the ${of.op} is ${formulaWords(operand, plan)}`,
      ways: [REACHED],
    },
    of,
    way: (by) => (by === index ? REACHED : undefined),
  }));
}

/** `greatest` of a number and nothing, and what is cut out of such: how bands and slices are written as formulas. */
function isBound(operand: Expression): boolean {
  return (operand.op === 'constant' && operand.value === '0') || operand.op === 'greatest';
}

function titleOfLimit(id: ValueId, title: string): string {
  return title === '' ? ownerOf(id) : title;
}

function dealLimits(
  plan: Plan,
  id: ValueId,
  { title, unit }: Value,
  of: TotalExpression,
  name: () => string,
): FormulaPlace[] {
  return (['atMost', 'atLeast'] as const).flatMap((bound): FormulaPlace[] => {
    const value = of.limit?.[bound];
    if (value === undefined) return [];
    const amount = formulaWords({ op: 'constant', value, unit }, plan);
    const words = `${bound === 'atMost' ? 'no more than' : 'no less than'} ${amount} for a deal`;
    const place: Place = {
      id: name(),
      kind: 'limit',
      node: id,
      title: `${title}: ${words}`,
      ways: [REACHED],
    };
    return [{ place, of, way: (passed) => (passed === bound ? REACHED : undefined) }];
  });
}

/** The role and component that a value belongs to: `role/AE/NewBusiness/cap` is `AE NewBusiness`. */
function ownerOf(id: ValueId): string {
  const [, role = id, component = ''] = id.split('/');
  return component === 'requirement' || component === '' ? role : `${role} ${component}`;
}

/** Every formula inside a formula, itself first, in the order of the text. */
function expressionsIn(formula: unknown): Expression[] {
  if (Array.isArray(formula)) return formula.flatMap(expressionsIn);
  if (typeof formula !== 'object' || formula === null) return [];
  const inside = Object.values(formula).flatMap(expressionsIn);
  return isExpression(formula) ? [formula, ...inside] : inside;
}

function isExpression(node: object): node is Expression {
  return 'op' in node && typeof node.op === 'string';
}
