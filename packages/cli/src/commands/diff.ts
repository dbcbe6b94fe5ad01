import { writeFile } from 'node:fs/promises';
import { ATTAINMENTS, diffPlans } from '@ontarget/analysis/diff';
import { parsePercentLiteral, type Rational, sign } from '@ontarget/evaluator/numbers';
import { diffHtml, diffMarkdown, truncated } from '@ontarget/report';
import { writePrivateTable } from '@ontarget/warehouse/node';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { costJson, costText, drawnCost } from '../output/diff/cost.ts';
import { diffJson } from '../output/diff/json.ts';
import { movesJson } from '../output/diff/moves-json.ts';
import { movesTable } from '../output/diff/moves-table.ts';
import { movesText } from '../output/diff/moves-text.ts';
import { paidOnData } from '../output/diff/paid.ts';
import { diffText } from '../output/diff/text.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { type ClosedOptions, closedOptions, holdsOf } from '../plan/closed.ts';
import { type CostOptions, costBoth, costOptions } from '../plan/cost-both.ts';
import { revisionIn } from '../plan/git.ts';
import { dataFolderOf, type PaidBoth, payBoth } from '../plan/pay-both.ts';
import { type Side, sideOf } from '../plan/side.ts';
import { isPublicLog, note, print } from '../terminal.ts';

interface DiffOptions extends CostOptions, ClosedOptions {
  readonly cost?: boolean;
  readonly at?: readonly Rational[];
  readonly period?: readonly string[];
  readonly data: readonly string[];
  readonly ownData?: boolean;
  readonly payees?: string;
  readonly markdown?: boolean;
  readonly html?: boolean;
  readonly atMost?: number;
  readonly out?: string;
  readonly failOnPay?: boolean;
  readonly root?: string;
  readonly json?: boolean;
}

/** `ontarget diff`: what is different between two plans, in meaning and in money. */
export function define(command: Command): void {
  command
    .argument(
      '<before>',
      'a plan folder, an evaluator (.json), a published version, or a folder at a revision of git (HEAD~1:plans/sales)',
    )
    .argument('<after>', 'the same of the later plan')
    .addOption(
      new Option(
        '--at <attainments>',
        'the attainments that pay is shown at, such as 80%,100%,120%',
      ).argParser(readAttainments),
    )
    .addOption(
      new Option(
        '-p, --period <periods>',
        'also pay everybody by both plans, on data: payment periods with commas, or "all" of the year',
      ).argParser(readPeriods),
    )
    .addOption(
      new Option(
        '-d, --data <place>',
        'with --period or --cost: a folder of files named after their tables, or table=file; may be repeated',
      )
        .argParser((value: string, before: readonly string[]) => [...before, value])
        .default([], 'data beside the later plan'),
    )
    .addOption(
      new Option(
        '--own-data',
        'with --period: pay each plan by the data beside it, instead of both by that of the later one',
      ).conflicts('data'),
    )
    .option('--payees <file>', 'with --period: write what each payee is paid by both, readable by you alone');
  for (const option of [...costOptions(), ...closedOptions()]) command.addOption(option);
  command
    .option('--markdown', 'as Markdown, for a pull request: no payee, and no amount of a few')
    .addOption(
      new Option('--at-most <characters>', 'with --markdown: cut it where it is longer').argParser(
        readLength,
      ),
    )
    .addOption(
      new Option(
        '--html',
        'as a page with a chart of each role that is paid otherwise; it names no payee',
      ).conflicts(['markdown', 'json']),
    )
    .option('-o, --out <file>', 'write it to a file')
    .option('--fail-on-pay', 'status 2 unless it is decided that no payout changes')
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .addOption(
      new Option('--json', 'print the result as JSON (schema/diff.schema.json)').conflicts('markdown'),
    )
    .addHelpText('after', HELP)
    .action(diff);
}

const HELP = `
Whether anybody is paid otherwise is decided on the formulas where docs/proofs.md decides, not sampled. It names roles, and
no payee but at a terminal with --period; under CI (the variable CI is set) then neither, nor an amount of fewer than five.

Examples:
  ontarget diff plans/sales plans/sales-next
  ontarget diff HEAD:plans/sales plans/sales --at 50%,100%,150%
  ontarget diff main:plans/sales plans/sales --period all --payees moves.csv
  ontarget diff main:plans/sales plans/sales --cost --attainment "10% 60%, 50% 95%, 90% 125%"
  ontarget diff main:plans/sales plans/sales --html --out change.html
  ontarget diff published/sales/2027-01-01 plans/sales --markdown --out change.md`;

async function diff(before: string, after: string, options: DiffOptions): Promise<void> {
  const [was, is] = [await sideOf(before, options), await sideOf(after, options)];
  if (was.plan.currency !== is.plan.currency) {
    throw new Failure(
      `one plan pays in ${was.plan.currency} and the other in ${is.plan.currency}`,
      'Compare plans of one currency.',
    );
  }
  const found = diffPlans(was, is, options.at ?? ATTAINMENTS);
  const folder = dataFolderOf(after) ?? dataFolderOf(before) ?? '.';
  const holds = await holdsOf(was, is, found, { ...options, folder });
  const both = await paidBoth(before, after, [was, is], options);
  const cost = options.cost ? await costBoth(was, is, { ...options, folder }) : undefined;
  const forMany = cost && drawnCost(cost, found, true);
  if (both !== undefined && options.payees !== undefined) {
    await writePrivateTable(options.payees, 'csv', movesTable(both.moves, is.plan));
    note(`Wrote what each payee is paid by both into ${shownPath(options.payees)}.`);
  }
  const { currency, title } = is.plan;
  const titles = {
    title,
    before: was.name,
    after: is.name,
    currency,
    ...(holds === undefined ? {} : { holds }),
  };
  const result = {
    currency,
    before: { name: was.name, id: was.plan.id, title: was.plan.title, digest: was.digest },
    after: { name: is.name, id: is.plan.id, title, digest: is.digest },
    ...(holds === undefined ? {} : { holds }),
    ...diffJson(found),
    ...(both === undefined ? {} : { paid: movesJson(both, is.plan) }),
    ...(cost === undefined ? {} : { cost: costJson(drawnCost(cost, found, isPublicLog())) }),
  };
  if (options.json && options.out === undefined) printJson('diff', result);
  else {
    const text = options.json
      ? `${JSON.stringify({ command: 'diff', ...result }, null, 2)}\n`
      : options.html
        ? diffHtml(found, titles, both && paidOnData(both, is.plan), forMany)
        : options.markdown
          ? shortened(diffMarkdown(found, titles, both && paidOnData(both, is.plan), forMany), options.atMost)
          : `${[diffText(found, currency, holds), ...(both === undefined ? [] : [movesText(both, is.plan)]), ...(cost === undefined ? [] : [costText(cost, found)])].join('\n\n')}\n`;
    if (options.out === undefined) print(text.trimEnd());
    else await writeFile(options.out, text);
  }
  if (options.failOnPay && found.verdict !== 'no payout changes') exitWith(EXIT.warnings);
}

/** Both plans paid on data, where a period is asked for. */
async function paidBoth(
  before: string,
  after: string,
  [was, is]: readonly [Side, Side],
  { period, data, ownData, payees, cost }: DiffOptions,
): Promise<PaidBoth | undefined> {
  if (period === undefined) {
    if (payees === undefined && (data.length === 0 || cost) && !ownData) return undefined;
    throw new Failure('nothing says which periods to pay', 'Say --period all, or such as --period FY27-Q1.');
  }
  if (ownData && revisionIn(before) !== undefined) {
    throw new Failure(
      `data cannot be read at a revision: ${before}`,
      'Check that revision out into another folder (`git worktree add`), and name the folder of the plan there.',
    );
  }
  const later = dataFolderOf(after) ?? dataFolderOf(before) ?? '.';
  const earlier = ownData ? (dataFolderOf(before) ?? later) : later;
  return payBoth(was, is, { periods: period, data, folders: [earlier, later] });
}

function shortened(markdown: string, most: number | undefined): string {
  const pointer = 'It is cut here: `ontarget diff` without `--at-most` shows the rest.';
  return most === undefined ? markdown : truncated(markdown, most, pointer);
}

function readPeriods(text: string): readonly string[] {
  const periods = text.split(',').map((part) => part.trim());
  if (periods.includes(''))
    throw new InvalidArgumentError('It is "all", or periods such as FY27-Q1,FY27-Q2.');
  return periods.includes('all') ? [] : periods;
}

function readLength(text: string): number {
  const length = Number(text);
  if (!/^\d{1,9}$/.test(text) || length < 500)
    throw new InvalidArgumentError('It is a whole number from 500.');
  return length;
}

function readAttainments(text: string): readonly Rational[] {
  return text.split(',').map((part) => {
    const parsed = parsePercentLiteral(part.trim());
    if (!parsed.ok || sign(parsed.value) < 0)
      throw new InvalidArgumentError('Attainments are percents, such as 80%,100%,120%.');
    return parsed.value;
  });
}
