/**
 * The cells of lines that were copied from a spreadsheet, with tabs between them. A cell with quotes, tabs or line breaks in
 * it comes in quotes; breaks inside a cell become spaces. Lines without anything in them are left out.
 */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  const endCell = () => {
    row.push(cell.replace(/\s*[\r\n]+\s*/g, ' ').trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    const quoted = cell.trim() === '' && character === '"' ? quotedCell(text, at) : undefined;
    if (quoted !== undefined) {
      cell = quoted.text;
      at = quoted.end - 1;
    } else if (character === '\t') endCell();
    else if (character === '\n') endRow();
    else cell += character;
  }
  endRow();
  return rows;
}

/** A cell in quotes, where the quotes are all around it. */
function quotedCell(text: string, from: number): { readonly text: string; readonly end: number } | undefined {
  const pattern = /"((?:[^"]|"")*)"(?=[ ]*(?:[\t\r\n]|$))/y;
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found === null
    ? undefined
    : { text: (found[1] ?? '').replaceAll('""', '"'), end: pattern.lastIndex };
}
