export * from './cells.ts';
export * from './evaluate/curve-reading.ts';
export { addsUpByMonth } from './evaluate/totals.ts';
export { otherWindow } from './evaluate/value.ts';
export type { Passed, Watch } from './evaluate/watch.ts';
export {
  type AskResult,
  type ExampleQuestion,
  evaluateWith,
  outcomesOf,
} from './examples/evaluate-with.ts';
export type { GivenValue } from './examples/given.ts';
export type { ExamplePerson, ExampleRosterRow } from './examples/people.ts';
export * from './examples/solve.ts';
export * from './explain/explain.ts';
export * from './explain/explain-with.ts';
export * from './explain/quantity-words.ts';
export type { SliceAsked } from './explain/slice.ts';
export type * from './explain/tree.ts';
export { conditionWords, formulaWords, windowWords } from './explain/words.ts';
export type * from './input.ts';
export * from './ledger/close.ts';
export * from './ledger/ndjson.ts';
export * from './ledger/posting.ts';
export type { Reason, RowRef, RowSource } from './reasons.ts';
export * from './refused.ts';
export type * from './result.ts';
export * from './run/ask-run.ts';
export { OpenedRun } from './run/opened-run.ts';
export { type RunPace, run, runOpened } from './run/run.ts';
export { runWithStatements } from './run/run-with-statements.ts';
export { someStatements } from './run/some-statements.ts';
export * from './run/succession.ts';
export type { PayeeSubject, Subject } from './subject.ts';
export * from './what-if.ts';
export * from './windows.ts';
