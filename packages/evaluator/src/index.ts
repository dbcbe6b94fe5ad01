/** Pays people from a compiled plan, exactly, in Node and in browsers. */
export {
  type Explanation,
  type ExplanationNode,
  explain,
  type Posting,
  quantityWords,
  type RunInput,
  RunRefused,
  type RunResult,
  run,
  type Statement,
  type VersionedEvaluator,
} from './engine/index.ts';
export type { Plan, Quantity } from './format/index.ts';
export * from './library/index.ts';
export { type BadRow, PLAIN_ROWS, type RowDialect } from './rows/index.ts';
