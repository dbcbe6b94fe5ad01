import {
  DATE,
  DECIMAL,
  type DuckDBDataChunk,
  type DuckDBType,
  ENUM,
  UTINYINT,
  VARCHAR,
} from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { Plan } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import { NotAtVolume } from '../not-at-volume.ts';
import { type LineBuffer, put } from './buffer.ts';
import { INLINE, type TextColumn } from './keys.ts';
import { measuredKey, type Part, type PartLines } from './part-lines.ts';

/** The most rows that DuckDB takes at once. */
export const CHUNK = 2048;

/** A column of lines: its type, and what fills a chunk of it from the lines that begin somewhere. */
export interface LineColumn {
  readonly name: string;
  readonly type: DuckDBType;
  readonly give: (chunk: DuckDBDataChunk, index: number, from: number, rows: number) => void;
}

/** What lines are of. */
export interface LinesOf {
  readonly plan: Plan;
  readonly names: readonly string[];
  /** All parts, by their numbers. */
  readonly parts: readonly Part[];
  /** Those whose lines have deals. */
  readonly byDeal: readonly PartLines[];
  readonly digits: Digits;
}

/** Places behind the point. */
export interface Digits {
  readonly credited: number;
  readonly payout: number;
}

/** The columns that a line always has. */
export function commonColumns(
  { plan, names, parts, digits }: LinesOf,
  lines: LineBuffer,
): readonly LineColumn[] {
  const ofPart = (of: (part: Part) => string) => {
    const words = [...new Set(parts.map(of))].sort();
    return { type: ENUM(words), codes: parts.map((part) => words.indexOf(of(part))) };
  };
  const coded = (name: string, of: (part: Part) => string): LineColumn => {
    const { type, codes } = ofPart(of);
    const into = new Uint8Array(CHUNK);
    return {
      name,
      type,
      give: (chunk, index, from, rows) => {
        for (let row = 0; row < rows; row += 1)
          into[row] = codes[lines.parts[from + row] as number] as number;
        copy(chunk, index, into, rows);
      },
    };
  };
  if (parts.length > 255) throw new NotAtVolume('it has more than 255 components and measurement periods');
  return [
    coded('measured', (part) => measuredKey(plan, part)),
    payeeColumn(names, lines),
    coded('component', ({ id }) => id),
    plain('slice', UTINYINT, () => lines.slices),
    plain('payout', DECIMAL(18, digits.payout), () => lines.payouts, 2),
  ];
}

/** The columns of a line that a deal has. */
export function dealColumns({ byDeal, digits }: LinesOf, lines: LineBuffer): readonly LineColumn[] {
  return [
    keyColumn(lines.deals),
    plain('date', DATE, () => lines.days),
    plain('credited', DECIMAL(18, digits.credited), () => lines.credited, 2),
    plain('inside', DECIMAL(18, digits.credited), () => lines.inside, 2),
    rateColumn(byDeal, lines),
  ];
}

/** Copies the beginning of a column into a chunk. */
function copy(
  chunk: DuckDBDataChunk,
  index: number,
  { buffer, byteOffset, BYTES_PER_ELEMENT }: Int32Array | Uint32Array | Uint16Array | Uint8Array,
  count: number,
  from = 0,
): void {
  const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
  duckdb.copy_data_to_vector(
    vector,
    0,
    buffer as ArrayBuffer,
    byteOffset + from * BYTES_PER_ELEMENT,
    count * BYTES_PER_ELEMENT,
  );
}

function plain(
  name: string,
  type: DuckDBType,
  cells: () => Int32Array | Uint8Array,
  perLine = 1,
): LineColumn {
  return {
    name,
    type,
    // The buffer may have grown since.
    give: (chunk, index, from, rows) => copy(chunk, index, cells(), perLine * rows, perLine * from),
  };
}

/** Payees by their numbers, of which DuckDB keeps as many bytes as it needs. */
function payeeColumn(names: readonly string[], lines: LineBuffer): LineColumn {
  const into =
    names.length <= 0xff
      ? new Uint8Array(CHUNK)
      : names.length <= 0xffff
        ? new Uint16Array(CHUNK)
        : undefined;
  return {
    name: 'payee',
    type: ENUM(names),
    give: (chunk, index, from, rows) => {
      if (into === undefined) {
        copy(chunk, index, lines.payees, rows, from);
        return;
      }
      for (let row = 0; row < rows; row += 1) into[row] = lines.payees[from + row] as number;
      copy(chunk, index, into, rows);
    },
  };
}

function keyColumn(deals: TextColumn): LineColumn {
  return {
    name: 'deal',
    type: VARCHAR,
    give: (chunk, index, from, rows) => {
      let long = 0;
      for (let row = from; row < from + rows; row += 1)
        if ((deals.cells[4 * row] as number) > INLINE) long += 1;
      if (long === 0) {
        copy(chunk, index, deals.cells, 4 * rows, 4 * from);
        return;
      }
      const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
      for (let row = 0; row < rows; row += 1)
        duckdb.vector_assign_string_element_len(vector, row, deals.text(from + row));
    },
  };
}

/** The rate of each slice, as a decimal. */
function rateColumn(byDeal: readonly PartLines[], lines: LineBuffer): LineColumn {
  const digits = Math.max(0, ...byDeal.flatMap(({ rates }) => rates.map(digitsOfRate)));
  const rates = new Int32Array(2 * 256 * 256);
  for (const { part, rates: own, isSliced } of byDeal) {
    for (const [slice, { n, d }] of own.entries()) {
      const value = (n * 10n ** BigInt(digits)) / d;
      if (value > 2n ** 52n || value < -(2n ** 52n))
        throw new NotAtVolume(`a rate of ${part.id} is too large`);
      put(rates, 256 * part.number + (isSliced ? slice + 1 : 0), Number(value));
    }
  }
  const into = new Int32Array(2 * CHUNK);
  return {
    name: 'rate',
    type: DECIMAL(18, digits),
    give: (chunk, index, from, rows) => {
      for (let row = 0; row < rows; row += 1) {
        const at = 2 * (256 * (lines.parts[from + row] as number) + (lines.slices[from + row] as number));
        into[2 * row] = rates[at] as number;
        into[2 * row + 1] = rates[at + 1] as number;
      }
      copy(chunk, index, into, 2 * rows);
    },
  };
}

function digitsOfRate({ d }: Rational): number {
  for (let digits = 0; digits <= 15; digits += 1) if (10n ** BigInt(digits) % d === 0n) return digits;
  throw new NotAtVolume('a rate is no decimal of fifteen places');
}
