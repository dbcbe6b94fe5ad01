import type { Column, InputTable } from '@ontarget/evaluator/format';
import { nearest } from './nearest.ts';

/** Where each column of a contract stands in a file, or what the file lacks. */
export interface HeadingMatch {
  /** In the contract's order; `at` is undefined for a column that may be blank and has no heading. */
  readonly columns: readonly { name: string; column: Column; at: number | undefined }[];
  readonly problems: readonly {
    code: 'missing-heading' | 'double-heading';
    column: string;
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
  return { columns, problems };
}

function missing(heading: string, unclaimed: readonly string[]): string {
  const close = nearest(heading, unclaimed);
  if (close !== undefined) {
    return `no column is headed "${heading}"; is it "${close}"? Then write \`from "${close}"\` behind the column in the plan`;
  }
  return unclaimed.length === 0
    ? `no column is headed "${heading}"`
    : `no column is headed "${heading}"; the other headings are ${unclaimed.map((name) => `"${name}"`).join(', ')}`;
}
