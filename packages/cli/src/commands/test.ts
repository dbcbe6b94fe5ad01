import { type ExampleResult, pathOfUri } from '@ontarget/workspace/node';
import type { Command } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { openPlanIn, planFolders } from '../plan/open.ts';
import { planHasErrors } from '../plan/versions.ts';
import { paint, print } from '../terminal.ts';

interface TestOptions {
  readonly root?: string;
  readonly json?: boolean;
}

/** `ontarget test`: every cell of the examples tables, worked out and compared. */
export function define(command: Command): void {
  command
    .argument('[folders...]', 'plan folders, or folders whose ontarget.json lists plans', ['.'])
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print the result as JSON (schema/test.schema.json)')
    .addHelpText('after', HELP)
    .action(test);
}

const HELP = `
A cell right of || says what the plan should pay; a blank cell says nothing. Status 3 when a cell does not come out.

Examples:
  ontarget test plans/sales
  ontarget test plans/sales plans/marketing --json`;

async function test(folders: readonly string[], options: TestOptions): Promise<void> {
  const plans: { id: string; title: string; folder: string; examples: readonly ExampleResult[] }[] = [];
  for (const where of folders) {
    for (const folder of await planFolders(where)) {
      const { plan, examples, diagnostics, evaluator } = await openPlanIn(folder, options);
      if (plan.isLibrary) continue;
      if (evaluator === undefined && examples.length === 0) throw planHasErrors(folder, diagnostics);
      plans.push({ id: plan.id, title: plan.title, folder: shownPath(folder), examples });
    }
  }
  if (plans.length === 0)
    throw new Failure('there is no plan to test: the folders only hold parts that plans use');
  const all = plans.flatMap(({ examples }) => examples);
  if (options.json)
    printJson('test', {
      plans: plans.map((plan) => ({ ...plan, examples: plan.examples.map(exampleJson) })),
      summary: countsOf(all),
    });
  else for (const { title, examples } of plans) printExamples(title, examples);
  if (all.some(({ status }) => status !== 'passed')) exitWith(EXIT.errors);
}

function printExamples(title: string, examples: readonly ExampleResult[]): void {
  for (const [table, cells] of Map.groupBy(
    examples,
    ({ table, subject }) => `${table === subject ? '' : `${table}, `}${subject}`,
  )) {
    const wrong = cells.filter(({ status }) => status !== 'passed');
    const mark = wrong.length === 0 ? paint('green', 'passed') : paint('red', 'failed');
    print(`${mark}  ${table}: ${cells.length - wrong.length} of ${cells.length}`);
    for (const cell of wrong) print(wrongCell(cell));
  }
  const { passed, failed, held } = countsOf(examples);
  const total = `${passed + failed + held} ${passed + failed + held === 1 ? 'cell' : 'cells'}`;
  if (examples.length === 0) print(`"${title}" has no examples tables.`);
  else print(`"${title}": ${passed} of ${total} come out as written`);
}

function wrongCell({ uri, range, heading, row, expected, actual, reasons }: ExampleResult): string {
  const place = `${shownPath(pathOfUri(uri))}:${range.line}:${range.column}`;
  const came = actual === undefined ? 'could not be worked out' : `comes to ${actual}`;
  const lines = [`  ${paint('bold', place)}  row ${row}, ${heading}: expected ${expected}, ${came}`];
  return [...lines, ...reasons.map((reason) => `    ${reason}`)].join('\n');
}

function exampleJson({
  uri,
  range,
  table,
  subject,
  row,
  heading,
  expected,
  actual,
  status,
  reasons,
}: ExampleResult) {
  return {
    file: shownPath(pathOfUri(uri)),
    ...range,
    table,
    subject,
    row,
    heading,
    expected,
    actual,
    status,
    reasons,
  };
}

function countsOf(examples: readonly ExampleResult[]): Record<ExampleResult['status'], number> {
  const counts = { passed: 0, failed: 0, held: 0 };
  for (const { status } of examples) counts[status] += 1;
  return counts;
}
