import { closeSync, openSync, readSync } from 'node:fs';
import { PADDING } from './byte-index.ts';
import {
  type CellReader,
  ChoiceReader,
  DateReader,
  MoneyReader,
  PayeeReader,
  type Piece,
} from './cell-readers.ts';
import { readersOf, type Scan } from './columns-of.ts';
import type { Keys } from './distinct-keys.ts';
import { NotAtVolume } from './not-at-volume.ts';
import { type Batch, newBatch } from './rows.ts';

/** So much is read at once, which a processor keeps close; a record is not longer. */
const PIECE = 1 << 18;
const [COMMA, QUOTE, RETURN, NEW_LINE] = [44, 34, 13, 10] as const;

/** Thrown out of a scan at a key by which its rows cannot be told apart. */
export class KeysFall extends Error {
  readonly record: number;

  constructor(record: number) {
    super(`the key of record ${record}`);
    this.record = record;
  }
}

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
    const read = (into: Uint8Array) => readSync(file, into, 0, into.length, null);
    return yield* new Scanner(scan, keys, use).run(read);
  } finally {
    closeSync(file);
  }
}

/** How the cells of a column are read. */
const [OTHER, DATE, PAYEE, CHOICE, MONEY] = [0, 1, 2, 3, 4] as const;

function kindOf(reader: CellReader | undefined): number {
  if (reader instanceof DateReader) return DATE;
  if (reader instanceof PayeeReader) return PAYEE;
  if (reader instanceof ChoiceReader) return CHOICE;
  return reader instanceof MoneyReader ? MONEY : OTHER;
}

function endsCell(byte: number | undefined): boolean {
  return byte === COMMA || byte === NEW_LINE || byte === RETURN;
}

class Scanner {
  private readonly scan: Scan;
  private readonly keys: Keys | undefined;
  private readonly use: (batch: Batch) => void;
  private readonly batch: Batch;
  private readonly piece: Piece;
  private readers: (CellReader | undefined)[] = [];
  private kinds = new Uint8Array();
  private key = -1;
  private records = 0;

  constructor(scan: Scan, keys: Keys | undefined, use: (batch: Batch) => void) {
    this.scan = scan;
    this.keys = keys;
    this.use = use;
    this.batch = newBatch(scan.asked);
    // One more for the line end that a last record may lack.
    const bytes = new Uint8Array(PIECE + 1 + PADDING);
    this.piece = { bytes, view: new DataView(bytes.buffer) };
  }

  /** Reads piece after piece; what is left of a record at the end of one begins the next. */
  *run(read: (into: Uint8Array) => number): Generator<void, number> {
    const { bytes } = this.piece;
    let held = 0;
    let begun = false;
    for (;;) {
      const count = read(bytes.subarray(held, PIECE));
      const isLast = count === 0;
      let end = held + count;
      if (isLast && end > 0 && bytes[end - 1] !== NEW_LINE) {
        bytes[end] = NEW_LINE;
        end += 1;
      }
      let at = 0;
      if (!begun && end > 0) {
        at = this.headings(end);
        begun = at > 0;
      }
      if (begun && end > 0) at = this.wholeRecords(at, bytes.lastIndexOf(NEW_LINE, end - 1) + 1);
      held = end - at;
      if (isLast) {
        if (held > 0) this.refuse('a quote is never closed');
        break;
      }
      if (held >= PIECE) this.refuse('a record is longer than 256 kibibytes');
      bytes.copyWithin(0, at, end);
      yield;
    }
    if (this.batch.rows > 0) this.use(this.batch);
    return this.records;
  }

  private headings(end: number): number {
    const { bytes } = this.piece;
    const line = bytes.indexOf(NEW_LINE);
    if (line < 0 || line >= end) return 0;
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, line)).replace(/\r$/, '');
    if (text.includes('"')) this.refuse('its headings stand in quotes');
    const names = text.split(',').map((name) => name.trim());
    const { readers, key } = readersOf(names, this.scan, this.batch);
    this.readers = readers;
    this.kinds = Uint8Array.from(readers, kindOf);
    this.key = key;
    return line + 1;
  }

  /** Takes all whole records of a piece, whose last byte ends a line; where the next one begins. */
  private wholeRecords(start: number, end: number): number {
    const { piece, readers, kinds, key, keys, batch } = this;
    const { bytes } = piece;
    const columns = readers.length;
    const size = batch.months.length;
    let begin = start;
    let at = start;
    let column = 0;
    let keyFrom = 0;
    let keyTo = 0;
    while (at < end) {
      const from = at;
      let to = at;
      let byte = bytes[at] as number;
      if (byte === QUOTE) {
        to = this.closing(at + 1, end);
        if (to < 0) return begin;
        at = to + 1;
        byte = bytes[at] as number;
        if (!endsCell(byte)) this.refuse('text stands behind a closing quote');
        this.cell(column, from + 1, to);
        if (column === key) {
          keyFrom = from + 1;
          keyTo = to;
        }
      } else {
        // A text that the plan or the roster knows holds nothing that ends a cell. So where one stands here, and as long as
        // the one of the row before, its end has not to be looked for.
        let isRead = false;
        switch (kinds[column]) {
          case PAYEE: {
            const reader = readers[column] as PayeeReader;
            to = from + reader.length;
            isRead = endsCell(bytes[to]) && reader.read(piece, from, to, batch.rows);
            break;
          }
          case CHOICE: {
            const reader = readers[column] as ChoiceReader;
            to = from + reader.length;
            isRead = endsCell(bytes[to]) && reader.read(piece, from, to, batch.rows);
            break;
          }
          case DATE:
            to = from + 10;
            isRead = endsCell(bytes[to]) && (readers[column] as DateReader).read(piece, from, to, batch.rows);
            break;
          case MONEY:
            to = (readers[column] as MoneyReader).readOn(piece, from, batch.rows);
            isRead = endsCell(bytes[to]);
            break;
        }
        if (isRead) {
          byte = bytes[to] as number;
        } else {
          to = from;
          // Nearly all that cells are made of comes behind the comma; a line's end is never far, and the last one is in the piece.
          while (byte > COMMA || !endsCell(byte)) {
            to += 1;
            byte = bytes[to] as number;
          }
          if (column === key) {
            keyFrom = from;
            keyTo = to;
            if (from === to) this.cell(column, from, to);
          } else this.cell(column, from, to);
        }
        at = to;
      }
      column += 1;
      if (byte === COMMA) {
        at += 1;
        continue;
      }
      if (byte === RETURN) {
        if (bytes[at + 1] !== NEW_LINE) this.refuse('a line ends without a line feed');
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
      if (keys !== undefined && !keys.take(piece, keyFrom, keyTo)) throw new KeysFall(this.records + 1);
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

  /** A cell of any kind. */
  private cell(column: number, from: number, to: number): void {
    if (column >= this.readers.length) this.refuse('it has more cells than there are headings');
    const reader = this.readers[column];
    if (reader?.read(this.piece, from, to, this.batch.rows) === false) this.refuse(reader.problem);
  }

  /** Where a quoted cell ends; −1 where this piece does not say. A doubled quote is left to the reference path. */
  private closing(from: number, end: number): number {
    const { bytes } = this.piece;
    const at = bytes.indexOf(QUOTE, from);
    // Behind the last cell of a piece stands the line end that it has been cut at.
    if (at < 0 || at + 1 >= end) return -1;
    if (bytes[at + 1] === QUOTE) this.refuse('a cell holds a quote');
    return at;
  }

  private refuse(why: string): never {
    throw new NotAtVolume(`record ${this.records + 1} of ${this.scan.source.table}: ${why}`);
  }
}
