import { parsePercentLiteral, type Rational } from '@ontarget/evaluator/numbers';
import { exampleCoverage, mutationRun, planOf, type Snapshot } from '@ontarget/workspace/node';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { addFormats, type FormatOptions, show } from '../output/formats/option.ts';
import { sourceTexts } from '../output/source-text.ts';
import { testJson } from '../output/test/json.ts';
import { testReport } from '../output/test/report.ts';
import { compileErrors, isShort, noticesTooFew, type TestedPlan } from '../output/test/tested.ts';
import { printErrors, printTests } from '../output/test/text.ts';
import { printUpdate, updateJson } from '../output/test/update.ts';
import { openPlanIn, planFolders } from '../plan/open.ts';
import { updateOf, writeUpdate } from '../plan/update-tables.ts';

interface TestOptions extends FormatOptions {
  readonly root?: string;
  readonly coverage?: boolean;
  readonly atLeast?: Rational;
  readonly mutate?: boolean;
  readonly mutantsAtLeast?: Rational;
  readonly update?: boolean;
  readonly dryRun?: boolean;
}

/** `ontarget test`: every cell of the examples tables, worked out and compared. */
export function define(command: Command): void {
  addFormats(
    command
      .argument('[folders...]', 'plan folders, or folders whose ontarget.json lists plans', ['.'])
      .option('--root <folder>', 'let `use` reach other folders inside this one')
      .option('--coverage', 'tell which bands, conditions, caps and others no example reaches')
      .addOption(
        new Option('--at-least <percent>', 'fail where the examples of a plan reach less than this')
          .argParser(readPercent)
          .implies({ coverage: true }),
      )
      .option('--mutate', 'change one thing of the plan at a time, and tell which changes no example notices')
      .addOption(
        new Option('--mutants-at-least <percent>', 'fail where the examples of a plan notice fewer of them')
          .argParser(readPercent)
          .implies({ mutate: true }),
      )
      .option(
        '--update',
        'rewrite cells that come out otherwise to what the plan pays, and show the difference',
      )
      .option('--dry-run', 'with --update: only show it'),
    'test',
  )
    .addHelpText('after', HELP)
    .action(test);
}

const HELP = `
A cell right of || says what the plan should pay; a blank cell says nothing. Status 3 when a cell does not come out,
when the plan has errors, or when the examples reach less than --at-least, or less than what ontarget.json asks for. --update writes nothing
where a cell cannot be worked out.

Examples:
  ontarget test plans/sales
  ontarget test plans/sales --coverage --at-least 90%
  ontarget test plans/sales --mutate --mutants-at-least 80%
  ontarget test plans/sales --update --dry-run
  ontarget test plans/sales --format junit --out tests.xml
  ontarget test plans/sales plans/marketing --json`;

async function test(folders: readonly string[], options: TestOptions): Promise<void> {
  const plans = await testedPlans(folders, options);
  if (options.dryRun && !options.update)
    throw new Failure('--dry-run shows what --update would write', 'Write --update --dry-run.');
  const update = options.update ? updateOf(plans.flatMap(({ examples }) => examples)) : undefined;
  const written = update !== undefined && update.refused.length === 0 && !options.dryRun;
  if (written) await writeUpdate(update);
  show('test', options, {
    pretty: () => {
      if (update === undefined) printTests(plans);
      else {
        for (const plan of plans) printErrors(plan);
        printUpdate(update, written);
      }
    },
    json: () => ({
      ...testJson(plans),
      ...(update === undefined ? {} : { update: updateJson(update, written) }),
    }),
    report: () => testReport(plans, sourceTexts()),
  });
  const wrong = plans.some(({ examples }) => examples.some(({ status }) => status !== 'passed'));
  const isBroken = plans.some((plan) => compileErrors(plan).length > 0);
  if (isBroken || (wrong && !written) || plans.some(isShort) || plans.some(noticesTooFew))
    exitWith(EXIT.errors);
}

async function testedPlans(folders: readonly string[], options: TestOptions): Promise<TestedPlan[]> {
  const plans: TestedPlan[] = [];
  for (const where of folders) {
    for (const folder of await planFolders(where)) {
      const snapshot = await openPlanIn(folder, options);
      const { plan, examples } = snapshot;
      if (plan.isLibrary) continue;
      const atLeast = options.atLeast ?? percentOf(snapshot.project.file.tests?.coverage);
      const coverage = options.coverage || atLeast !== undefined ? exampleCoverage(snapshot) : undefined;
      plans.push({
        id: plan.id,
        title: plan.title,
        folder,
        snapshot,
        examples,
        ...(coverage === undefined ? {} : { coverage }),
        ...(atLeast === undefined ? {} : { atLeast }),
        ...mutantsOf(snapshot, options),
        currency: planOf(snapshot)?.currency ?? '',
      });
    }
  }
  if (plans.length === 0)
    throw new Failure('there is no plan to test: the folders only hold parts that plans use');
  return plans;
}

/** What the examples notice, where somebody asks; a plan with errors has no mutants, since it pays nobody. */
function mutantsOf(
  snapshot: Snapshot,
  { mutate, mutantsAtLeast }: TestOptions,
): Pick<TestedPlan, 'mutants' | 'mutantsAtLeast'> {
  if (!mutate) return {};
  const mutants = mutationRun(snapshot);
  if (mutants === undefined)
    throw new Failure(
      `"${snapshot.plan.title}" has errors, and mutants are made of a plan without any`,
      'Run `ontarget check` to see them all.',
      EXIT.errors,
    );
  const atLeast = mutantsAtLeast ?? percentOf(snapshot.project.file.tests?.mutants);
  return { mutants, ...(atLeast === undefined ? {} : { mutantsAtLeast: atLeast }) };
}

/** A percent of the project file, whose schema has been checked. */
function percentOf(text: string | undefined): Rational | undefined {
  return text === undefined ? undefined : readPercent(text);
}

function readPercent(text: string): Rational {
  const parsed = parsePercentLiteral(text.endsWith('%') ? text : `${text}%`);
  if (!parsed.ok) throw new InvalidArgumentError('It is a percent, such as 90%.');
  return parsed.value;
}
