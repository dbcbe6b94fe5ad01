import { byHand } from './by-hand.ts';
import { examplesAndChanges } from './examples-and-changes.ts';
import { languageService } from './language-service.ts';
import { preview } from './preview.ts';
import type { FeatureRow } from './row.ts';
import { theRest } from './the-rest.ts';

/** Every feature of the editor, one file for each part of it. */
export const featureRows: readonly FeatureRow[] = [
  ...languageService,
  ...preview,
  ...examplesAndChanges,
  ...byHand,
  ...theRest,
];

/** The heading of the table in `docs/editor.md`; it runs to the next heading of its level, or to the end. */
const HEADING = '## Every feature, and the test that covers it';

/** `docs/editor.md` with the table as the rows say. */
export function withFeatureTable(page: string): string {
  const start = page.indexOf(HEADING);
  const before = start < 0 ? `${page.trimEnd()}\n\n` : page.slice(0, start);
  const end = start < 0 ? -1 : page.indexOf('\n## ', start + HEADING.length);
  const after = end < 0 ? '' : page.slice(end);
  return `${before}${HEADING}\n\n${table()}\n${after}`;
}

function table(): string {
  const rows = featureRows.map(({ feature, does, file, test }) => {
    const link = `[${file.split('/').at(-1)}](../${file})`;
    return `| ${feature} | ${does} | ${link}: ${test} |`;
  });
  const note =
    'Written by `node scripts/editor-features-page.ts` from the rows under `test/docs/editor-features`, each of which names a test that exists.';
  return [note, '', '| feature | what it does | test |', '|---|---|---|', ...rows].join('\n');
}
