import type { Condition, DerivedTable, Expression } from '../../format/types/index.ts';
import { cellIdentity, cellText } from '../cells.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { compareRows, mergeReasons, type Reason, type RowRef } from '../reasons.ts';
import { checkedCell } from './column-check.ts';
import type { Row } from './row.ts';
import { TableRow } from './table-row.ts';

/** What working out derived rows needs from the evaluation. */
export interface RowWork {
  rows(table: string): readonly Row[];
  formula(expression: Expression, row: Row): Outcome;
  test(condition: Condition, row: Row): Outcome<boolean>;
}

type Part = DerivedTable['parts'][number];

/**
 * The rows of a derived table: for each part, one for each row of its source that satisfies `where`, or one for each
 * distinct value of the column `each` (rows where it is blank give none).
 * The source rows that are gathered into one must agree about its columns, else the column is `ambiguous-column`.
 * A source row whose `where` or `each` cannot be decided gives a row that is in doubt as a whole.
 */
export function derivedRows(name: string, table: DerivedTable, work: RowWork): readonly Row[] {
  return table.parts.flatMap((part) => {
    const { groups, doubtful } = gathered(part, work);
    return [
      ...groups.map((rows) => derivedRow(name, table, part, rows, work)),
      ...doubtful.map(({ row, reasons }) => doubtfulRow(name, table, row, reasons)),
    ];
  });
}

interface Doubtful {
  readonly row: Row;
  readonly reasons: readonly Reason[];
}

function gathered(part: Part, work: RowWork): { groups: readonly Row[][]; doubtful: readonly Doubtful[] } {
  const groups = new Map<string, Row[]>();
  const doubtful: Doubtful[] = [];
  for (const [index, row] of work.rows(part.from).entries()) {
    const included = part.where === undefined ? found(true) : work.test(part.where, row);
    const each = part.each === undefined ? found(String(index)) : row.cell(part.each);
    if (included.ok && !included.value) continue;
    if (!included.ok || !each.ok || row.problems.length > 0) {
      const lists = [included, each].flatMap((outcome) => (outcome.ok ? [] : [outcome.reasons]));
      doubtful.push({ row, reasons: mergeReasons([...lists, row.problems]) });
    } else if (each.value !== null) {
      const key = cellIdentity(each.value);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  }
  return { groups: [...groups.values()], doubtful };
}

function derivedRow(name: string, table: DerivedTable, part: Part, rows: readonly Row[], work: RowWork): Row {
  // The least row speaks for the group, so that the order of the data does not matter.
  const first = rows.reduce((least, row) => (compareRows(row.ref, least.ref) < 0 ? row : least));
  const cells = new Map<string, Outcome>();
  for (const [column, contract] of Object.entries(table.columns)) {
    const formula = own(part.columns, column);
    const cell = formula === undefined ? found(null) : agreed(column, formula, rows, work);
    cells.set(column, cell.ok ? checkedCell(column, contract, cell.value, first.ref) : cell);
  }
  const ref = derivedRef(name, part.each, first, cells);
  return new TableRow({ ref, problems: [], cells, computed: {}, formula: work.formula });
}

/** The value that all rows of a group give to a column. */
function agreed(column: string, formula: Expression, rows: readonly Row[], work: RowWork): Outcome {
  const outcomes = rows.map((row) => work.formula(formula, row));
  const open = missingFrom(outcomes);
  if (open !== undefined) return open;
  const byValue = new Map(
    outcomes.flatMap((one) => (one.ok ? [[cellIdentity(one.value), one]] : [])) as [string, Outcome][],
  );
  const [only, ...others] = byValue.values();
  if (only !== undefined && others.length === 0) return only;
  const shown = [...byValue.values()].flatMap((one) => (one.ok ? [cellText(one.value)] : [])).sort();
  return missing(
    'ambiguous-column',
    `rows that are gathered into one disagree about ${column}: ${shown.join(', ')}`,
    {
      rows: rows.map(({ ref }) => ref),
    },
  );
}

function doubtfulRow(name: string, table: DerivedTable, row: Row, reasons: readonly Reason[]): Row {
  const unknown: Outcome = { ok: false, reasons };
  const cells = new Map(Object.keys(table.columns).map((column) => [column, unknown] as const));
  const formula = () => unknown;
  return new TableRow({ ref: { ...row.ref, table: name }, problems: reasons, cells, computed: {}, formula });
}

/** A derived row is named by the column it is gathered by, or by the row that it comes from. */
function derivedRef(
  name: string,
  each: string | undefined,
  source: Row,
  cells: ReadonlyMap<string, Outcome>,
): RowRef {
  if (each === undefined) return { ...source.ref, table: name };
  const value = source.cell(each);
  const payee = cells.get('payee');
  const key = payee?.ok && payee.value !== null ? { payee: cellText(payee.value) } : undefined;
  return {
    table: name,
    source: source.ref.source,
    key: key ?? { [each]: value.ok ? cellText(value.value) : '' },
  };
}
