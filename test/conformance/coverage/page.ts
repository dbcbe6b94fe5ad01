import { basename } from 'node:path/posix';
import type { Construct } from './construct.ts';
import { constructs, lackOf, type Status, sections, statusOf } from './constructs.ts';
import { type Edge, edges } from './edges.ts';

const OPENING = `# Constructs

What the field's systems let an administrator say, and where OnTarget says it: for each construct the page that gives its
meaning, the [vectors](../test/conformance/vectors/README.md) that show what it pays, and the
[published examples](conformance.md) that need it. The tests hold every cell of this page: each page and each case exists,
and each answer of a vector follows from the operators that are named beside it. \`node scripts/constructs-page.ts\` writes
it from \`test/conformance/coverage\`.
`;

const STATUSES: readonly (readonly [Status, string])[] = [
  ['covered', 'a page says it, and a vector shows it'],
  ['not yet', 'something of it is missing; what, is listed below'],
  ['next issue', 'comes with the cascade'],
];

/** \`docs/constructs.md\`. */
export function constructsPage(): string {
  const count = (status: Status) => constructs.filter((one) => statusOf(one) === status).length;
  return [
    OPENING,
    '| status | | constructs |',
    '|---|---|---|',
    ...STATUSES.map(([status, meaning]) => `| ${status} | ${meaning} | ${count(status)} |`),
    `| all | | ${constructs.length} |`,
    ...sections.flatMap(({ title, constructs: own }) => [
      '',
      `## ${title}`,
      '',
      '| | construct | says it | shows it | published examples | status |',
      '|---|---|---|---|---|---|',
      ...own.map(row),
    ]),
    ...edgesTable(),
    ...notes('not yet', 'What is missing'),
    ...notes('next issue', 'What comes with the cascade'),
    ...outOfScope(),
    '',
  ].join('\n');
}

function row(one: Construct): string {
  const pages = one.pages.map((page) => `[${basename(page.split('#')[0] ?? page, '.md')}](${page})`);
  const vectors = one.vectors.map(
    ({ file, uses }) =>
      `[${basename(file, '.json')}](../test/conformance/vectors/${file}): ${uses.map((use) => `\`${use}\``).join(', ')}`,
  );
  const cases = (one.cases ?? []).map((id) => `[${id}](../test/conformance/published/${id})`);
  const cells = [
    one.row,
    one.title,
    pages.join(', '),
    vectors.join('; '),
    cases.join(', '),
    statusOf(one) + (one.open?.kind === 'out of scope' ? ', but for a part out of scope' : ''),
  ];
  return `| ${cells.join(' | ')} |`;
}

function edgesTable(): string[] {
  const cases = ({ cases: own }: Edge) =>
    own.map(
      ({ file, about }) => `[${basename(file, '.json')}](../test/conformance/vectors/${file}): ${about}`,
    );
  return [
    '',
    '## Edges',
    '',
    'Where engines differ, the cases that stand on the edge, by the beginning of what they say.',
    '',
    '| edge | cases |',
    '|---|---|',
    ...edges.map((one) => `| ${one.title} | ${cases(one).join('; ')} |`),
  ];
}

function notes(status: Status, title: string): string[] {
  const own = constructs.filter((one) => statusOf(one) === status);
  if (own.length === 0) return [];
  return [
    '',
    `## ${title}`,
    '',
    ...own.map((one) => `- ${one.row}, ${one.title.toLowerCase()}: ${lackOf(one)}`),
  ];
}

function outOfScope(): string[] {
  const own = constructs.filter(({ open }) => open?.kind === 'out of scope');
  return [
    '',
    '## Out of scope',
    '',
    'Approval workflow: who may change a plan, a quota or an adjustment, and who has to agree. Plans and data are files; a',
    'review of the change that holds them says who agreed, and to what.',
    '',
    ...own.map((one) => `- ${one.row}, ${one.title.toLowerCase()}: ${one.open?.why}`),
  ];
}
