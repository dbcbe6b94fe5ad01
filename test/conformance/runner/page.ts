import { type PublishedCase, VERDICTS } from './case.ts';
import type { CaseResult } from './verdict.ts';

const OPENING = `# Published examples

Worked examples that vendors, companies and authors published, each written as a plan in
\`test/conformance/published/<case>/\` and worked out by the reference engine. The tests write this page
(\`node scripts/conformance-page.ts\`) and hold it to what they find.

An example passes when our exact value, rounded half up to the decimals that the source prints, is what it prints.

| verdict | |
|---|---|
| pass | every number of the source comes out |
| pass under a stated reading | the source's words have several readings: each is a plan of its own, and each comes out |
| source wrong | the source miscalculated a number; what its own terms come to is what we pay |
| not determined by the source | some of its numbers follow from nothing that it states; the others come out |
| fails | something that it says cannot be written in a plan yet |
`;

/** The page of all cases, in the order of their ids. */
export function conformancePage(results: readonly CaseResult[]): string {
  const counts = VERDICTS.map((verdict) => [
    verdict,
    results.filter((one) => one.verdict === verdict).length,
  ]);
  return [
    OPENING,
    '## Results',
    '',
    '| verdict | cases |',
    '|---|---|',
    ...counts.map(([verdict, count]) => `| ${verdict} | ${count} |`),
    `| all | ${results.length} |`,
    '',
    '## Cases',
    '',
    'Numbers: how many of those that the source states come out.',
    '',
    '| case | source | constructs | numbers | verdict |',
    '|---|---|---|---|---|',
    ...results.map(row),
    ...notes(results),
    '',
  ].join('\n');
}

function row({ case: { id, title, source, constructs }, agreeing, stated, verdict }: CaseResult): string {
  const cells = [
    `[${title}](../test/conformance/published/${id})`,
    source,
    constructs.join(', '),
    `${agreeing} of ${stated}`,
    verdict,
  ];
  return `| ${cells.map(inCell).join(' | ')} |`;
}

/** Under each verdict other than a plain pass: why, case by case. */
function notes(results: readonly CaseResult[]): string[] {
  return VERDICTS.filter((verdict) => verdict !== 'pass').flatMap((verdict) => {
    const own = results.filter((one) => one.verdict === verdict);
    if (own.length === 0) return [];
    return ['', `## Why: ${verdict}`, '', ...own.flatMap(({ case: published }) => note(published))];
  });
}

function note({ title, reason = '', plans, open = [], missing = [] }: PublishedCase): string[] {
  const readings = plans.flatMap(({ reading, stated }) =>
    reading === undefined
      ? []
      : `${reading}: ${stated.map(({ what, value }) => `${what} ${value}`).join(', ')}`,
  );
  const wrong = plans.flatMap(({ stated }) =>
    stated.flatMap(({ what, value, printed }) =>
      printed === undefined ? [] : `${what}: the source prints ${printed}, its terms come to ${value}`,
    ),
  );
  const left = open.map(({ what, value }) => `${what} ${value}: follows from nothing that is stated`);
  const unsaid = missing.map(({ what, value }) => `${what} ${value}: cannot be asked for yet`);
  const parts = [...readings, ...wrong, ...left, ...unsaid];
  return [`- **${title}.** ${reason}`, ...parts.map((part) => `  - ${part}`)];
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
