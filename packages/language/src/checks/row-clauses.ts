import type { MeasureClause } from '../generated/ast.ts';

/** Clauses that are about the rows of a measure: one that has no rows of its own has nothing to say in them. */
export const ROW_CLAUSES: Readonly<Partial<Record<MeasureClause['$type'], string>>> = {
  DatedClause: 'dated',
  CreditClause: 'credited',
  RollUpClause: 'rolled up',
  TotalCredit: 'total credit',
  AssessedByClause: 'by',
  DealLimit: 'each deal',
  MissingClause: 'if missing',
};
