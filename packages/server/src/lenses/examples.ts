import { isExamples } from '@ontarget/language/ast';
import { type ExampleResult, place, type Snapshot } from '@ontarget/workspace';
import { type AstNode, AstUtils } from 'langium';
import type { Lens } from './lens.ts';

/** The server's command that works the examples of a table out: arguments are the file's URI and the table's first line. */
export const RUN_EXAMPLES = 'ontarget.runExamples';

/** Above a table of examples: whether its rows pay what they say; runs it when clicked. */
export const examplesLens: Lens = {
  isOn: isExamples,
  say(node, snapshot) {
    const uri = AstUtils.getDocument(node).uri.toString();
    const title = inWords(resultsOf(node, snapshot)) ?? 'Run the examples';
    return { title, command: RUN_EXAMPLES, arguments: [uri, node.$cstNode?.range.start.line ?? 0] };
  },
};

/** What the cells of a table came to when the plan was last worked out. */
export function resultsOf(table: AstNode, { examples }: Snapshot): ExampleResult[] {
  const range = table.$cstNode?.range;
  if (range === undefined) return [];
  const uri = place(AstUtils.getDocument(table).uri);
  return examples.filter(
    (one) => one.uri === uri && range.start.line < one.range.line && one.range.line <= range.end.line + 1,
  );
}

/** `3 of 4 rows pay what they say`; undefined where nothing is known of any. */
export function inWords(results: readonly ExampleResult[]): string | undefined {
  const rows = new Set(results.map(({ row }) => row));
  const wrong = new Set(results.filter(({ status }) => status !== 'passed').map(({ row }) => row));
  if (rows.size === 0) return undefined;
  if (wrong.size > 0) return `${rows.size - wrong.size} of ${rows.size} rows pay what they say`;
  return rows.size === 1 ? 'The row pays what it says' : `All ${rows.size} rows pay what they say`;
}
