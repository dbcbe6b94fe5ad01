/** A column of a printed table. */
export interface TextColumn {
  readonly heading: string;
  /** Amounts stand on the right, so that their digits line up. */
  readonly align?: 'left' | 'right';
}

/** A column of amounts. */
export function rightColumn(heading: string): TextColumn {
  return { heading, align: 'right' };
}

/**
 * A table for reading: columns as wide as their widest cell, two spaces between them, a rule below the headings and
 * one above the last row where that is a total.
 */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  options: { totalRow?: boolean; indent?: string } = {},
): string {
  const headings = columns.map(({ heading }) => heading);
  const widths = columns.map((_, index) =>
    rows.reduce((widest, row) => Math.max(widest, width(row[index] ?? '')), width(headings[index] ?? '')),
  );
  const line = (cells: readonly string[]) =>
    `${options.indent ?? ''}${columns
      .map(({ align }, index) => padded(cells[index] ?? '', widths[index] ?? 0, align ?? 'left'))
      .join('  ')}`.trimEnd();
  const rule = line(widths.map((size) => '─'.repeat(size)));
  const body = rows.map(line);
  if (options.totalRow && body.length > 1) body.splice(-1, 0, rule);
  return [line(headings), rule, ...body].join('\n');
}

function padded(cell: string, size: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, size - width(cell)));
  return align === 'left' ? cell + space : space + cell;
}

/** How many places a text takes on a terminal: wide East Asian letters take two, combining marks none. */
function width(text: string): number {
  let places = 0;
  for (const character of text.normalize('NFC')) {
    if (/\p{Mn}/u.test(character)) continue;
    places +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  }
  return places;
}
