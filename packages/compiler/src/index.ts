/** From a linked plan to its payout evaluator: whole, which refuses on any error, and in part. */
export { type Check, type Checker, checkedBy } from './checked.ts';
export type { ChoiceTaken, Readings } from './choices.ts';
export { type Compiled, compile } from './compile.ts';
export { compilePart, compilePartInSteps, type PartlyCompiled, type PartOptions } from './compile-part.ts';
export { type PlanModel, type PlanModelOptions, planModel } from './model.ts';
export { ids, type MeasureSubject } from './names.ts';
export type { CompileDiagnostic } from './problems.ts';
export { finished, oneStep, type Pace, type Steps, WITHOUT_PAUSE } from './steps.ts';
export { TOOL } from './write/plan.ts';
