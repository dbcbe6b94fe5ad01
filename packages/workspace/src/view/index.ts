/** What pages show of a plan, in the words and the order of its text: the preview's model, and plan documents. */
export { pointOnCurve } from './components.ts';
export { type PlanPages, planPages } from './documents/document.ts';
export { exactly, figure, figureOf } from './figures.ts';
export { drawn } from './model.ts';
export { orderOf, type Sources, sourcesOf } from './sources.ts';
export { type PeriodValue, type PlanValues, planValues } from './values.ts';
export { titleOf } from './words.ts';
