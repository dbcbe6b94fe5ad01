import { writeFile } from 'node:fs/promises';
import { ATTAINMENTS, diffPlans } from '@ontarget/analysis/diff';
import { parsePercentLiteral, type Rational, sign } from '@ontarget/evaluator/numbers';
import { diffMarkdown } from '@ontarget/report';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { diffJson } from '../output/diff/json.ts';
import { diffText } from '../output/diff/text.ts';
import { printJson } from '../output/json.ts';
import { sideOf } from '../plan/side.ts';
import { print } from '../terminal.ts';

interface DiffOptions {
  readonly at?: readonly Rational[];
  readonly markdown?: boolean;
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
      'a plan folder, an evaluator (.json), or a folder at a revision of git (HEAD~1:plans/sales)',
    )
    .argument('<after>', 'the same of the later plan')
    .addOption(
      new Option(
        '--at <attainments>',
        'the attainments that pay is shown at, such as 80%,100%,120%',
      ).argParser(readAttainments),
    )
    .option('--markdown', 'as Markdown, for a pull request')
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
no payee.

Examples:
  ontarget diff plans/sales plans/sales-next
  ontarget diff HEAD:plans/sales plans/sales --at 50%,100%,150%
  ontarget diff published/sales/2027-01-01/sha256-….json plans/sales --markdown --out change.md`;

async function diff(before: string, after: string, options: DiffOptions): Promise<void> {
  const [was, is] = [await sideOf(before, options), await sideOf(after, options)];
  if (was.plan.currency !== is.plan.currency) {
    throw new Failure(
      `one plan pays in ${was.plan.currency} and the other in ${is.plan.currency}`,
      'Compare plans of one currency.',
    );
  }
  const found = diffPlans(was, is, options.at ?? ATTAINMENTS);
  const { currency, title } = is.plan;
  const titles = { title, before: was.name, after: is.name, currency };
  const result = {
    currency,
    before: { name: was.name, id: was.plan.id, title: was.plan.title, digest: was.digest },
    after: { name: is.name, id: is.plan.id, title, digest: is.digest },
    ...diffJson(found),
  };
  if (options.json && options.out === undefined) printJson('diff', result);
  else {
    const text = options.json
      ? `${JSON.stringify({ command: 'diff', ...result }, null, 2)}\n`
      : options.markdown
        ? diffMarkdown(found, titles)
        : `${diffText(found, currency)}\n`;
    if (options.out === undefined) print(text.trimEnd());
    else await writeFile(options.out, text);
  }
  if (options.failOnPay && found.verdict !== 'no payout changes') exitWith(EXIT.warnings);
}

function readAttainments(text: string): readonly Rational[] {
  return text.split(',').map((part) => {
    const parsed = parsePercentLiteral(part.trim());
    if (!parsed.ok || sign(parsed.value) < 0)
      throw new InvalidArgumentError('Attainments are percents, such as 80%,100%,120%.');
    return parsed.value;
  });
}
