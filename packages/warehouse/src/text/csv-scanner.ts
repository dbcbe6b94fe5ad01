/** How a CSV file separates its cells. */
export interface CsvMarks {
  readonly delimiter: string;
}

/** What a scanner reports; lines are physical, counted from 1. */
export interface CsvEvents {
  /** A record and the line it begins on; `cells` is a new array each time. */
  record(cells: string[], line: number): void;
  /** A quote that is never closed, or text between a closing quote and the next delimiter. Scanning goes on. */
  broken(code: 'unclosed-quote' | 'text-after-quote', line: number): void;
}

/**
 * Reads CSV text (RFC 4180) chunk by chunk: quoted cells may hold delimiters, quotes (doubled) and line ends;
 * records end in CRLF, LF or CR; empty lines are no records. Spaces are kept, except one before an
 * opening quote and any behind a closing one. A quote inside an unquoted cell is an ordinary character, as spreadsheets write it.
 *
 * Written here because error messages need the physical line of a record whose quoted cells hold line ends; the
 * parsers at hand count records, or count CRLF inside quotes twice.
 */
export class CsvScanner {
  private readonly delimiter: string;
  private readonly events: CsvEvents;
  private state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  private cells: string[] = [];
  private cell = '';
  private line = 1;
  private recordLine = 1;
  private afterCarriageReturn = false;
  private brokenRecord = false;
  private recordBegun = false;

  constructor(marks: CsvMarks, events: CsvEvents) {
    this.delimiter = marks.delimiter;
    this.events = events;
  }

  /** Scans the next piece of the text. */
  push(chunk: string): void {
    let at = 0;
    while (at < chunk.length) at = this.step(chunk, at);
  }

  /** Ends the text: the last record needs no line end. */
  end(): void {
    if (this.state === 'quoted') {
      this.events.broken('unclosed-quote', this.recordLine);
      return;
    }
    this.endRecord();
  }

  private step(chunk: string, at: number): number {
    const character = chunk[at] as string;
    if (this.afterCarriageReturn) {
      this.afterCarriageReturn = false;
      if (character === '\n') {
        if (this.state === 'quoted') this.cell += character;
        return at + 1;
      }
    }
    switch (this.state) {
      case 'quoted':
        return this.insideQuotes(chunk, at, character);
      case 'quote':
        return this.afterQuote(at, character);
      case 'start':
        if (character === '"') {
          this.state = 'quoted';
          this.cell = '';
          this.recordBegun = true;
          return at + 1;
        }
        // One space, as `a, "b"` has it by hand, does not make the quote an ordinary character; two do.
        if (character === ' ' && this.cell === '') {
          this.cell = character;
          this.recordBegun = true;
          return at + 1;
        }
        return this.unquoted(chunk, at, character);
      case 'plain':
        return this.unquoted(chunk, at, character);
    }
  }

  private insideQuotes(chunk: string, at: number, character: string): number {
    if (character === '"') {
      this.state = 'quote';
      return at + 1;
    }
    let end = at;
    for (; end < chunk.length; end += 1) {
      const code = chunk.charCodeAt(end);
      if (code === QUOTE) break;
      if (code === CARRIAGE_RETURN || code === LINE_FEED) {
        this.countLine(code);
        end += 1;
        break;
      }
    }
    this.cell += chunk.slice(at, end);
    return end;
  }

  private afterQuote(at: number, character: string): number {
    if (character === '"') {
      this.cell += character;
      this.state = 'quoted';
    } else if (character === this.delimiter) {
      this.endCell();
    } else if (character === '\r' || character === '\n') {
      this.lineEnd(character);
    } else if (character !== ' ') {
      // The record is lost, but reading on as an unquoted cell finds the records after it.
      if (!this.brokenRecord) this.events.broken('text-after-quote', this.recordLine);
      this.brokenRecord = true;
      this.state = 'plain';
    }
    return at + 1;
  }

  private unquoted(chunk: string, at: number, character: string): number {
    if (character === this.delimiter) {
      this.recordBegun = true;
      this.endCell();
      return at + 1;
    }
    if (character === '\r' || character === '\n') {
      this.lineEnd(character);
      return at + 1;
    }
    const delimiter = this.delimiter.charCodeAt(0);
    let end = at + 1;
    for (; end < chunk.length; end += 1) {
      const code = chunk.charCodeAt(end);
      if (code === delimiter || code === LINE_FEED || code === CARRIAGE_RETURN) break;
    }
    this.cell += chunk.slice(at, end);
    this.state = 'plain';
    this.recordBegun = true;
    return end;
  }

  private endCell(): void {
    this.cells.push(this.cell);
    this.cell = '';
    this.state = 'start';
  }

  private lineEnd(character: '\r' | '\n'): void {
    this.endRecord();
    this.countLine(character === '\r' ? CARRIAGE_RETURN : LINE_FEED);
    this.recordLine = this.line;
  }

  private countLine(code: number): void {
    this.line += 1;
    this.afterCarriageReturn = code === CARRIAGE_RETURN;
  }

  private endRecord(): void {
    const begun = this.recordBegun;
    if (begun) this.endCell();
    const { cells, recordLine, brokenRecord } = this;
    this.cells = [];
    this.state = 'start';
    this.recordBegun = false;
    this.brokenRecord = false;
    if (begun && !brokenRecord) this.events.record(cells, recordLine);
  }
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
