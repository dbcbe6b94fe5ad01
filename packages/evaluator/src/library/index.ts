export { type EvaluatorProblem, EvaluatorRefused, type OpenOptions, openEvaluator } from './open.ts';
export type { PlainCell, PlainRow } from './plain-rows.ts';
export { type PlainInput, RowsRefused, runInput } from './run-input.ts';
