import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { parsePercentLiteral, type Rational } from '@ontarget/evaluator/numbers';
import { reviewMarkdown, truncated } from '@ontarget/report';
import { writePrivateTable } from '@ontarget/warehouse/node';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { exitWith } from '../exit-codes.ts';
import { movesTable } from '../output/diff/moves-table.ts';
import { jsonText } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { annotationsText } from '../output/review/annotations.ts';
import { reviewJson } from '../output/review/json.ts';
import { type CostOptions, costOptions } from '../plan/cost-both.ts';
import { type Base, withBase } from '../review/base.ts';
import { type PlanReview, reviewPlans } from '../review/review.ts';
import { note, print } from '../terminal.ts';

interface ReviewCommandOptions extends CostOptions {
  readonly closedThrough?: string;
  readonly cost?: boolean;
  readonly period: readonly string[];
  readonly data: readonly string[] | false;
  readonly atLeast?: Rational;
  readonly failOn: 'error' | 'warning' | 'info';
  readonly out?: string;
  readonly payees?: string;
  readonly atMost: number;
  readonly restAt?: string;
  readonly json?: boolean;
}

/** `ontarget review`: what a change of the repository does to its plans. */
export function define(command: Command): void {
  command
    .argument('<base>', 'the revision of git that the change shall go into: main, origin/main, a commit')
    .argument('[folders...]', 'where plans are looked for', ['.'])
    .addOption(
      new Option('-p, --period <periods>', 'payment periods to pay by both, with commas')
        .argParser(readPeriods)
        .default([], 'all of the plan year'),
    )
    .addOption(
      new Option(
        '-d, --data <place>',
        'pay by this data: a folder of files named after their tables, or table=file; may be repeated',
      )
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], 'data beside each plan'),
    )
    .option('--no-data', 'pay nobody');
  for (const option of costOptions()) command.addOption(option);
  command
    .option('--closed-through <date>', 'the last day that is paid for, where no ledger is beside the plan')
    .option('--no-cost', 'draw no year, also where the project file says what to suppose of one')
    .addOption(
      new Option(
        '--at-least <percent>',
        'status 3 where the examples of a plan reach less than this',
      ).argParser(readPercent),
    )
    .addOption(
      new Option('--fail-on <severity>', 'status 2 when the change brings a problem this bad')
        .choices(['error', 'warning', 'info'])
        .default('error'),
    )
    .option('-o, --out <folder>', 'write comment.md, summary.md, review.json and annotations.txt')
    .option(
      '--payees <folder>',
      'write what each payee is paid by both, a file a plan, readable by you alone',
    )
    .addOption(
      new Option('--at-most <characters>', 'cut comment.md where it is longer')
        .argParser(readLength)
        .default(60_000),
    )
    .option('--rest-at <markdown>', 'where readers of a comment that is cut find the rest')
    .option('--json', 'print the result as JSON (schema/review.schema.json)')
    .addHelpText('after', HELP)
    .action(review);
}

const HELP = `
Every plan that the change touches, by its text, a folder that it uses, its project file or its data, is checked, tested, compared with
what it was where the change parted from the base, and paid by both. What it prints and writes names no payee and tells no amount
of fewer than five who are paid otherwise; only --payees does, for you. Status 3 for errors and examples that do not come out.

Examples:
  ontarget review main
  ontarget review origin/main plans --period FY27-Q1 --at-least 90%
  ontarget review main plans --cost --attainment "10% 60%, 50% 95%, 90% 125%"
  ontarget review origin/main --out review --payees private`;

async function review(
  base: string,
  folders: readonly string[],
  options: ReviewCommandOptions,
): Promise<void> {
  await withBase(base, process.cwd(), async (found) => {
    const { period: periods, data, atLeast, failOn, closedThrough } = options;
    const closed = closedThrough === undefined ? {} : { closedThrough };
    const asked = {
      periods,
      data: data === false ? [] : data,
      failOn,
      pays: data !== false,
      draw: options,
      closed,
    };
    const within = folders.map((folder) => pathFromTop(found, folder));
    const reviews = await reviewPlans(found, within, {
      ...asked,
      ...(atLeast === undefined ? {} : { atLeast }),
    });
    const [before, after] = [short(found.commit), headOf(found)];
    const plans = reviews.map(({ told }) => told);
    const markdown = reviewMarkdown({ before, after, plans });
    const json = jsonText('review', reviewJson(before, after, reviews));
    const pointer = options.restAt ?? `This is cut: \`ontarget review ${before}\` shows all of it.`;
    const comment = truncated(markdown, options.atMost, pointer);
    if (options.out !== undefined) {
      await mkdir(options.out, { recursive: true });
      const files = { 'comment.md': comment, 'summary.md': markdown, 'review.json': `${json}\n` };
      for (const [name, text] of Object.entries({ ...files, 'annotations.txt': annotationsText(reviews) }))
        await writeFile(join(options.out, name), text);
      note(`Wrote comment.md, summary.md, review.json and annotations.txt into ${shownPath(options.out)}.`);
    }
    if (options.payees !== undefined) await writePayees(options.payees, reviews);
    print(options.json ? json : markdown.trimEnd());
    for (const { status } of reviews) exitWith(status);
  });
}

async function writePayees(folder: string, reviews: readonly PlanReview[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  let written = 0;
  for (const { told, moves } of reviews) {
    if (moves === undefined) continue;
    const name = told.folder === '' ? 'plan' : told.folder.replaceAll('/', '-');
    await writePrivateTable(join(folder, `${name}.csv`), 'csv', movesTable(moves.of, moves.plan));
    written += 1;
  }
  note(`Wrote what each payee is paid by both into ${shownPath(folder)}: ${written} plans.`);
}

function pathFromTop({ top }: Base, folder: string): string {
  return relative(top, resolve(folder)).replaceAll('\\', '/');
}

/** The commit that the change ends in; `working tree` where something of it is not committed. */
function headOf({ top }: Base): string {
  const ask = (...args: string[]) => spawnSync('git', args, { cwd: top, encoding: 'utf8' }).stdout;
  return ask('status', '--porcelain').trim() === '' ? short(ask('rev-parse', 'HEAD').trim()) : 'working tree';
}

function short(commit: string): string {
  return commit.slice(0, 12);
}

function readPeriods(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'all');
}

function readPercent(text: string): Rational {
  const parsed = parsePercentLiteral(text.endsWith('%') ? text : `${text}%`);
  if (!parsed.ok) throw new InvalidArgumentError('It is a percent, such as 90%.');
  return parsed.value;
}

function readLength(text: string): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < 500)
    throw new InvalidArgumentError('It is a whole number from 500.');
  return Number(text);
}
