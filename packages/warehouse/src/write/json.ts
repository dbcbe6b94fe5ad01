import type { OutputTable } from './output-table.ts';

/**
 * A table as JSON, one object for each row. Decimals are written as text, as everywhere in OnTarget: a JSON number
 * would pass through a double in most programs that read it.
 */
export function jsonText({ columns, rows }: OutputTable): string {
  const objects = rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null]))),
  );
  return objects.length === 0 ? '[]\n' : `[\n  ${objects.join(',\n  ')}\n]\n`;
}
