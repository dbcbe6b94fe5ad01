import type { NodeId, ValueId } from '@ontarget/evaluator/format';

/** The ids of nodes and values: paths of names, the same however the text is split or ordered. */
export const ids = {
  table: (table: string): NodeId => `data/${table}`,
  column: (table: string, column: string): NodeId => `data/${table}/${column}`,
  team: (team: string): NodeId => `team/${team}`,
  parameter: (parameter: string): NodeId => `parameter/${parameter}`,
  curve: (curve: string): NodeId => `curve/${curve}`,
  /** Rows count from 1, from the lowest bound up. */
  curveRow: (curve: string, row: number): NodeId => `curve/${curve}/${row}`,
  /** Columns of a matrix count from 1, from the left. */
  curveColumn: (curve: string, column: number): NodeId => `curve/${curve}/across/${column}`,
  measure: (measure: string): NodeId => `measure/${measure}`,
  measureOf: (measure: string, whose: MeasureSubject): ValueId => `measure/${measure}/${whose}`,
  /** The table of who is credited with which share of a measure's rows. */
  credits: (measure: string): string => `credits/${measure}`,
  goal: (goal: string, path: readonly string[]): NodeId =>
    path.length === 0 ? `goal/${goal}` : `goal/${goal}/${path.join('.')}`,
  pool: (pool: string): NodeId => `pool/${pool}`,
  role: (role: string): NodeId => `role/${role}`,
  component: (role: string, component: string): NodeId => `role/${role}/${component}`,
  /** The quota that a role states for a measure; no component can be called so. */
  quotaOf: (role: string, measure: string): ValueId => `role/${role}/quota-for/${measure}`,
} as const;

/** Whose result of a measure: the payee's own credit, with those below, the payee's team's, or the company's. */
export type MeasureSubject =
  | 'payee'
  | 'payee-rolled-up'
  | 'payee-both'
  | 'team'
  | 'company'
  /** What rolls up from so many steps below. */
  | `payee-level-${number}`;

/** The level of a result that rolls up from one level alone. */
export function levelIn(whose: MeasureSubject): number | undefined {
  return whose.startsWith('payee-level-') ? Number(whose.slice('payee-level-'.length)) : undefined;
}
