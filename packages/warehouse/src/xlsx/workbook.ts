import { listen, NotAWorkbook } from './parts.ts';

/** What is known of a workbook before a sheet of it is read. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Texts that cells share, by their numbers. */
  readonly texts: readonly string[];
  /** Whether a number that looks as a style says is a date, by the style's number. */
  readonly isDate: readonly boolean[];
  /** Whether days count from 1904-01-01, as on old Macs, and not from 1900. */
  readonly from1904: boolean;
}

export interface Sheet {
  readonly name: string;
  /** Where its XML is. */
  readonly path: string;
}

type PartOf = (path: string) => string | undefined;

/** @throws NotAWorkbook where there is no workbook inside the archive */
export function readWorkbook(part: PartOf): Workbook {
  const [main] = relations(part, '_rels/.rels', '').filter(({ type }) => type.endsWith('/officeDocument'));
  const xml = main && part(main.path);
  if (main === undefined || xml === undefined) throw new NotAWorkbook('there is no workbook in it');
  const folder = main.path.slice(0, main.path.lastIndexOf('/') + 1);
  const related = relations(part, `${folder}_rels/${main.path.slice(folder.length)}.rels`, folder);
  const sheets: Sheet[] = [];
  let from1904 = false;
  listen(xml, {
    open(name, { name: title = '', id, date1904 }) {
      if (name === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
      if (name !== 'sheet') return;
      const target = related.find((one) => one.id === id);
      // A sheet of a chart holds no cells.
      if (target?.type.endsWith('/worksheet')) sheets.push({ name: title, path: target.path });
    },
  });
  const partOf = (kind: string) => {
    const found = related.find(({ type }) => type.endsWith(`/${kind}`));
    return found && part(found.path);
  };
  return {
    sheets,
    from1904,
    texts: sharedTexts(partOf('sharedStrings')),
    isDate: dateStyles(partOf('styles')),
  };
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly path: string;
}

function relations(part: PartOf, path: string, folder: string): Relation[] {
  const found: Relation[] = [];
  listen(part(path) ?? '<none/>', {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return;
      const full = Target.startsWith('/') ? Target : `/${folder}${Target}`;
      found.push({ id: Id, type: Type, path: new URL(full, 'file:///').pathname.slice(1) });
    },
  });
  return found;
}

function sharedTexts(xml: string | undefined): string[] {
  const texts: string[] = [];
  if (xml === undefined) return texts;
  const reading = richText();
  listen(xml, {
    open(name) {
      if (name === 'si') reading.begin();
      reading.open(name);
    },
    close(name) {
      reading.close(name);
      if (name === 'si') texts.push(reading.text());
    },
    text: (text) => reading.add(text),
  });
  return texts;
}

/** Puts a text together from its pieces of different looks; how it is pronounced (`rPh`) is no part of it. */
export function richText() {
  let text = '';
  let within = 0;
  let pronounced = 0;
  return {
    begin() {
      text = '';
    },
    open(name: string) {
      if (name === 't') within += 1;
      if (name === 'rPh') pronounced += 1;
    },
    close(name: string) {
      if (name === 't') within -= 1;
      if (name === 'rPh') pronounced -= 1;
    },
    add(more: string) {
      if (within > 0 && pronounced === 0) text += more;
    },
    /** Characters that XML does not take are written as `_x000D_`. */
    text: () =>
      text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  };
}

/** Numbers of formats that every workbook knows, and that show a day (ECMA-376 part 1, 18.8.30). */
const DATE_FORMATS = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58,
]);

function dateStyles(xml: string | undefined): boolean[] {
  const styles: boolean[] = [];
  if (xml === undefined) return styles;
  const own = new Map<string, string>();
  let inCells = false;
  listen(xml, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') own.set(numFmtId, formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const code = own.get(numFmtId);
      styles.push(code === undefined ? DATE_FORMATS.has(Number(numFmtId)) : showsDay(code));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

/**
 * Whether a format shows a year, a day, or a month without a time. `[h]` is how long something lasts; what is quoted, escaped or in
 * other brackets says nothing.
 */
function showsDay(code: string): boolean {
  const [positive = ''] = code
    .replace(/\[(?:h+|m+|s+)\]/gi, 'h')
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .split(';');
  return /[yd]/i.test(positive) || (/m/i.test(positive) && !/[hs0#?]/i.test(positive));
}
