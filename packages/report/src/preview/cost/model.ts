import type { NodeId } from '@ontarget/evaluator/format';
import type { Figure } from '../model.ts';

/** What a year may cost, drawn over and over for the people of the roster by the language server. */
export interface PlanCost {
  /** Of everybody. */
  total: CostSpread;
  /** Of each role that somebody has. */
  roles: RoleCost[];
  /** Years drawn, and from which seed. */
  draws: number;
  seed: number;
  /** What is supposed and what is left out, a sentence each. */
  assumed: string[];
}

/** What drawn years come to: one in ten costs `p10` or less, half `p50` or less, nine in ten `p90` or less. */
export interface CostSpread {
  payees: number;
  /** Target pay of everybody for the months that they are there. */
  target: Figure;
  p10: Figure;
  p50: Figure;
  p90: Figure;
  mean: Figure;
  /** Side by side from the cheapest year to the dearest. */
  bars: CostBar[];
}

/** How many years cost as much as `from`, and less than `to`. */
export interface CostBar {
  from: Figure;
  to: Figure;
  years: number;
}

export interface RoleCost extends CostSpread {
  id: NodeId;
  title: string;
  /** A payee's pay of a year by target pay: of the lowest tenth, the middle and the highest tenth of payee-years. */
  leverage?: { low: Figure; middle: Figure; high: Figure };
  components: ComponentCost[];
}

/** How many of all measured periods of a component pay anything, reach target and reach excellence. */
export interface ComponentCost {
  id: NodeId;
  title: string;
  paid: Figure;
  atTarget?: Figure;
  excellence?: { at: Figure; reached: Figure };
}

/** What is supposed, as it was typed; what is not there is as usual. */
export interface CostSettings {
  attainment?: string;
  /** Attainment of single measures. */
  attainments: Record<string, string>;
  /** What measures without a quota or target come to. */
  results: Record<string, string>;
  inStep?: string;
  draws?: string;
  seed?: string;
}

/** A box of what is supposed. */
export interface CostInput {
  set: 'attainment' | 'attainments' | 'results' | 'inStep' | 'draws' | 'seed';
  /** The measure; empty for what is of all. */
  name: string;
  title: string;
  /** As it stands in the box. */
  text: string;
  /** What holds while the box is empty. */
  usual: string;
  /** Why nothing can be drawn without something else in it. */
  problem?: string;
}

export type CostAnswer =
  | { state: 'drawn'; cost: PlanCost; inputs: CostInput[] }
  /** Nothing can be drawn, and why; `inputs` may say more. */
  | { state: 'not drawn'; message: string; inputs: CostInput[] }
  /** There is no roster, or the plan has an error. */
  | { state: 'no roster'; looked: string }
  | { state: 'broken' };
