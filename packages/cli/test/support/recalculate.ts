import { HyperFormula } from 'hyperformula';
import { readWorkbook } from './workbook.ts';

/** What the cells of a workbook come to by its formulas alone, by sheet and place, worked out by HyperFormula. */
export function recalculated(bytes: Uint8Array): (sheet: string, place: string) => unknown {
  const sheets = readWorkbook(bytes);
  const engine = HyperFormula.buildFromSheets(
    Object.fromEntries(
      [...sheets].map(([name, cells]) => {
        const grid: (string | number | null)[][] = [];
        for (const [place, { text, number, formula }] of cells) {
          const { row, column } = placeOf(place);
          for (let line = grid.length; line <= row; line += 1) grid.push([]);
          const into = grid[row] as (string | number | null)[];
          for (let at = into.length; at <= column; at += 1) into.push(null);
          into[column] =
            formula !== undefined ? `=${formula}` : text !== undefined ? `'${text}` : (number ?? null);
        }
        return [name, grid];
      }),
    ),
    { licenseKey: 'gpl-v3' },
  );
  return (sheet, place) => {
    const id = engine.getSheetId(sheet);
    if (id === undefined) throw new Error(`there is no sheet ${sheet}`);
    const { row, column } = placeOf(place);
    return engine.getCellValue({ sheet: id, row, col: column });
  };
}

function placeOf(place: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
  const column = [...letters].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
