import { finished, type Steps } from '@ontarget/compiler';
import type { Watch } from '@ontarget/evaluator/engine';
import { quantityWords } from '@ontarget/evaluator/engine';
import type { Plan, Quantity } from '@ontarget/evaluator/format';
import { compare, parseRational } from '@ontarget/evaluator/numbers';
import { declarationsIn } from '@ontarget/language';
import { type Examples, isExamples } from '@ontarget/language/ast';
import { AstUtils, type LangiumDocument } from 'langium';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { place, relativePath } from '../../places.ts';
import { cellRange, cellText, cellValue, literalText } from './cells.ts';
import { givenDiagnostic } from './diagnose.ts';
import { givenRows } from './given-rows.ts';
import { goalTable } from './goal-table.ts';
import type { ExampleResult } from './result.ts';
import { roleTable } from './role-table.ts';
import { roundedBy, roundingFor } from './rounding.ts';
import type { CheckedCell, SolvedCell } from './table.ts';

/**
 * Works out every examples table whose role or goal the compiled plan holds; `isWhole` says of a node id whether all
 * of it was compiled. A table with a given row that breaks its contract is not worked out. `watch` is told what the
 * cells come by.
 */
export function runExamples(
  documents: readonly LangiumDocument[],
  plan: Plan,
  folder: string,
  isWhole: (id: string) => boolean = () => true,
  watch?: Watch,
): ExampleResult[] {
  return finished(examplesInSteps(documents, plan, folder, isWhole, watch));
}

/** As `runExamples`, one table in a step. */
export function* examplesInSteps(
  documents: readonly LangiumDocument[],
  plan: Plan,
  folder: string,
  isWhole: (id: string) => boolean = () => true,
  watch?: Watch,
): Steps<ExampleResult[]> {
  const found: ExampleResult[] = [];
  for (const { table, subject } of tablesIn(documents, isWhole)) {
    const cells = checkedCells(table, plan, watch);
    found.push(...cells.map((one) => resultOf(one, table, subject, plan, folder)));
    yield;
  }
  return found;
}

/** Whether all of a role or goal was compiled, where some nodes were left out. */
export function wholeBut(omitted: readonly string[]): (id: string) => boolean {
  return (subject) => !omitted.some((id) => id === 'plan' || id === subject || id.startsWith(`${subject}/`));
}

/** What the rows that examples give break of their contracts, each at its cell. */
export function givenProblems(
  documents: readonly LangiumDocument[],
  plan: Plan,
  folder: string,
  isWhole: (id: string) => boolean = () => true,
): Diagnostic[] {
  return tablesIn(documents, isWhole).flatMap(({ table }) =>
    givenRows(table, plan).problems.map((one) => givenDiagnostic(one, folder)),
  );
}

/** The examples tables of documents, each with the role or goal it is for. */
export function tablesIn(documents: readonly LangiumDocument[], isWhole: (id: string) => boolean) {
  return documents
    .flatMap((document) => declarationsIn(document.parseResult.value).filter(isExamples))
    .map((table) => ({ table, subject: table.role?.$refText ?? table.goalRef?.$refText ?? '' }))
    .filter(({ table, subject }) => isWhole(table.goal ? `goal/${subject}` : `role/${subject}`));
}

/** Works out the asserted cells of a table. */
export function checkedCells(table: Examples, plan: Plan, watch?: Watch): CheckedCell[] {
  // A table that a syntax error cut short would compare the wrong cells.
  if (table.header === undefined) return [];
  const goal = table.goalRef?.ref?.name;
  const name = goal === undefined ? table.role?.ref?.name : undefined;
  if (
    goal === undefined
      ? name === undefined || plan.roles[name] === undefined
      : plan.goals[`goal/${goal}`] === undefined
  )
    return [];
  const { tables, problems, broken } = givenRows(table, plan);
  if (broken || problems.length > 0) return unread(table, plan);
  return goal === undefined
    ? roleTable(table, plan, name ?? '', { tables, watch })
    : goalTable(table, plan, goal, { tables, watch });
}

const UNREAD: CheckedCell['answer'] = { ok: false, reasons: ['a row that the table gives cannot be read'] };

/** What cannot be worked out from rows that cannot be read; why is told where they stand. */
function unread({ header, rows }: Examples, plan: Plan): CheckedCell[] {
  return rows.flatMap((row, index) =>
    header.outputs.flatMap((column, position) => {
      const cell = row.outputs[position];
      const expected = cellValue(cell, plan.currency);
      if (cell === undefined || expected === undefined) return [];
      const heading = column.$cstNode?.text ?? '';
      return { row: index + 1, cell, heading, expected, answer: UNREAD, unread: true };
    }),
  );
}

function resultOf(
  { row, cell, heading, expected, answer, rounding, because, unread, solved }: CheckedCell,
  table: Examples,
  subject: string,
  plan: Plan,
  folder: string,
): ExampleResult {
  const uri = place(AstUtils.getDocument(cell).uri);
  const base = {
    table: table.title ?? subject,
    subject,
    file: relativePath(folder, uri),
    uri,
    range: cellRange(cell),
    row,
    heading,
    expected: cellText(cell),
    ...(solved === undefined ? {} : { solved: { ...withoutCell(solved), range: cellRange(solved.cell) } }),
  };
  if (!answer.ok) {
    return { ...base, status: 'held', reasons: answer.reasons, ...(unread === undefined ? {} : { unread }) };
  }
  const quantity =
    rounding === undefined ? answer.quantity : roundedBy(rounding, answer.quantity, plan.currency);
  const came = { ...base, actual: quantityWords(quantity, plan.currency), found: answer.quantity };
  if (agrees(expected, quantity)) return { ...came, status: 'passed', reasons: [] };
  const literal = literalText(quantity, plan.currency);
  return {
    ...came,
    status: 'failed',
    reasons: [...(because?.() ?? []), ...roundings(heading, base.expected, expected, quantity, plan)],
    ...(literal === undefined ? {} : { literal }),
  };
}

/** What no digits say exactly is expected by a heading that says how it is rounded. */
function roundings(
  heading: string,
  written: string,
  expected: CheckedCell['expected'],
  found: Quantity,
  plan: Plan,
): string[] {
  if (expected.kind !== 'amount' || literalText(found, plan.currency) !== undefined) return [];
  const words = roundingFor(written, expected.value, found, plan.currency);
  return words === undefined ? [] : [`no digits say it exactly, so let the heading be "${heading} ${words}"`];
}

function withoutCell({ cell: _, ...rest }: SolvedCell): Omit<SolvedCell, 'cell'> {
  return rest;
}

/** Whether a cell comes out as written, rounded as its heading says. */
export function comesOut({ expected, answer, rounding }: CheckedCell, { currency }: Plan): boolean {
  if (!answer.ok) return false;
  return agrees(
    expected,
    rounding === undefined ? answer.quantity : roundedBy(rounding, answer.quantity, currency),
  );
}

/** Exactly: an example that is only near is one that somebody rounded. */
function agrees(expected: CheckedCell['expected'], found: { value: string; unit: string }): boolean {
  if (expected.kind !== 'amount') return expected.text === found.value;
  const value = parseRational(found.value);
  return value.ok && compare(value.value, expected.value) === 0;
}
