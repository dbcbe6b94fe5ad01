/** Rows as CSV: the generated values hold no comma, quote or line break, which is checked. */
export function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [header, ...rows].map((row) => {
    const cells = row.map(String);
    const odd = cells.find((cell) => /[",\r\n]/.test(cell));
    if (odd !== undefined) throw new Error(`the generator does not quote cells: ${odd}`);
    return cells.join(',');
  });
  return `${lines.join('\n')}\n`;
}
