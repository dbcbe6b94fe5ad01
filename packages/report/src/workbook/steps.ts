import type { ComponentResult } from '@ontarget/evaluator/engine';
import {
  COMPONENT_STAGES,
  type Component,
  type Plan,
  type Stage,
  type Unit,
} from '@ontarget/evaluator/format';
import {
  compare,
  div,
  eq,
  mul,
  parseRational,
  type Rational,
  roundTo,
  ZERO,
} from '@ontarget/evaluator/numbers';
import { amount, type Cell, computed, reference, text } from './cells.ts';
import { type CurveCells, curveCells, lookOf } from './curve-cells.ts';

/** A step of a component: its name, its number, and how the number came about or why it is no formula. */
export interface Step {
  readonly stage: Stage;
  readonly cell: Cell;
  readonly note: string;
}

/** The steps of a component's result, from the credited amounts to what it pays, and the curve beside them. */
export interface Steps {
  readonly steps: readonly Step[];
  readonly curve?: CurveCells;
}

/** Where things stand on a component's sheet. */
export interface Places {
  /** The row of the first step, and the column of the numbers. */
  readonly firstRow: number;
  readonly column: number;
  /** The formula of the credited total; absent where the result is no plain total. */
  readonly credited: string | undefined;
  readonly curve: { readonly column: number; readonly row: number };
}

interface Known {
  readonly value: Rational;
  readonly cell: string;
}

interface Formula {
  readonly formula: string;
  readonly value: Rational;
  readonly note: string;
}

const NAMES: Readonly<Partial<Record<Stage, string>>> = {
  measure: 'Result',
  quota: 'Quota',
  'target pay': 'Target pay',
  attainment: 'Attainment',
  rate: 'Rate',
  curve: 'The curve pays',
  pay: 'Pay',
  earned: 'Earned',
  payout: 'Pays, rounded',
};

/** What a stage is called on a sheet. */
export function stageName(stage: Stage): string {
  return NAMES[stage] ?? `After the ${stage}`;
}

/**
 * A stage is a formula where that formula comes, in exact arithmetic, to what the evaluator worked out; else it is the
 * evaluator's number, with a note that says so. So no formula on a sheet can say something else than the plan pays.
 */
export function stepsOf(
  plan: Plan,
  component: Component,
  { stages, payout }: ComponentResult,
  places: Places,
): Steps {
  const known = new Map<Stage, Known>();
  const steps: Step[] = [];
  let curve: CurveCells | undefined;
  let before: Known | undefined;
  for (const stage of COMPONENT_STAGES) {
    const quantity = stage === 'payout' ? payout : stages[stage];
    const value = exact(quantity?.value);
    if (quantity === undefined || value === undefined || quantity.unit === 'grade') continue;
    const cell = reference(places.column, places.firstRow + steps.length);
    if ((stage === 'curve' || stage === 'pay') && curve === undefined)
      curve = curveOf(plan, component, known, places);
    const found = formulas(plan, stage, { known, before, curve, places, value }).find((one) =>
      eq(one.value, value),
    );
    // A rate is read as it is written; what a curve pays is a percent of target pay.
    const look = lookOf(quantity.unit, stage === 'curve' ? axisOf(plan, component) : undefined);
    steps.push({
      stage,
      cell: found === undefined ? amount(value, look) : computed(found.formula, value, look),
      note:
        found?.note ??
        WITHOUT[stage] ??
        'Worked out by the evaluator: it hangs on more than stands on this sheet.',
    });
    known.set(stage, { value, cell });
    if (PAYS.has(stage)) before = { value, cell };
  }
  return curve === undefined ? { steps } : { steps, curve };
}

/** From here on each stage goes on from the one before. */
const PAYS: ReadonlySet<Stage> = new Set(COMPONENT_STAGES.slice(COMPONENT_STAGES.indexOf('pay')));

const WITHOUT: Readonly<Partial<Record<Stage, string>>> = {
  measure: 'Worked out by the evaluator: it is no plain total of credited rows.',
  quota: 'From the plan or the roster, for the days of this period.',
  'target pay': 'From the plan or the roster, for the days of this period.',
  attainment: 'Worked out by the evaluator: it is not result over quota alone.',
  rate: 'As the plan says it for this result.',
  curve: 'Read by the evaluator: it is no curve of one number.',
  payout: 'Worked out by the evaluator: it is not the line before, rounded.',
};

interface Situation {
  readonly known: ReadonlyMap<Stage, Known>;
  readonly before: Known | undefined;
  readonly curve: CurveCells | undefined;
  readonly places: Places;
  readonly value: Rational;
}

/** What a stage may be worked out as, in the order in which it is tried. */
function formulas(plan: Plan, stage: Stage, { known, before, curve, places, value }: Situation): Formula[] {
  const at = (one: Stage) => known.get(one);
  const [measure, quota, target, rate, paid] = [
    at('measure'),
    at('quota'),
    at('target pay'),
    at('rate'),
    at('curve'),
  ];
  switch (stage) {
    case 'measure':
      return places.credited === undefined
        ? []
        : [{ formula: places.credited, value, note: 'The total of what is credited, at the right.' }];
    case 'attainment':
      if (measure === undefined || quota === undefined || compare(quota.value, ZERO) === 0) return [];
      return [
        {
          // Binary numbers miss a bound such as 100% by their last digit.
          formula: `ROUND(${measure.cell}/${quota.cell},12)`,
          value: div(measure.value, quota.value),
          note: 'Result over quota.',
        },
      ];
    case 'curve':
      return curve === undefined ? [] : [{ ...curve, note: 'Read off the table at the right.' }];
    case 'pay':
      return [
        ...product(paid, target, 'What the curve pays, times target pay.'),
        ...(paid === undefined
          ? []
          : [{ formula: paid.cell, value: paid.value, note: 'What the curve pays.' }]),
        ...(curve === undefined ? [] : [{ ...curve, note: 'Read off the table at the right.' }]),
        ...product(measure, rate, 'Result times rate.'),
      ];
    case 'payout':
      return before === undefined ? [] : rounded(plan, before);
    default:
      return before === undefined || !PAYS.has(stage)
        ? []
        : [
            {
              formula: before.cell,
              value: before.value,
              note:
                AS_BEFORE[stage] ?? `The ${stage} changes nothing here; it is not worked out on this sheet.`,
            },
          ];
  }
}

const AS_BEFORE: Readonly<Partial<Record<Stage, string>>> = { earned: 'What is left.' };

function product(a: Known | undefined, b: Known | undefined, note: string): Formula[] {
  if (a === undefined || b === undefined) return [];
  return [{ formula: `${a.cell}*${b.cell}`, value: mul(a.value, b.value), note }];
}

const ROUND = { 'half up': 'ROUND', 'half even': 'ROUND', up: 'ROUNDUP', down: 'ROUNDDOWN' } as const;

/** Rounding to a unit of one and zeros; another one has no function of its own. */
function rounded({ rounding }: Plan, before: Known): Formula[] {
  const unit = exact(rounding.unit);
  const digits = unit === undefined ? undefined : digitsOf(unit);
  const asIs = { formula: before.cell, value: before.value, note: 'Not rounded by itself.' };
  if (unit === undefined || digits === undefined || rounding.point === 'each payment') return [asIs];
  const value = roundTo(before.value, unit, rounding.mode);
  const note =
    rounding.mode === 'half even'
      ? 'Rounded as the plan says; a half, which goes to the even neighbor, is rounded up by a spreadsheet.'
      : 'Rounded as the plan says.';
  // Fifteen digits less the cents: what binary arithmetic leaves behind is not rounded up to a whole cent.
  const inner =
    rounding.mode === 'half up' || rounding.mode === 'half even' ? before.cell : `ROUND(${before.cell},8)`;
  return [{ formula: `${ROUND[rounding.mode]}(${inner},${digits})`, value, note }, asIs];
}

function digitsOf({ n, d }: Rational): number | undefined {
  for (let digits = -6; digits <= 8; digits += 1) {
    const power = 10n ** BigInt(Math.abs(digits));
    if (digits >= 0 ? n === 1n && d === power : d === 1n && n === power) return digits;
  }
  return undefined;
}

function curveOf(
  plan: Plan,
  component: Component,
  known: ReadonlyMap<Stage, Known>,
  { curve }: Places,
): CurveCells | undefined {
  const found = plan.curves[component.curve ?? ''];
  if (found === undefined || !('pieces' in found)) return undefined;
  const x = found.axis === 'percent' ? known.get('attainment') : known.get('measure');
  return x === undefined ? undefined : curveCells(found, x, curve);
}

function axisOf(plan: Plan, { curve }: Component): Unit | undefined {
  const found = plan.curves[curve ?? ''];
  return found !== undefined && 'axis' in found ? found.axis : undefined;
}

function exact(written: string | undefined): Rational | undefined {
  const parsed = parseRational(written ?? '');
  return parsed.ok ? parsed.value : undefined;
}

/** The label of a step. */
export function stepLabel({ stage }: Step): Cell {
  return text(stageName(stage), stage === 'payout' ? 'label' : 'plain');
}
