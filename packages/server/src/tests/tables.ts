import { declarationsIn } from '@ontarget/language';
import { type ExampleRow, type Examples, isExamples } from '@ontarget/language/ast';
import { type ExampleResult, place, planOf, type Snapshot, toZeroBased } from '@ontarget/workspace';
import { AstUtils, type LangiumDocument } from 'langium';
import type { Range } from 'vscode-languageserver-protocol';
import type { TestCell, TestedPlan, TestRow, TestTable } from '../protocol-tests.ts';
import { acceptedCell } from './accept.ts';

/** The examples tables of a plan with what they come to; half-typed ones too, without results. */
export function testedPlan(snapshot: Snapshot): TestedPlan {
  const { plan, documents, examples } = snapshot;
  const seen = new Map<string, number>();
  const byFile = Map.groupBy(examples, ({ uri }) => uri);
  const tables = documents.flatMap((document) =>
    declarationsIn(document.parseResult.value)
      .filter(isExamples)
      .flatMap((table): TestTable[] => {
        const one = tableOf(table, document, seen, byFile.get(place(document.uri)) ?? []);
        return one === undefined ? [] : [one];
      }),
  );
  return { folder: plan.folder, title: plan.title, broken: planOf(snapshot) === undefined, tables };
}

function tableOf(
  table: Examples,
  document: LangiumDocument,
  seen: Map<string, number>,
  results: readonly ExampleResult[],
): TestTable | undefined {
  const range = table.$cstNode?.range;
  if (range === undefined) return undefined;
  const subject = table.role?.$refText ?? table.goalRef?.$refText ?? '';
  const title = [table.title, subject].filter((part) => part !== undefined && part !== '').join(', ');
  // Tables may have the same title: the second of them is another test.
  const count = (seen.get(title) ?? 0) + 1;
  seen.set(title, count);
  const id = count === 1 ? title : `${title} (${count})`;
  const rows = table.rows.flatMap((row, index): TestRow[] => {
    const place = row.$cstNode?.range;
    if (place === undefined) return [];
    const own = results.filter((one) => isIn(place, toZeroBased(one.range)));
    return [
      {
        id: `${id}/${index + 1}`,
        title: titleOf(table, row) || `row ${index + 1}`,
        range: place,
        cells: own.map((result) => cellOf(result, document)),
      },
    ];
  });
  return { id, title: title || 'examples', uri: place(AstUtils.getDocument(table).uri), range, rows };
}

/** What a row gives, each with its heading: `Bookings $150K, Craft 50%`. */
function titleOf(table: Examples, row: ExampleRow): string {
  const given = row.inputs.flatMap((cell, index) => {
    const text = (cell.$cstNode?.text ?? '').replace(/^\|+/, '').trim();
    const heading = table.header?.inputs[index]?.$cstNode?.text.trim() ?? '';
    return text === ''
      ? []
      : [heading === 'month' || heading === 'quarter' || heading === 'node' ? text : `${heading} ${text}`];
  });
  return given.join(', ');
}

function cellOf(result: ExampleResult, document: LangiumDocument): TestCell {
  const { heading, range, expected, actual, status, reasons } = result;
  const accept = acceptedCell(result, document.textDocument);
  return {
    heading,
    range: toZeroBased(range),
    expected,
    ...(actual === undefined ? {} : { actual }),
    status,
    reasons,
    ...(accept === undefined ? {} : { accept }),
  };
}

function isIn(outer: Range, inner: Range): boolean {
  const starts = inner.start.line - outer.start.line || inner.start.character - outer.start.character;
  const ends = outer.end.line - inner.end.line || outer.end.character - inner.end.character;
  return starts >= 0 && ends >= 0;
}
