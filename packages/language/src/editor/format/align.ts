import { type CellStart, type RowShape, rowShape } from './cells.ts';
import { between, type Touching } from './spacing.ts';
import type { Statement } from './statements.ts';
import type { FormatToken } from './tokens.ts';

/** For a token that begins a cell: the column it starts at, counted from its row's indent, and the blanks it needs. */
export interface CellPlace {
  column: number;
  gap: number;
}

/** Rows that line up with nothing once their block is written over several lines. */
const standsAlone = new Set(['node', 'team']);

interface AlignedRow {
  shape: RowShape;
  texts: string[];
}

/** Lines up rows of one shape that follow each other without a blank line. Adds to `places`, by the token's start. */
export function alignRows(
  statements: readonly Statement[],
  tokens: readonly FormatToken[],
  touching: Touching,
  places: Map<number, CellPlace>,
): void {
  let group: AlignedRow[] = [];
  const finish = () => {
    placeGroup(group, places);
    group = [];
  };
  for (const statement of statements) {
    const row = rowOf(statement, tokens, touching);
    const apart = (tokens[statement.first]?.breaks ?? 0) > 1;
    if (row === undefined || apart || row.shape.key !== group[0]?.shape.key) finish();
    if (row !== undefined) group.push(row);
    // Rows of a block on one line stand beside each other and not below.
    if (statement.block?.broken) alignRows(statement.block.statements, tokens, touching, places);
  }
  finish();
}

/** The row's cells with their texts; nothing for a row that its author broke, which lines up with nothing. */
function rowOf(
  statement: Statement,
  tokens: readonly FormatToken[],
  touching: Touching,
): AlignedRow | undefined {
  const found = rowShape(statement.node);
  if (found === undefined) return undefined;
  const { block } = statement;
  if (block?.broken && standsAlone.has(found.key)) return undefined;
  const shape = block?.broken ? withoutBlock(found, tokens[block.open]?.start) : found;
  const end = block?.broken ? block.open - 1 : statement.last;
  const own = tokens.slice(statement.first, end + 1);
  if (own.slice(1).some((token) => token.breaks > 0 || token.comment === 'line')) return undefined;
  const texts = shape.cells.map((cell, index) =>
    textOf(own, cell.offset, shape.cells[index + 1]?.offset, touching),
  );
  return { shape, texts };
}

function withoutBlock(shape: RowShape, open: number | undefined): RowShape {
  return { ...shape, cells: shape.cells.filter((cell) => open === undefined || cell.offset < open) };
}

function textOf(tokens: FormatToken[], from: number, to: number | undefined, touching: Touching): string {
  const own = tokens.filter((token) => token.start >= from && (to === undefined || token.start < to));
  return own
    .map((token, index) => {
      const before = own[index - 1];
      return before === undefined ? token.text : between(before, token, touching) + token.text;
    })
    .join('');
}

function placeGroup(group: readonly AlignedRow[], places: Map<number, CellPlace>): void {
  const columns = greatest(group.map((row) => row.shape.cells.length));
  // How far the text of each row reaches, and where the column that is being placed begins.
  const ends = new Map<AlignedRow, number>();
  let from = 0;
  for (let column = 0; column < columns; column += 1) {
    const cells = group.flatMap((row) => {
      const cell = row.shape.cells[column];
      return cell === undefined
        ? []
        : [{ row, cell, text: row.texts[column] ?? '', end: ends.get(row) ?? 0 }];
    });
    const starts = startsOf(cells, from);
    for (const [index, { row, cell, text }] of cells.entries()) {
      const start = starts[index] ?? from;
      places.set(cell.offset, { column: start, gap: cell.gap });
      ends.set(row, start + width(text));
    }
    const goOn = cells.filter(({ row, cell }) => !cell.elastic && row.shape.cells[column + 1] !== undefined);
    from = greatest(goOn.map(({ row }) => (ends.get(row) ?? 0) + (row.shape.cells[column + 1]?.gap ?? 0)));
  }
}

/** The column that each cell of a column starts at, so that texts begin, or numbers or texts end, below each other. */
function startsOf(cells: readonly PlacedCell[], from: number): number[] {
  const right = cells.map(({ cell, text, end }) =>
    cell.align === 'right' ? end + cell.gap + width(text) : 0,
  );
  const wholes = cells.map(({ cell, text }) => (cell.align === 'number' ? wholePart(text) : 0));
  const rightEnd = greatest(right);
  const widest = greatest(wholes);
  return cells.map(({ cell, text }, index) => {
    if (cell.align === 'right') return rightEnd - width(text);
    const whole = wholes[index] ?? 0;
    return whole === 0 ? from : from + widest - whole;
  });
}

interface PlacedCell {
  cell: CellStart;
  text: string;
  /** Where the row's text ends before this cell. */
  end: number;
}

/** How long a number is before its decimal point, percent sign or `x`; 0 for what does not begin with a number. */
function wholePart(text: string): number {
  return /^-?[^\d\s\w]?[\d,]+/.exec(text)?.[0].length ?? 0;
}

/** The greatest of some numbers, 0 for none; there may be more of them than a call can have arguments. */
export function greatest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}

/** Code points, so that a title's accents and symbols do not shift a column by two. */
export function width(text: string): number {
  return [...text].length;
}
