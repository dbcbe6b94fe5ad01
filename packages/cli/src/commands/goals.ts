import { goalTree, quotasOfLeaves, unowned, yearInPeriods } from '@ontarget/analysis/goals';
import { planOf, type Snapshot } from '@ontarget/workspace/node';
import { type Command, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { goalsJson } from '../output/goals/json.ts';
import { pathText } from '../output/goals/path-text.ts';
import { type People, peopleText } from '../output/goals/people-text.ts';
import { treeText } from '../output/goals/tree-text.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { readPlanData } from '../plan/data.ts';
import { type Asked, nodesAsked } from '../plan/goal-nodes.ts';
import { openOnePlan } from '../plan/open.ts';
import { dataPlaces } from '../plan/sources.ts';
import { effectiveOf, planHasErrors } from '../plan/versions.ts';
import { isPublicLog, note, print } from '../terminal.ts';
import { refuseBadRows } from './run.ts';

interface GoalsOptions {
  readonly by: 'month' | 'quarter' | 'half-year' | 'year';
  readonly node?: string;
  readonly for?: string;
  readonly people?: boolean;
  readonly data: readonly string[];
  readonly root?: string;
  readonly json?: boolean;
}

/** `ontarget goals`: the company's number handed down, who carries it, and what each part stands for. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'the plan folder', '.')
    .addOption(
      new Option('--by <period>', 'show targets by period of this length')
        .choices(['month', 'quarter', 'half-year', 'year'])
        .default('quarter'),
    )
    .option('--node <name>', "one node's way to the company's number, such as Revenue.Marketing.Field")
    .option('--for <role>', "the way from each of a role's components to the company's number")
    .option('--people', "also the quotas of each team's people, and what is in nobody's team")
    .addOption(
      new Option(
        '-d, --data <place>',
        'with --people: a folder of files named after their tables, or table=file',
      )
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], 'data beside the plan'),
    )
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print the result as JSON (schema/goals.schema.json)')
    .addHelpText('after', HELP)
    .action(goals);
}

const HELP = `
What a target stands for is the company's number behind it: the target without its conversions, of which what is
over-assigned is named. Targets of parts by headcount, by a roster's column or by last year's results are known with
--people. Of a plan with errors the part that compiles is shown, with status 3.

Examples:
  ontarget goals plans/go-to-market
  ontarget goals plans/go-to-market --by month
  ontarget goals plans/go-to-market --for FieldMarketer
  ontarget goals plans/go-to-market --people
  ontarget goals plans/go-to-market --node Revenue.Marketing.Field`;

async function goals(folder: string, options: GoalsOptions): Promise<void> {
  const snapshot = await openOnePlan(folder, options);
  const plan = planOf(snapshot);
  if (plan === undefined) throw planHasErrors(folder, snapshot.diagnostics);
  if (Object.keys(plan.goals).length === 0 && snapshot.evaluator !== undefined) {
    throw new Failure(
      `the plan in ${shownPath(folder)} has no goal`,
      'A goal reads: goal Revenue = NewARR $24M in the year, phased evenly { … }',
    );
  }
  const year = yearInPeriods(plan, options.by);
  const map = (snapshot.evaluator ?? snapshot.part)?.file.map;
  const asked = nodesAsked(plan, options);
  const people = options.people === true ? await peopleOf(folder, snapshot, options) : undefined;
  if (people === 'bad rows') return;
  const tree = goalTree(plan, year, map, people?.tables);
  if (options.json)
    printJson('goals', goalsJson({ plan, year, tree, asked, people, complete: isWhole(snapshot) }));
  else {
    printGoals({ plan, year, tree, asked, ...(people === undefined ? {} : { tables: people.tables }) });
    if (people !== undefined) print(`\n${peopleText(people, plan)}`);
  }
  if (isWhole(snapshot)) return;
  const refusal = planHasErrors(folder, snapshot.diagnostics);
  note(`${refusal.message}\nOnly the part of it that compiles is shown.`);
  exitWith(EXIT.errors);
}

function printGoals({
  asked,
  ...shown
}: {
  readonly plan: NonNullable<ReturnType<typeof planOf>>;
  readonly year: ReturnType<typeof yearInPeriods>;
  readonly tree: ReturnType<typeof goalTree>;
  readonly asked: Asked | undefined;
  readonly tables?: People['tables'];
}): void {
  print(asked === undefined ? treeText(shown) : pathText({ ...shown, asked }));
}

/** What the roster and the deals say; rows that break their contract are printed instead. */
async function peopleOf(
  folder: string,
  { evaluator, diagnostics }: Snapshot,
  options: GoalsOptions,
): Promise<People | 'bad rows'> {
  if (evaluator === undefined) throw planHasErrors(folder, diagnostics);
  if (isPublicLog()) {
    throw new Failure(
      'quotas of people are not printed under CI',
      'Leave out --people, or run it where nobody else reads the log.',
    );
  }
  const { file, digest } = evaluator;
  const { plan } = file;
  const data = await readPlanData(plan, await dataPlaces(folder, options.data), false);
  if (refuseBadRows({ data }, options.json, 'goals')) return 'bad rows';
  const { periods } = yearInPeriods(plan, plan.paid);
  const evaluators = [{ plan, digest, effective: effectiveOf(plan) }];
  const input = { evaluators, tables: data.tables };
  return {
    quotas: quotasOfLeaves(plan, periods, input),
    unowned: unowned(plan, periods, input),
    tables: data.tables,
  };
}

function isWhole({ evaluator }: Snapshot): boolean {
  return evaluator !== undefined;
}
