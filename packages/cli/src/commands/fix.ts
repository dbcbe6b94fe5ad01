import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { codes, isCode } from '@ontarget/language';
import { writeAtomically } from '@ontarget/warehouse/node';
import { pathOfUri } from '@ontarget/workspace/node';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { placeOf } from '../findings/finding.ts';
import { type MendedPlans, mendPlans } from '../findings/mend-plans.ts';
import { toldOf } from '../findings/of-plans.ts';
import { countsOf, countText } from '../output/diagnostics.ts';
import { addFormats, type FormatOptions } from '../output/formats/option.ts';
import { shownPath } from '../output/paths.ts';
import { type SourceText, sourceTexts } from '../output/source-text.ts';
import { unifiedDiff } from '../output/text-diff.ts';
import { planFolders } from '../plan/open.ts';
import { paint, print } from '../terminal.ts';
import { exitFor, type FailOn, failOnOption, showPlans } from './check.ts';

interface FixOptions extends FormatOptions {
  readonly dryRun?: boolean;
  readonly only: readonly string[];
  readonly root?: string;
  readonly failOn: FailOn;
}

/** `ontarget fix`: mends what has one right answer. */
export function define(command: Command): void {
  addFormats(
    command
      .argument('[folders...]', 'plan folders, or folders whose ontarget.json lists plans', ['.'])
      .option('--dry-run', 'change nothing; show what would be changed')
      .addOption(
        new Option('--only <code>', 'mend problems of this code; may be repeated')
          .argParser(readCode)
          .default([], 'every code'),
      )
      .addOption(failOnOption())
      .option('--root <folder>', 'let `use` reach other folders inside this one'),
    'fix',
  )
    .addHelpText('after', HELP)
    .action(fix);
}

const HELP = `
A problem is mended where one fix is right without a choice: a misspelled name, what is not used, rows out of order.
What a plan leaves open is the author's to say; \`ontarget check\` lists the answers. The status is that of \`check\`
afterwards.

Examples:
  ontarget fix --dry-run plans/sales
  ontarget fix plans/sales
  ontarget fix --only name-unknown --only unused-declaration plans/sales`;

async function fix(where: readonly string[], options: FixOptions): Promise<void> {
  const folders = (await Promise.all(where.map(planFolders))).flat();
  const wanted = (code: string) => options.only.length === 0 || options.only.includes(code);
  const found = await mendPlans(folders, options, wanted);
  if (!options.dryRun) await write(found);
  const texts = sourceTexts();
  const source: SourceText = (uri) => found.changes.get(uri)?.after ?? texts(uri);
  const told = toldOf(found.plans, source);
  const left = countsOf(told.map(({ diagnostic }) => diagnostic));
  showPlans(
    'fix',
    options,
    { plans: found.plans, told, stale: [], source },
    {
      pretty: () => printMended(found, options.dryRun === true, countText(left)),
      json: () => fixJson(found, options.dryRun === true, left),
    },
  );
  exitFor(left, options.failOn);
}

function readCode(code: string, before: readonly string[]): readonly string[] {
  if (!isCode(code)) {
    const near = codes.filter((one) => one.includes(code)).slice(0, 5);
    throw new InvalidArgumentError(
      near.length === 0 ? 'It is a code that `ontarget check` prints.' : `Did you mean ${near.join(', ')}?`,
    );
  }
  return [...before, code];
}

async function write({ changes }: MendedPlans): Promise<void> {
  for (const [uri, { after }] of changes) {
    const path = pathOfUri(uri);
    const mode = statSync(path).mode & 0o777;
    await writeAtomically(path, mode, (partial) => writeFile(partial, after));
  }
}

function printMended({ changes, mended }: MendedPlans, dry: boolean, left: string): void {
  if (dry) {
    for (const [uri, { before, after }] of changes)
      print(unifiedDiff(shownPath(pathOfUri(uri)), before, after));
  } else {
    for (const { uri, range, code, title } of mended)
      print(`${paint('bold', placeOf({ path: pathOfUri(uri), range }))}  ${paint('dim', code)}  ${title}`);
  }
  if (mended.length === 0) {
    print(`nothing to mend; left: ${left}`);
    return;
  }
  const count = `${mended.length} ${mended.length === 1 ? 'problem' : 'problems'}`;
  print(
    `${count} ${dry ? 'would be ' : ''}mended in ${changes.size} ${changes.size === 1 ? 'file' : 'files'}; left: ${left}`,
  );
}

function fixJson({ changes, mended }: MendedPlans, dryRun: boolean, left: object): object {
  return {
    dryRun,
    mended: mended.map(({ uri, range, code, title }) => ({
      code,
      file: shownPath(pathOfUri(uri)),
      ...range,
      title,
    })),
    files: [...changes].map(([uri, { before, after }]) => {
      const file = shownPath(pathOfUri(uri));
      return { file, diff: unifiedDiff(file, before, after) };
    }),
    left,
  };
}
