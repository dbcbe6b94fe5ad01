import type {
  Component as EvaluatorComponent,
  Expression,
  NodeId,
  Stage,
  Unit,
  ValueId,
} from '@ontarget/evaluator/format';
import type { Component, Role } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { readValue, type Window } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { titleOf } from '../measures/measures.ts';
import { MIXED } from './subject.ts';
import type { Measurement } from './timing.ts';

/** A component under way. */
export interface ComponentWork<T extends Component = Component> {
  readonly c: Compilation;
  readonly role: Role;
  readonly component: T;
  /** `role/R/C`. */
  readonly id: NodeId;
  readonly measurement: Measurement;
  /** The stages that exist so far. */
  readonly stages: Partial<Record<Stage, ValueId>>;
  /** What is carried of falls that are deducted from later pay; set where there is such a balance. */
  shortfall?: EvaluatorComponent['shortfall'];
}

/** The last part of the id of each stage of a component. */
const SUFFIX: Readonly<Partial<Record<Stage, string>>> = {
  measure: 'actual',
  quota: 'quota',
  'target pay': 'target-pay',
  attainment: 'attainment',
  rate: 'rate',
  curve: 'curve',
  pay: 'pay',
  cap: 'cap',
  floor: 'floor',
  'year cap': 'year-cap',
  'to date': 'to-date',
  shortfall: 'shortfall',
  'before clawback': 'before-clawback',
  clawback: 'clawback',
  earned: 'earned',
  payout: 'payout',
};

/** Adds a stage of a component as a value of its own, and gives back its id. */
export function addStage(
  work: Pick<ComponentWork, 'c' | 'id' | 'component' | 'stages'>,
  stage: Stage,
  unit: Unit,
  formula: Expression,
  options: { readonly node?: AstNode | undefined; readonly addsUp?: boolean } = {},
): ValueId {
  const suffix = SUFFIX[stage];
  if (suffix === undefined) throw new RangeError(`${stage} is no stage of a component`);
  const { c, id, component } = work;
  const title = `${titleOf(component)}, ${stage === 'measure' ? 'result' : stage}`;
  const shown = unit === MIXED ? 'number' : unit;
  // Only an amended plan has to know: see `withParts`.
  const parts = options.addsUp === true && c.header.amended !== undefined ? { addsUp: true } : {};
  const value = { title, stage, unit: shown, subject: 'payee', ...parts, formula } as const;
  work.stages[stage] = addValue(c, `${id}/${suffix}`, value, options.node ?? component);
  return `${id}/${suffix}`;
}

/** A stage that exists, read over a window. */
export function stageValue(
  work: Pick<ComponentWork, 'id' | 'stages'>,
  stage: Stage,
  window?: Window,
): Expression {
  const value = work.stages[stage];
  if (value === undefined) throw new RangeError(`${work.id} has no ${stage} yet`);
  return readValue(value, window);
}
