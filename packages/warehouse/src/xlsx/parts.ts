import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'saxen';

/** Why a workbook cannot be read, in words that stand behind "the file cannot be read as an Excel workbook". */
export class NotAWorkbook extends Error {}

/** What a workbook may unpack to: far more than a sheet of a million rows, and less than what fills a machine. */
const MOST_BYTES = 512 * 1024 * 1024;

/** The XML parts of a workbook by their paths. @throws NotAWorkbook */
export function unpack(bytes: Uint8Array): (path: string) => string | undefined {
  let total = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name)) return false;
        total += originalSize;
        if (total > MOST_BYTES)
          throw new NotAWorkbook('it unpacks to more than 512 MB; save the table as CSV');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof NotAWorkbook) throw error;
    throw new NotAWorkbook('it is no ZIP archive, or is cut off');
  }
  return (path) => {
    const part = Object.hasOwn(parts, path) ? parts[path] : undefined;
    return part && strFromU8(part);
  };
}

/** What is heard of a part: elements by their names without prefixes, and the text inside of them. */
export interface Listener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Reads a part from its beginning to its end. @throws NotAWorkbook where it is no XML */
export function listen(xml: string, { open, close, text }: Listener): void {
  const parser = new Parser();
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('openTag', (name, attributes, decode) => {
    if (open === undefined) return;
    const decoded = Object.entries(attributes()).map(([key, value]) => [local(key), decode(value)]);
    open(local(name), Object.fromEntries(decoded));
  });
  parser.on('closeTag', (name) => close?.(local(name)));
  parser.on('text', (part, decode) => text?.(decode(part)));
  parser.on('cdata', (part) => text?.(part));
  parser.on('error', ({ message }) => {
    throw new NotAWorkbook(`a part of it is no XML (${message})`);
  });
  parser.parse(xml);
}
