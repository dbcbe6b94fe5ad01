import type { ParseResult } from 'langium';
import { expectedWords } from './expected-words.ts';
import type { LexingProblem } from './syntax-characters.ts';

/** A word that cannot stand where it does. */
export interface ParsingProblem {
  readonly range: LexingProblem['range'];
  readonly found: string;
  readonly expected: readonly string[];
  readonly inside: string;
}

/** What the parts of the language are called, by the grammar's rule. */
const PARTS: Readonly<Record<string, string>> = {
  Bonus: 'a bonus',
  Column: 'a column',
  Commission: 'a commission',
  ComponentClause: 'the clauses of a component',
  Condition: 'a condition',
  Conversion: 'a conversion',
  CreditClause: 'who is credited',
  Curve: 'a curve',
  CurveRow: 'a row of a curve',
  DataTable: 'a table',
  DerivedRows: 'a derived table',
  Examples: 'a table of examples',
  ExampleRow: 'a row of examples',
  FormulaPay: 'a formula',
  Goal: 'a goal',
  GoalNode: 'a part of a goal',
  LeaversSetting: 'the rule for leavers',
  Measure: 'a measure',
  PayoutCap: 'a cap',
  PayTerms: 'the pay of a role',
  PlanHeader: "the plan's header",
  QuotaTerms: 'a quota',
  Requirement: 'a requirement',
  Role: 'a role',
  RoundingSetting: 'the rounding',
  Team: 'a team',
  Timing: 'the period of a component',
  VariablePay: 'variable pay',
  WeightedComponent: 'a component',
};

/** More than this is no help. */
const MOST_EXPECTED = 8;

/** A line that begins a declaration: there a reader starts afresh, however broken the text before was. */
const DECLARATION = /^(plan|use|parameter|data|team|revenue\s+measure|measure|goal|curve|role|examples)\b/gm;

/**
 * The first misplaced word of each declaration; what the parser meets after it is its own confusion. A declaration
 * that already holds an unreadable character reports only that.
 */
export function parsingProblems({ value, lexerErrors, parserErrors }: ParseResult): ParsingProblem[] {
  const text = value.$document?.textDocument.getText() ?? value.$cstNode?.root.fullText ?? '';
  const starts = [...text.matchAll(DECLARATION)].map(({ index }) => index);
  const declarationAt = (offset: number) => starts.findLastIndex((start) => start <= offset);
  const reported = new Set(lexerErrors.map(({ offset }) => declarationAt(offset)));
  const problems: ParsingProblem[] = [];
  for (const { token, message, context, ...error } of parserErrors) {
    const previous = 'previousToken' in error ? (error.previousToken as typeof token) : undefined;
    const at = Number.isNaN(token.startOffset) ? (previous?.endOffset ?? text.length) : token.startOffset;
    const declaration = declarationAt(at);
    if (reported.has(declaration)) continue;
    reported.add(declaration);
    const expected = expectedWords(message);
    problems.push({
      range: Number.isNaN(token.startOffset) ? endOf(text) : rangeOf(token),
      found: Number.isNaN(token.startOffset) ? '' : token.image,
      expected: expected.length > MOST_EXPECTED ? [] : expected,
      inside: partInWords(context.ruleStack),
    });
  }
  return problems;
}

type Token = ParseResult['parserErrors'][number]['token'];

function rangeOf({ startLine, startColumn, endLine, endColumn }: Token): LexingProblem['range'] {
  return {
    start: { line: (startLine ?? 1) - 1, character: (startColumn ?? 1) - 1 },
    end: { line: (endLine ?? 1) - 1, character: endColumn ?? 1 },
  };
}

function endOf(text: string): LexingProblem['range'] {
  const lines = text.trimEnd().split('\n');
  const at = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  return { start: at, end: at };
}

function partInWords(ruleStack: readonly string[]): string {
  // Langium ends the names of its rules with a mark that cannot be seen.
  const rules = ruleStack.map((rule) => rule.replace(/[^A-Za-z]/g, ''));
  const known = rules.findLast((rule) => PARTS[rule] !== undefined);
  return (known && PARTS[known]) ?? 'the plan';
}
