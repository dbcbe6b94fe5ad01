import type { Plan } from '@ontarget/evaluator/format';
import { compare, parseRational } from '@ontarget/evaluator/numbers';
import { declarationsIn } from '@ontarget/language';
import { type Examples, isExamples } from '@ontarget/language/ast';
import { AstUtils, type LangiumDocument } from 'langium';
import { place, relativePath } from '../../places.ts';
import { cellRange, cellText, quantityText } from './cells.ts';
import { goalTable } from './goal-table.ts';
import type { ExampleResult } from './result.ts';
import { roleTable } from './role-table.ts';
import type { CheckedCell } from './table.ts';

/**
 * Works out every examples table whose role or goal the compiled plan holds; `isWhole` says of a node id whether all
 * of it was compiled.
 */
export function runExamples(
  documents: readonly LangiumDocument[],
  plan: Plan,
  folder: string,
  isWhole: (id: string) => boolean = () => true,
): ExampleResult[] {
  const tables = documents.flatMap((document) =>
    declarationsIn(document.parseResult.value).filter(isExamples),
  );
  return tables.flatMap((table) => {
    const subject = table.role?.$refText ?? table.goalRef?.$refText ?? '';
    if (!isWhole(table.goal ? `goal/${subject}` : `role/${subject}`)) return [];
    const results = checkedCells(table, plan);
    return results.map((one) => resultOf(one, table, subject, plan, folder));
  });
}

function checkedCells(table: Examples, plan: Plan): CheckedCell[] {
  // A table that a syntax error cut short would compare the wrong cells.
  if (table.header === undefined) return [];
  const goal = table.goalRef?.ref?.name;
  if (goal !== undefined) return plan.goals[`goal/${goal}`] === undefined ? [] : goalTable(table, plan, goal);
  const name = table.role?.ref?.name;
  const role = name === undefined ? undefined : plan.roles[name];
  return name === undefined || role === undefined ? [] : roleTable(table, plan, name, role);
}

function resultOf(
  { row, cell, heading, expected, answer, because }: CheckedCell,
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
  };
  if (!answer.ok) return { ...base, status: 'held', reasons: answer.reasons };
  const came = { ...base, actual: quantityText(answer.quantity, plan.currency), found: answer.quantity };
  if (agrees(expected, answer.quantity)) return { ...came, status: 'passed', reasons: [] };
  return { ...came, status: 'failed', reasons: because?.() ?? [] };
}

/** Exactly: an example that is only near is one that somebody rounded. */
function agrees(expected: CheckedCell['expected'], found: { value: string; unit: string }): boolean {
  if (expected.kind !== 'amount') return expected.text === found.value;
  const value = parseRational(found.value);
  return value.ok && compare(value.value, expected.value) === 0;
}
