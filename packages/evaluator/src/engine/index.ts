export * from './cells.ts';
export type * from './input.ts';
export * from './ledger/posting.ts';
export type { Reason, RowRef, RowSource } from './reasons.ts';
export * from './refused.ts';
export type * from './result.ts';
export { run } from './run/run.ts';
export { planCalendar } from './windows.ts';
