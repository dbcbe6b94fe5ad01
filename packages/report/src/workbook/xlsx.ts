import { strToU8, zipSync } from 'fflate';
import { type Cell, cellNumber, columnName, LOOKS, reference, type Sheet } from './cells.ts';

/** XML 1.0 knows no other control characters, and no lone surrogates. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu;
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * A workbook in Office Open XML (ECMA-376): only texts, numbers and formulas, in the same bytes each time. Texts are never
 * read as formulas. Programs are told to recalculate when they open it.
 */
export function xlsx(sheets: readonly Sheet[]): Uint8Array {
  const names = sheetNames(sheets.map(({ name }) => name));
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(names),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
  };
  for (const [index, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = worksheet(sheet);
  // The first moment that a ZIP file can name, whatever the clock and its zone say.
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, xml]) => [path, [strToU8(HEADER + xml), { mtime }]]),
    ),
  );
}

/** Names that a workbook takes: at most 31 letters, none of `[]:*?/\`, and each only once. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const plain =
      title
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Sheet';
    let name = plain.slice(0, 31).trim();
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) {
      const end = ` ${count}`;
      name = `${plain.slice(0, 31 - end.length).trim()}${end}`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${SHEET_TYPE}.${type}+xml"/>`;
  const all = Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet'));
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${all.join('')}</Types>`;
}

function relations(all: readonly (readonly [type: string, target: string])[]): string {
  return `<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const sheets = names.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
}

function worksheet({ widths, rows }: Sheet): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) =>
      cell === undefined ? '' : cellXml(cell, reference(column, row)),
    );
    return `<row r="${row + 1}">${written.join('')}</row>`;
  });
  const last = `${columnName(Math.max(0, widths.length - 1))}${Math.max(1, rows.length)}`;
  return `<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}"/><sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><cols>${columns.join('')}</cols><sheetData>${lines.join('')}</sheetData><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function cellXml({ text, value, formula, look }: Cell, at: string): string {
  const style = ` s="${LOOKS.indexOf(look)}"`;
  if (text !== undefined)
    return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  if (value === undefined) return `<c r="${at}"${style}/>`;
  const written = formula === undefined ? '' : `<f>${escaped(formula)}</f>`;
  return `<c r="${at}"${style}>${written}<v>${cellNumber(value)}</v></c>`;
}

function escaped(words: string): string {
  return words
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Fonts: plain, title, grey heading, grey note, bold. */
const FONTS = [
  '<font><sz val="10"/><name val="Arial"/></font>',
  '<font><b/><sz val="14"/><name val="Arial"/></font>',
  '<font><sz val="9"/><color rgb="FF565D66"/><name val="Arial"/></font>',
  '<font><b/><sz val="10"/><name val="Arial"/></font>',
];

/** For each look: number format, font, border, and how a text stands in the cell. */
const FORMATS: Readonly<
  Record<(typeof LOOKS)[number], readonly [number: number, font: number, border: number, align?: string]>
> = {
  plain: [0, 0, 0],
  title: [0, 1, 0],
  heading: [0, 2, 1, 'wrapText="1"'],
  figures: [0, 2, 1, 'horizontal="right" wrapText="1"'],
  money: [4, 0, 0],
  percent: [164, 0, 0],
  number: [165, 0, 0],
  note: [0, 2, 0, 'horizontal="left" indent="1" wrapText="1"'],
  total: [4, 3, 0],
  label: [0, 3, 0],
};

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.00##%"/><numFmt numFmtId="165" formatCode="#,##0.######"/></numFmts><fonts count="${FONTS.length}">${FONTS.join('')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border><left/><right/><top/><bottom style="thin"><color rgb="FFC3C8CE"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${LOOKS.length}">${LOOKS.map(
  (look) => {
    const [number, font, border, align = ''] = FORMATS[look];
    return `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" ${align}/></xf>`;
  },
).join('')}</cellXfs></styleSheet>`;
