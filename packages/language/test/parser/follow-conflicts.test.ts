import { describe, expect, it } from 'vitest';
import { createOnTargetServices } from '../../src/index.ts';
import { followConflicts } from './follow-conflicts.ts';

/**
 * The parser does not look beyond the end of a rule: an optional part at its end is taken whenever it could begin.
 * Each such place is listed with why taking it is right; a new one fails here.
 */
const RIGHT_TO_TAKE: Readonly<Record<string, string>> = {
  Accept: '`because` after a code is the reason; the only other reader is a team or grade called `because`',
  BetterClause:
    'after its comma, or right after the direction, comes `attainment is`, which no clause of a measure begins with',
  QuotaOverResult: 'after its comma comes `at most` with a percent, which no clause of a measure begins with',
  AllRows: '`and` goes on with the condition; the only other reader is a team called `and`',
  AnyRow: '`or` goes on with the condition; the only other reader is a team called `or`',
  CurveReading: '`by` right after a number is the second one that a matrix is read at',
  FormulaIs: '`or` before a value is told from `or` before a condition by the lexer',
  FromRow: '`plus` and `for the band` are about the row before them; no grade is called by two words',
  UpToRow: 'as for a row with `from`',
  AboveRow: 'as for a row with `from`',
  InOrder: 'after its comma comes another column, or `after the first`',
  DealLimit: 'after its comma comes `before the split` or `after the split`, which no clause begins with',
  Lookup: '`on` right after a key is the day that the row is asked for',
  Converted: '`converted at` and `on` right after a table of rates are about the amount before them',
  Rounded: '`rounded` right after a formula is about that formula; else a column of that name',
  Choice:
    '`also` and `or` go on with the spellings, which the lexer tells from `or blank`; else a column of that name',
  ResultCondition: '`or` before a grade is told from `or` before a condition by the lexer',
  ColumnIs: '`or` before a value is told from `or` before a condition by the lexer',
  Conversion: 'after its comma comes a number of months or `next`, which nothing else there begins with',
  CreditClause: 'after its comma comes a share with `to`; no clause of a measure has that',
  NonRecoverableDraw: '`in full` and `in tenure` are told apart by their second word',
  RecoverableDraw: '`in full` and `in tenure` are told apart by their second word',
  DrawRepayment: 'after its comma comes `at most` or `from the month after`',
  Goal: 'after its comma comes `phased`, and no member of a goal begins with a comma',
  GoalNode: 'after its comma or `as` comes what no member of a goal goes on with',
  DataTable: '`from` with a table and `where` or a comma is no column',
  InputColumn: 'the lexer tells a column called `key`; `from` is followed by a heading, `or` by `blank`',
  OverlapOfNode: 'after its comma comes `counting`, which nothing else there begins with',
  PayoutCap: '`prorated` and `in full` right after an amount are about that amount',
  PayoutFloor: '`prorated` and `in full` right after an amount are about that amount',
  YearCap: '`prorated` and `in full` right after an amount are about that amount',
  QuotaTerms: '`in the` a period, as against `in full`',
  RollUpClause: 'after its comma comes `at most`, which no clause of a measure begins with',
  SupportNode: '`in the year` and its phasing; the only other reader of `in` is a team of that name',
  Reference: 'the lexer tells a column named like a stage; elsewhere the stage is meant',
};

describe('places that the parser decides by greed', () => {
  const conflicts = followConflicts(createOnTargetServices().OnTarget.Grammar);

  it('are known, each with its reason', () => {
    expect([...new Set(conflicts.map(({ rule }) => rule))].sort()).toEqual(Object.keys(RIGHT_TO_TAKE).sort());
  });

  it('are found by the analysis at all', () => {
    const ofReferences = conflicts.filter(({ rule }) => rule === 'Reference');
    expect(ofReferences.flatMap(({ tokens }) => tokens).sort()).toEqual([
      'attainment',
      'earned',
      'else',
      'over',
      'payout',
      'rate',
    ]);
  });
});
