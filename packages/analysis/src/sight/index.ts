/**
 * Line of sight: from each component's measure up to the company's number, how much of target pay rides on revenue, and
 * how much of it is lost when revenue alone falls. Reads an evaluator and nothing else.
 */
export { atTarget, paysAtTarget } from './at-target.ts';
export * from './carriers.ts';
export * from './chain.ts';
export * from './exposure.ts';
export * from './figures.ts';
export { isWithin, nodeName, nodesUp } from './plan-view.ts';
export { objectsIn, readsOf } from './reads.ts';
export { spiffShare } from './spiffs.ts';
export * from './weights.ts';
export { periodKeys, yearKey } from './windows.ts';
export * from './words.ts';
