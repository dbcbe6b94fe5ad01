import type { Column, InputTable } from '../format/types/index.ts';
import { nearestName } from '../words/index.ts';

/** Where each column of a contract stands in a file, or what the file lacks. */
export interface HeadingMatch {
  /** In the contract's order; `at` is undefined for a column that may be blank and has no heading. */
  readonly columns: readonly { name: string; column: Column; at: number | undefined }[];
  readonly problems: readonly {
    code: 'missing-heading' | 'double-heading' | 'not-the-encoding';
    column?: string;
    reason: string;
  }[];
}

/**
 * Finds the column of a contract under each heading: by the column's own name, or by the heading that the plan names
 * with `from "…"`. Headings are matched to the letter, except for spaces around them; headings that no column asks
 * for are ignored. A column that may be blank may also be absent.
 */
export function matchHeadings(contract: InputTable, headings: readonly string[]): HeadingMatch {
  const places = new Map<string, number[]>();
  for (const [at, heading] of headings.entries()) {
    const name = heading.trim();
    places.set(name, [...(places.get(name) ?? []), at]);
  }
  const wanted = new Set(Object.entries(contract.columns).map(([name, { header }]) => header ?? name));
  const unclaimed = [...places.keys()].filter((name) => name !== '' && !wanted.has(name));
  const problems: HeadingMatch['problems'][number][] = [];
  const columns = Object.entries(contract.columns).map(([name, column]) => {
    const heading = column.header ?? name;
    const [at, ...more] = places.get(heading) ?? [];
    if (more.length > 0) {
      const reason = `two columns are headed "${heading}"; rename or remove one of them`;
      problems.push({ code: 'double-heading', column: name, reason });
    }
    if (at === undefined && !column.blank) {
      problems.push({ code: 'missing-heading', column: name, reason: missing(heading, unclaimed) });
    }
    return { name, column, at };
  });
  const isText = unclaimed.every((name) => !CONTROL.test(name));
  return { columns, problems: problems.length === 0 || isText ? problems : [NO_TEXT] };
}

/** Characters that nobody types into a heading; bytes of another kind of file, or of another encoding, are full of them. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

const NO_TEXT = {
  code: 'not-the-encoding',
  reason:
    'the row of headings holds characters that no text has: the file is of another kind, or in another encoding; save it as CSV in UTF-8',
} as const;

/** The most headings that a message lists. */
const MOST_LISTED = 12;

function missing(heading: string, unclaimed: readonly string[]): string {
  const close = nearestName(heading, unclaimed);
  if (close !== undefined) {
    return `no column is headed "${heading}"; is it "${close}"? Then write \`from "${close}"\` behind the column in the plan`;
  }
  if (unclaimed.length === 0) return `no column is headed "${heading}"`;
  const listed = unclaimed.slice(0, MOST_LISTED).map((name) => `"${name}"`);
  const more = unclaimed.length > MOST_LISTED ? ` and ${unclaimed.length - MOST_LISTED} more` : '';
  return `no column is headed "${heading}"; the other headings are ${listed.join(', ')}${more}`;
}
