export type * from './clawback.ts';
export type * from './collected.ts';
export type * from './condition.ts';
export type * from './convert.ts';
export type * from './curve.ts';
export type * from './expression.ts';
export type * from './plan.ts';
export * from './quantity.ts';
export type * from './table.ts';
