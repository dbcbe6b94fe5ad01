import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** A cell as it stands in a workbook's file. */
export interface WrittenCell {
  readonly text?: string;
  readonly number?: number;
  /** Without `=`. */
  readonly formula?: string;
}

/** A sheet by its name: its cells by their place, such as `B7`. */
export type WrittenSheet = ReadonlyMap<string, WrittenCell>;

/** Reads a workbook of ours apart from the code that wrote it. */
export function readWorkbook(bytes: Uint8Array): Map<string, WrittenSheet> {
  const files = unzipSync(bytes);
  const part = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const names = [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) =>
    plain(name),
  );
  return new Map(
    names.map((name, index) => [name, new Map(cellsIn(part(`xl/worksheets/sheet${index + 1}.xml`)))]),
  );
}

function* cellsIn(xml: string): Generator<[string, WrittenCell]> {
  for (const [, place = '', body = ''] of xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const text = /<t[^>]*>([\s\S]*?)<\/t>/.exec(body)?.[1];
    const formula = /<f>([\s\S]*?)<\/f>/.exec(body)?.[1];
    const number = /<v>([\s\S]*?)<\/v>/.exec(body)?.[1];
    yield [
      place,
      {
        ...(text === undefined ? {} : { text: plain(text) }),
        ...(formula === undefined ? {} : { formula: plain(formula) }),
        ...(number === undefined ? {} : { number: Number(number) }),
      },
    ];
  }
}

/** The same workbook without what its formulas came to, so that whoever opens it has to work them out. */
export function withoutResults(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  for (const [path, content] of Object.entries(files)) {
    if (!path.startsWith('xl/worksheets/')) continue;
    files[path] = strToU8(strFromU8(content).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1'));
  }
  return zipSync(files);
}

/** The same workbook with another number in the cells that hold one. */
export function withNumber(bytes: Uint8Array, sheet: number, place: string, value: number): Uint8Array {
  const files = unzipSync(bytes);
  const path = `xl/worksheets/sheet${sheet}.xml`;
  const xml = strFromU8(files[path] ?? new Uint8Array());
  const changed = xml.replace(new RegExp(`(<c r="${place}"[^>]*><v>)[^<]*`), `$1${value}`);
  if (changed === xml) throw new Error(`${place} holds no number`);
  files[path] = strToU8(changed);
  return zipSync(files);
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
