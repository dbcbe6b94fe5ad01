import { catalogue, isDesignCode } from '@ontarget/language';
import { designRuleLibrary } from '../../../packages/workspace/src/rules/library.ts';
import type { DesignRow } from './row.ts';
import { rowsOfChecks } from './rows-of-checks.ts';
import { rowsOfData } from './rows-of-data.ts';
import { rowsOfPolicies } from './rows-of-policies.ts';

/** Every rule of the list, by number. */
export const designRows: readonly DesignRow[] = [...rowsOfChecks, ...rowsOfPolicies, ...rowsOfData].sort(
  (a, b) => (a.row < b.row ? -1 : 1),
);

const OPENING = `# Design rules

What practice knows about good plans, and what here holds a plan to it. A *check* is the language's own: what it forbids is an
error, a choice that a plan has to make, or cannot be said at all. A *policy* [ships with the checker](language/policies.md#design-rules),
written in the language itself; its page shows its text. A *data rule* is about people and years, and is reported where
\`ontarget check --data\` is given them. Confidence: A official, a statute or a large survey; B a practitioner; C a vendor or a
draft, which never does more than inform. The tests hold every cell of this page; \`node scripts/design-rules-page.ts\`
writes it.
`;

/** \`docs/design-rules.md\`. */
export function designRulesPage(): string {
  const done = designRows.filter(({ open }) => open === undefined).length;
  return [
    OPENING,
    `${done} of ${designRows.length} are whole.`,
    '',
    '| | rule | kind | reported as | confidence | source | fixtures | |',
    '|---|---|---|---|---|---|---|---|',
    ...designRows.map(line),
    '',
    ...openOnes(),
  ].join('\n');
}

/** Confidence and source of a row: a policy's own text says them. */
export function foundationOf(one: DesignRow): { confidence?: string; source?: string } {
  if (one.confidence !== undefined) return one;
  const policy = designRuleLibrary().find(({ code }) => one.codes.includes(code))?.policy;
  const source = policy?.sources[0];
  return {
    ...(source?.confidence === undefined ? {} : { confidence: source.confidence }),
    ...(source === undefined ? {} : { source: source.text }),
  };
}

function line(one: DesignRow): string {
  const { confidence = '', source = '' } = foundationOf(one);
  const codes = one.codes.map((code) => `[\`${code}\`](rules/${code}.md) ${catalogue[code].severity}`);
  const run = (one.run ?? []).map(({ code }) => `\`${code}\` in a run`);
  const fixtures = [
    ...one.codes.map((code) => `[${code}](../test/fixtures/${catalogue[code].family}/${code})`),
    ...(one.run ?? []).map(({ code, shown }) => `[${code}](../${shown})`),
  ];
  const status = one.open === undefined ? 'whole' : one.codes.length === 0 ? 'not yet' : 'in part';
  const cells = [one.row, one.title, one.kind, [...codes, ...run].join(', '), confidence, source];
  return `| ${[...cells, fixtures.join(', '), status].join(' | ')} |`;
}

function openOnes(): string[] {
  const open = designRows.filter((one) => one.open !== undefined);
  if (open.length === 0) return [];
  return [
    '## What is missing',
    '',
    ...open.map(({ row, title, open: why }) => `- ${row}, ${title}: ${why}.`),
    '',
  ];
}

/** Codes of the library that no row names. */
export function codesWithoutRow(): string[] {
  const named = new Set<string>(designRows.flatMap(({ codes }) => codes));
  return Object.keys(catalogue).filter((code) => isDesignCode(code) && !named.has(code));
}
