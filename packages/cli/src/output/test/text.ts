import { type ExampleResult, pathOfUri } from '@ontarget/workspace/node';
import { paint, print } from '../../terminal.ts';
import { coverageText, shownIn } from '../coverage.ts';
import { printMutants } from '../mutants/text.ts';
import { shownPath } from '../paths.ts';
import { compileErrors, countsOf, errorsWords, isShort, shortWords, type TestedPlan } from './tested.ts';

/** Each table with the cells that do not come out, then what the examples leave out. */
export function printTests(plans: readonly TestedPlan[]): void {
  for (const plan of plans) {
    const { title, folder, examples, coverage } = plan;
    printErrors(plan);
    if (examples.length > 0 || compileErrors(plan).length === 0) printExamples(title, examples);
    if (coverage !== undefined)
      print(`\n${coverageText(title, coverage, shownIn(shownPath(folder), shownPath))}`);
  }
  for (const plan of plans.filter(isShort)) print(shortWords(plan));
  for (const plan of plans) printMutants(plan);
}

/** `Around quota, Rep`, or the role alone where the table has no title. */
export function tableName({ table, subject }: ExampleResult): string {
  return `${table === subject ? '' : `${table}, `}${subject}`;
}

/** Why a plan has no evaluator: the first of its errors, and how many there are. */
export function printErrors(plan: TestedPlan): void {
  const errors = compileErrors(plan);
  const [first] = errors;
  if (first === undefined) return;
  const { uri, range, message } = first;
  const place = `${shownPath(pathOfUri(uri))}:${range.line}:${range.column}`;
  print(`${paint('red', 'error')}   ${errorsWords(plan)}`);
  print(`  ${paint('bold', place)}  ${message.split('\n')[0] ?? ''}`);
  if (errors.length > 1) print(`  \`ontarget check ${shownPath(plan.folder)}\` tells them all`);
}

function printExamples(title: string, examples: readonly ExampleResult[]): void {
  for (const [table, cells] of Map.groupBy(examples, tableName)) {
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

function wrongCell(cell: ExampleResult): string {
  const { uri, range, reasons } = cell;
  const place = `${shownPath(pathOfUri(uri))}:${range.line}:${range.column}`;
  const lines = [`  ${paint('bold', place)}  ${cellWords(cell)}`];
  return [...lines, ...reasons.map((reason) => `    ${reason}`)].join('\n');
}

/** `row 2, NewBusiness: expected $19,000, comes to $19,500`. */
export function cellWords({ row, heading, expected, actual }: ExampleResult): string {
  const came = actual === undefined ? 'could not be worked out' : `comes to ${actual}`;
  return `row ${row}, ${heading}: expected ${expected}, ${came}`;
}
