import { type Command, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { compareWith, writeBaseline } from '../findings/baseline.ts';
import type { Finding } from '../findings/finding.ts';
import { type Checked, suitesOf, type Told, toldOf } from '../findings/of-plans.ts';
import type { StaleEntry } from '../findings/report.ts';
import { checkJson } from '../output/check/json.ts';
import { printPlans } from '../output/check/text.ts';
import { countsOf } from '../output/diagnostics.ts';
import { addFormats, type FormatOptions, type Shown, show } from '../output/formats/option.ts';
import { type SourceText, sourceTexts } from '../output/source-text.ts';
import { asksForDataRules, type DataRuleOptions, withDataRules } from '../plan/data-rules.ts';
import { openPlanIn, planFolders } from '../plan/open.ts';
import { note } from '../terminal.ts';

interface CheckOptions extends DataRuleOptions, FormatOptions {
  readonly failOn: FailOn;
  readonly root?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

export type FailOn = 'error' | 'warning' | 'info';

/** `ontarget check`: every problem of a plan, in one run. */
export function define(command: Command): void {
  addFormats(
    command
      .argument('[folders...]', 'plan folders, or folders whose ontarget.json lists plans', ['.'])
      .addOption(failOnOption())
      .addOption(
        new Option(
          '-d, --data <place>',
          'also judge by rules about people and years: a folder of files named after their tables, or table=file; may be repeated',
        )
          .argParser((value: string, before: readonly string[]) => [...before, value])
          .default([], 'none: no data is read'),
      )
      .option(
        '--history <file>',
        'what people came to before, with columns measure, attainment and, as known, payee, role, period, result and quota',
      )
      .option(
        '--cost <money>',
        'what paying for selling costs in the year, as the budget or a simulation has it',
      )
      .option('--published-on <date>', 'the day on which the plan was handed to those whom it pays')
      .option('--root <folder>', 'let `use` reach other folders inside this one')
      .option('--baseline <file>', 'problems that are known: only others are told, and fail')
      .option('--update-baseline', 'write the problems that there are as the baseline'),
    'check',
  )
    .addHelpText('after', HELP)
    .action(check);
}

/** From which severity on problems that are no errors fail. */
export function failOnOption(): Option {
  return new Option('--fail-on <severity>', 'end with status 2 when there is a problem this bad')
    .choices(['error', 'warning', 'info'])
    .default('error');
}

const HELP = `
Examples:
  ontarget check                          the plan in this folder
  ontarget check plans/sales plans/field  two plans
  ontarget check --fail-on warning        let warnings fail a build
  ontarget check --format github          beside the lines of a pull request
  ontarget check --baseline known.json    only what is new since the baseline was written
  ontarget check --data exports           also what its people and its history say of the plan`;

async function check(folders: readonly string[], options: CheckOptions): Promise<void> {
  if (options.updateBaseline && options.baseline === undefined)
    throw new Failure('--update-baseline does not say which file', 'Name it: --baseline known.json.');
  const plans: Checked[] = [];
  for (const where of folders) {
    for (const folder of await planFolders(where)) {
      const snapshot = await openPlanIn(folder, options);
      plans.push({
        folder,
        snapshot: asksForDataRules(options) ? await withDataRules(folder, snapshot, options) : snapshot,
      });
    }
  }
  const source = sourceTexts();
  const all = toldOf(plans, source);
  if (options.updateBaseline && options.baseline !== undefined) {
    await writeBaseline(options.baseline, findingsOf(all));
    note(`${options.baseline} knows ${all.length} ${all.length === 1 ? 'problem' : 'problems'}`);
  }
  const { told, stale } = withBaseline(all, options.baseline);
  showPlans(
    'check',
    options,
    { plans, told, stale, source },
    {
      pretty: () => printPlans(plans, told, stale, source, options.baseline),
      json: () => checkJson(plans, told, stale, options.baseline, source),
    },
  );
  const news = told.filter(({ finding }) => !finding.known).map(({ diagnostic }) => diagnostic);
  exitFor(countsOf(news), options.failOn);
}

/** What plans were told, and what belongs to showing it. */
export interface ToldPlans {
  readonly plans: readonly Checked[];
  readonly told: readonly Told[];
  readonly stale: readonly StaleEntry[];
  readonly source: SourceText;
}

/** Writes what plans were told in the shape that was asked for. */
export function showPlans(
  command: 'check' | 'fix',
  options: FormatOptions & { readonly failOn: FailOn },
  { plans, told, stale, source }: ToldPlans,
  own: Pick<Shown, 'pretty' | 'json'>,
): void {
  show(command, options, {
    ...own,
    report: () => ({
      command,
      findings: findingsOf(told),
      suites: suitesOf(plans, told, (finding) => !finding.known && fails(finding, options.failOn), source),
      stale,
    }),
  });
}

function findingsOf(told: readonly Told[]): Finding[] {
  return told.map(({ finding }) => finding);
}

function withBaseline(told: readonly Told[], baseline: string | undefined) {
  if (baseline === undefined) return { told, stale: [] };
  const { findings, stale } = compareWith(baseline, findingsOf(told));
  return { told: told.map((one, at) => ({ ...one, finding: findings[at] ?? one.finding })), stale };
}

const RANKS = { error: 3, warning: 2, info: 1, hint: 0 } as const;

function fails({ severity }: Finding, failOn: FailOn): boolean {
  return RANKS[severity] >= RANKS[failOn];
}

/** Ends as the worst problem says: errors always fail. */
export function exitFor(counts: ReturnType<typeof countsOf>, failOn: FailOn): void {
  if (counts.error > 0) exitWith(EXIT.errors);
  const failing = { error: 0, warning: counts.warning, info: counts.warning + counts.info };
  if (failing[failOn] > 0) exitWith(EXIT.warnings);
}
