/** A plan's evaluator as SQL: text alone, which runs nowhere near here. */
export {
  DECLARED,
  type DigitBounds,
  type InputBounds,
  type SqlInput,
  type SqlInputColumn,
} from './bounds.ts';
export type { SqlGuard, SqlStep } from './credits.ts';
export { columnType, inputTable, manifestText, scriptText } from './ddl.ts';
export { DIALECTS, type DialectName } from './dialect.ts';
export { inputCells, measured } from './measure.ts';
export { OPERATORS_IN_SQL } from './operators.ts';
export {
  asksDatabase,
  NOTHING,
  type PreparedInSql,
  payInSql,
  preparedInSql,
  type SqlAnswers,
  type SqlDatabase,
  type SqlRow,
  type SqlRun,
} from './pay.ts';
export { NotInSql } from './refused.ts';
export { planAsSql, type RoleInEngine, type RolePay, type SqlScript } from './script.ts';
