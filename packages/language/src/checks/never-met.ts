import { eq, gt, lt, type Rational } from '@ontarget/evaluator/numbers';
import type {
  AllRows,
  ColumnCompare,
  ColumnIs,
  GoalNode,
  OverlapOfNode,
  RowCondition,
  TableColumn,
} from '../generated/ast.ts';
import { measureOfNode } from '../resolve/measured.ts';
import { possibleValues } from '../resolve/possible-values.ts';
import { sameUnit } from '../types/unit.ts';
import type { Check } from './context.ts';
import { nodeName } from './node-targets.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue } from './values.ts';

/** A condition on one column. */
export type Atom = ColumnIs | ColumnCompare;

/** Conditions that no row can meet together: an empty column of all there is, or two that exclude each other. */
export type Clash = readonly [Atom, ...Atom[]];

/** What no row can meet counts nothing for ever, and a target on it is never reached. */
export const conditionsMustBeAbleToHold: Check<AllRows | ColumnIs> = (condition, say, plan) => {
  const clash = clashOf(branchesOf(condition), plan);
  // A condition that excludes itself is told where it stands, not again by what it is a part of.
  if (clash === undefined || (condition.$type === 'AllRows' && clash.length === 1)) return;
  say('condition-never-met', { node: condition }, { clash: clash.map(textOf) });
};

/** What an overlap counts is a part of what its measure counts: rows that meet both conditions. */
export const overlapsMustBeAbleToCount: Check<OverlapOfNode> = (overlap, say, plan) => {
  const clash = clashOfOverlap(overlap, plan);
  if (clash === undefined) return;
  const measure = measureOfNode(overlap.$container);
  const [inMeasure, ...here] = clash;
  say(
    'node-never-counts',
    { node: overlap, property: 'condition' },
    {
      node: nodeName(overlap.$container as GoalNode),
      measure: measure?.name ?? '',
      inMeasure: textOf(inMeasure),
      here: here.map(textOf).join('" and "'),
    },
  );
};

/** The condition of the measure, and what of the overlap's own it excludes; undefined where some row can meet both. */
export function clashOfOverlap(overlap: OverlapOfNode, plan: PlanView): Clash | undefined {
  const body = measureOfNode(overlap.$container)?.body;
  const counts =
    body?.$type === 'TotalMeasure' || body?.$type === 'CountMeasure' ? body.condition : undefined;
  if (overlap.condition === undefined || counts === undefined) return undefined;
  const own = branchesOf(overlap.condition);
  const others = branchesOf(counts);
  if (own === undefined || others === undefined || clashOf(own, plan) !== undefined) return undefined;
  const both = others.flatMap((other) => own.map((one) => [...other, ...one]));
  return both.length > MOST_BRANCHES ? undefined : clashOf(both, plan);
}

/** A condition that would take more cases than this is taken to hold for some row. */
const MOST_BRANCHES = 256;

/** The cases in which a condition holds, each a list of what must then hold at once; undefined where there are too many. */
export function branchesOf(condition: RowCondition): readonly (readonly Atom[])[] | undefined {
  if (condition.$type === 'ColumnIs' || condition.$type === 'ColumnCompare') return [[condition]];
  // The condition of a measure in another file may be half typed.
  const parts = (condition.parts ?? []).map(branchesOf);
  if (parts.length === 0 || !parts.every((part) => part !== undefined)) return undefined;
  const cases =
    condition.$type === 'AnyRow'
      ? parts.flat()
      : parts.reduce<readonly (readonly Atom[])[]>(
          (all, part) =>
            all.length * part.length > MOST_BRANCHES
              ? []
              : all.flatMap((one) => part.map((more) => [...one, ...more])),
          [[]],
        );
  return cases.length === 0 || cases.length > MOST_BRANCHES ? undefined : cases;
}

/** What clashes in the first case, where every case has something that does. */
export function clashOf(branches: ReturnType<typeof branchesOf>, plan: PlanView): Clash | undefined {
  const clashes = branches?.map((branch) => clashIn(branch, plan));
  return clashes?.every((clash) => clash !== undefined) ? clashes[0] : undefined;
}

function clashIn(branch: readonly Atom[], plan: PlanView): Clash | undefined {
  const byColumn = Map.groupBy(branch, ({ column }) => column?.ref);
  for (const [column, atoms] of byColumn) {
    const [first, ...more] = atoms;
    if (column === undefined || first === undefined) continue;
    if (!canHold(column, [first], plan)) return [first];
    const other = more.find((one) => !canHold(column, [first, one], plan));
    if (other !== undefined) return [first, other];
    if (!canHold(column, atoms, plan)) return [first, ...more];
  }
  return undefined;
}

function canHold(column: TableColumn, atoms: readonly Atom[], plan: PlanView): boolean {
  const words = atoms.filter((atom) => atom.$type === 'ColumnIs');
  const bounds = atoms.filter((atom) => atom.$type === 'ColumnCompare');
  return (
    wordsCanHold(column, words) && boundsCanHold(bounds, plan) && !(bounds.length > 0 && words.some(isBlank))
  );
}

function isBlank({ blank, not }: ColumnIs): boolean {
  return blank && !not;
}

function wordsCanHold(column: TableColumn, atoms: readonly ColumnIs[]): boolean {
  const asked = atoms.filter(({ blank, not }) => !blank && !not);
  const refused = new Set(atoms.filter(({ blank, not }) => !blank && not).flatMap(valuesOf));
  if (atoms.some(isBlank)) {
    const isNeverBlank = column.$type === 'InputColumn' && !column.blank;
    return !isNeverBlank && asked.length === 0 && !atoms.some(({ blank, not }) => blank && not);
  }
  const possible = possibleValues(column);
  const [first, ...more] = asked;
  const candidates = first === undefined ? possible && [...possible.keys()] : valuesOf(first);
  // Any text may stand there: something is left whatever is refused.
  if (candidates === undefined) return true;
  const left = candidates.filter(
    (value) => !refused.has(value) && more.every((one) => valuesOf(one).includes(value)),
  );
  const mayBeBlank = first === undefined && !(column.$type === 'InputColumn' && !column.blank);
  return left.length > 0 || (mayBeBlank && !atoms.some(({ blank, not }) => blank && not));
}

function valuesOf({ values }: ColumnIs): string[] {
  return values.map(({ value }) => value);
}

interface Bound {
  readonly value: Rational;
  readonly open: boolean;
}

function boundsCanHold(atoms: readonly ColumnCompare[], plan: PlanView): boolean {
  const known = atoms.flatMap(({ relation, right }) => {
    const amount = right && constantValue(right, plan);
    return amount === undefined ? [] : [{ relation, ...amount }];
  });
  const [first] = known;
  if (first === undefined || !known.every(({ unit }) => sameUnit(unit, first.unit))) return true;
  const bounds = known.map(({ relation, value }) => ({
    isLower: relation === 'at least' || relation === 'above',
    value,
    open: relation === 'above' || relation === 'below',
  }));
  const low = extreme(
    bounds.filter(({ isLower }) => isLower),
    gt,
  );
  const high = extreme(
    bounds.filter(({ isLower }) => !isLower),
    lt,
  );
  if (low === undefined || high === undefined) return true;
  return lt(low.value, high.value) || (eq(low.value, high.value) && !low.open && !high.open);
}

function extreme(bounds: readonly Bound[], beyond: (a: Rational, b: Rational) => boolean): Bound | undefined {
  return bounds.reduce<Bound | undefined>((most, bound) => {
    if (most === undefined || beyond(bound.value, most.value)) return bound;
    return eq(bound.value, most.value) && bound.open ? bound : most;
  }, undefined);
}

/** A condition as it is written, on one line. */
export function textOf(atom: Atom): string {
  return atom.$cstNode?.text.replace(/\s+/g, ' ') ?? '';
}
