import type { Coverage } from '@ontarget/analysis/coverage';
import { compare, mul, parsePercentLiteral, type Rational, rational } from '@ontarget/evaluator/numbers';
import { type ExampleResult, exampleCoverage, pathOfUri } from '@ontarget/workspace/node';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { coverageJson, coverageText, shownIn } from '../output/coverage.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { openPlanIn, planFolders } from '../plan/open.ts';
import { planHasErrors } from '../plan/versions.ts';
import { paint, print } from '../terminal.ts';

interface TestOptions {
  readonly root?: string;
  readonly coverage?: boolean;
  readonly atLeast?: Rational;
  readonly json?: boolean;
}

interface TestedPlan {
  readonly id: string;
  readonly title: string;
  readonly folder: string;
  readonly examples: readonly ExampleResult[];
  readonly coverage?: Coverage;
}

/** `ontarget test`: every cell of the examples tables, worked out and compared. */
export function define(command: Command): void {
  command
    .argument('[folders...]', 'plan folders, or folders whose ontarget.json lists plans', ['.'])
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--coverage', 'tell which bands, conditions, caps and others no example reaches')
    .addOption(
      new Option('--at-least <percent>', 'fail where the examples of a plan reach less than this')
        .argParser(readPercent)
        .implies({ coverage: true }),
    )
    .option('--json', 'print the result as JSON (schema/test.schema.json)')
    .addHelpText('after', HELP)
    .action(test);
}

const HELP = `
A cell right of || says what the plan should pay; a blank cell says nothing. Status 3 when a cell does not come out,
or when the examples reach less than --at-least.

Examples:
  ontarget test plans/sales
  ontarget test plans/sales --coverage --at-least 90%
  ontarget test plans/sales plans/marketing --json`;

async function test(folders: readonly string[], options: TestOptions): Promise<void> {
  const plans: TestedPlan[] = [];
  for (const where of folders) {
    for (const folder of await planFolders(where)) {
      const snapshot = await openPlanIn(folder, options);
      const { plan, examples, diagnostics, evaluator } = snapshot;
      if (plan.isLibrary) continue;
      if (evaluator === undefined && examples.length === 0) throw planHasErrors(folder, diagnostics);
      const coverage = options.coverage ? exampleCoverage(snapshot) : undefined;
      const tested = { id: plan.id, title: plan.title, folder: shownPath(folder), examples };
      plans.push(coverage === undefined ? tested : { ...tested, coverage });
    }
  }
  if (plans.length === 0)
    throw new Failure('there is no plan to test: the folders only hold parts that plans use');
  const all = plans.flatMap(({ examples }) => examples);
  if (options.json)
    printJson('test', {
      plans: plans.map(planJson),
      summary: countsOf(all),
    });
  else for (const plan of plans) printPlan(plan);
  const short = plans.filter(({ coverage }) => isShort(coverage, options.atLeast));
  if (!options.json)
    for (const { title } of short) print(`The examples of "${title}" reach less than was asked for.`);
  if (short.length > 0 || all.some(({ status }) => status !== 'passed')) exitWith(EXIT.errors);
}

function readPercent(text: string): Rational {
  const parsed = parsePercentLiteral(text.endsWith('%') ? text : `${text}%`);
  if (!parsed.ok) throw new InvalidArgumentError('It is a percent, such as 90%.');
  return parsed.value;
}

function isShort(coverage: Coverage | undefined, atLeast: Rational | undefined): boolean {
  if (coverage === undefined || atLeast === undefined) return false;
  return compare(rational(coverage.reached), mul(atLeast, rational(coverage.of))) < 0;
}

function printPlan({ title, folder, examples, coverage }: TestedPlan): void {
  printExamples(title, examples);
  if (coverage !== undefined) print(`\n${coverageText(title, coverage, shownIn(folder, shownPath))}`);
}

function planJson({ coverage, ...plan }: TestedPlan) {
  return {
    ...plan,
    examples: plan.examples.map(exampleJson),
    ...(coverage === undefined ? {} : { coverage: coverageJson(coverage, shownIn(plan.folder, shownPath)) }),
  };
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
