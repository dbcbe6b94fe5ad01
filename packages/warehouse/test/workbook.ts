import { strToU8, zipSync } from 'fflate';

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Parts of a workbook as Excel writes them: sheets by name, each the XML of its rows. */
export interface Parts {
  readonly sheets: Readonly<Record<string, string>>;
  /** `<si>` elements. */
  readonly texts?: string;
  /** `<numFmts>` and `<cellXfs>`. */
  readonly styles?: string;
  readonly from1904?: boolean;
}

export function workbook({ sheets, texts = '', styles = '', from1904 = false }: Parts): Uint8Array {
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    '_rels/.rels': relations([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${TYPES}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 10}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, at) => [`rId${at + 10}`, 'worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['rId1', 'sharedStrings', 'sharedStrings.xml'],
      ['rId2', 'styles', '/xl/styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${texts}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
  };
  for (const [at, name] of names.entries())
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${MAIN}"><sheetData>${sheets[name]}</sheetData></worksheet>`;
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, xml]) => [path, strToU8(`<?xml version="1.0"?>${xml}`)]),
    ),
  );
}

function relations(all: readonly (readonly [id: string, type: string, target: string])[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${TYPES}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;
}

/** A row of cells, each the XML of its value; texts stand in the cells themselves. */
export function row(line: number, ...cells: readonly (string | undefined)[]): string {
  const written = cells.map((cell, at) => {
    if (cell === undefined) return '';
    const address = `${String.fromCharCode(65 + at)}${line}`;
    return cell.startsWith('<c')
      ? cell.replace('<c', `<c r="${address}"`)
      : `<c r="${address}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${line}">${written.join('')}</row>`;
}
