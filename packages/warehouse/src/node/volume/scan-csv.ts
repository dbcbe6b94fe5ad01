import { closeSync, openSync, readSync } from 'node:fs';
import { type CellReader, readersOf, type Scan } from './cell-readers.ts';
import type { Keys } from './distinct-keys.ts';
import { NotAtVolume } from './not-at-volume.ts';
import { type Batch, newBatch } from './rows.ts';

const PIECE = 1 << 22;
const [COMMA, QUOTE, RETURN, NEW_LINE] = [44, 34, 13, 10] as const;

/** Thrown out of a scan whose keys do not rise; it is begun again with keys that are kept. */
export class KeysFall extends Error {}

/**
 * Goes through a CSV file byte by byte and hands on its columns, a batch at a time: commas, quotes where a cell needs them,
 * ISO dates, points in decimals, UTF-8. A cell that is written in any other way, or that breaks its contract, throws
 * `NotAtVolume` with the record's number: the reference path reads more, and says what is wrong. Returns how many records
 * there are.
 */
export function scanCsv(
  path: string,
  scan: Scan,
  keys: Keys | undefined,
  use: (batch: Batch) => void,
): number {
  const pieces = csvPieces(path, scan, keys, use);
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}

/** The same piece after piece, for whoever has something to do between them. */
export function* csvPieces(
  path: string,
  scan: Scan,
  keys: Keys | undefined,
  use: (batch: Batch) => void,
): Generator<void, number> {
  const file = openSync(path, 'r');
  try {
    const read = (into: Uint8Array, at: number) => readSync(file, into, at, into.length - at, null);
    return yield* new Scanner(scan, keys, use).run(read);
  } finally {
    closeSync(file);
  }
}

class Scanner {
  private readonly scan: Scan;
  private readonly keys: Keys | undefined;
  private readonly use: (batch: Batch) => void;
  private readonly batch: Batch;
  private readers: (CellReader | undefined)[] = [];
  private key = -1;
  private records = 0;

  constructor(scan: Scan, keys: Keys | undefined, use: (batch: Batch) => void) {
    this.scan = scan;
    this.keys = keys;
    this.use = use;
    this.batch = newBatch(scan.asked);
  }

  /** Reads piece after piece; what is left of a record at the end of one begins the next. */
  *run(read: (into: Uint8Array, at: number) => number): Generator<void, number> {
    const buffer = new Uint8Array(PIECE + 1);
    let held = 0;
    let begun = false;
    for (;;) {
      const count = read(buffer.subarray(0, PIECE), held);
      const isLast = count === 0;
      let end = held + count;
      // The last record needs no line end.
      if (isLast && end > 0 && buffer[end - 1] !== NEW_LINE) {
        buffer[end] = NEW_LINE;
        end += 1;
      }
      let at = 0;
      if (!begun && end > 0) {
        at = this.headings(buffer, end);
        begun = at > 0;
      }
      if (begun) at = this.wholeRecords(buffer, at, end);
      held = end - at;
      if (isLast) {
        if (held > 0) this.refuse('a quote is never closed');
        break;
      }
      if (held >= PIECE) this.refuse('a record is longer than four mebibytes');
      buffer.copyWithin(0, at, end);
      yield;
    }
    if (this.batch.rows > 0) this.use(this.batch);
    return this.records;
  }

  private headings(buffer: Uint8Array, end: number): number {
    const line = buffer.indexOf(NEW_LINE);
    if (line < 0 || line >= end) return 0;
    const text = new TextDecoder('utf-8', { fatal: true })
      .decode(buffer.subarray(0, line))
      .replace(/\r$/, '');
    if (text.includes('"')) this.refuse('its headings stand in quotes');
    const names = text.split(',').map((name) => name.trim());
    const { readers, key } = readersOf(names, this.scan, this.batch);
    this.readers = readers;
    this.key = key;
    return line + 1;
  }

  /** Takes all whole records; where the next one begins. */
  private wholeRecords(buffer: Uint8Array, start: number, end: number): number {
    const { readers, key, keys, batch } = this;
    const columns = readers.length;
    const size = batch.months.length;
    let begin = start;
    let at = start;
    let column = 0;
    let keyFrom = 0;
    let keyTo = 0;
    while (at < end) {
      let from = at;
      let to = at;
      if (buffer[at] === QUOTE) {
        const closing = this.closing(buffer, at + 1, end);
        if (closing < 0) return begin;
        from = at + 1;
        to = closing;
        at = closing + 1;
        const next = buffer[at];
        if (at < end && next !== COMMA && next !== NEW_LINE && next !== RETURN) {
          this.refuse('text stands behind a closing quote');
        }
      } else {
        let byte = buffer[at] as number;
        while (byte !== COMMA && byte !== NEW_LINE && byte !== RETURN && at < end) {
          at += 1;
          byte = buffer[at] as number;
        }
        to = at;
      }
      if (at >= end) return begin;
      if (column >= columns) this.refuse('it has more cells than there are headings');
      const reader = readers[column];
      if (reader !== undefined) {
        const wrong = reader(buffer, from, to, batch.rows);
        if (wrong !== undefined) this.refuse(wrong);
      }
      if (column === key) {
        keyFrom = from;
        keyTo = to;
      }
      column += 1;
      if (buffer[at] === COMMA) {
        at += 1;
        continue;
      }
      if (buffer[at] === RETURN) {
        if (at + 1 >= end) return begin;
        if (buffer[at + 1] !== NEW_LINE) this.refuse('a line ends without a line feed');
        at += 1;
      }
      at += 1;
      // An empty line is no record.
      if (column === 1 && columns > 1 && from === to) {
        column = 0;
        begin = at;
        continue;
      }
      if (column !== columns) this.refuse('it has fewer cells than there are headings');
      // Only now: a record that this piece has not wholly is read again with the next one.
      if (keys !== undefined && !keys.take(buffer, keyFrom, keyTo)) throw new KeysFall();
      column = 0;
      begin = at;
      this.records += 1;
      batch.rows += 1;
      if (batch.rows === size) {
        this.use(batch);
        batch.rows = 0;
      }
    }
    return begin;
  }

  /** Where a quoted cell ends; −1 where this piece does not say. A doubled quote is left to the reference path. */
  private closing(buffer: Uint8Array, from: number, end: number): number {
    const at = buffer.indexOf(QUOTE, from);
    if (at < 0 || at + 1 >= end) return -1;
    if (buffer[at + 1] === QUOTE) this.refuse('a cell holds a quote');
    return at;
  }

  private refuse(why: string): never {
    throw new NotAtVolume(`record ${this.records + 1} of ${this.scan.source.table}: ${why}`);
  }
}
