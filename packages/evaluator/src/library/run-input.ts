import {
  inForce,
  type Posting,
  type QuarantinedRow,
  type RunInput,
  type TableData,
  type VersionedEvaluator,
} from '../engine/index.ts';
import { type BadRow, checkRows, PLAIN_ROWS, quarantine, type RowDialect } from '../rows/index.ts';
import { type PlainRow, rawRows } from './plain-rows.ts';

/** What a payment period is paid from. */
export interface PlainInput {
  /** Key or label of the payment period: `2027-02-01/2027-04-30` or `FY27-Q1`. */
  readonly period: string;
  /** The rows of the plan's tables by name, `roster` among them; a table that is left out has none. */
  readonly tables: Readonly<Record<string, readonly PlainRow[]>>;
  /** What was posted before, in the order of the ledger. */
  readonly ledger?: readonly Posting[];
  /** How text in the rows is written; `1054.00`, `2027-03-31` and `12%` unless said otherwise. */
  readonly dialect?: RowDialect;
  /** Sets bad rows aside, whereby everybody whose pay they could touch is held, instead of paying nobody. */
  readonly quarantine?: boolean;
}

/** Thrown where rows break the contract of their table: nobody is paid until they are mended or set aside. */
export class RowsRefused extends Error {
  readonly bad: readonly BadRow[];

  constructor(bad: readonly BadRow[]) {
    super(`${bad.length} ${bad.length === 1 ? 'problem' : 'problems'} in the rows of ${tablesOf(bad)}`);
    this.name = 'RowsRefused';
    this.bad = bad;
  }
}

/**
 * What `run` and `explain` read, from rows as a program has them. Each row is checked under the contract that the plan
 * states for its table. Of several versions of a plan each is in force until the next one begins.
 *
 * @throws {RowsRefused} for rows that break their contract, and for tables that the plan does not read.
 */
export function runInput(
  evaluators: VersionedEvaluator | readonly VersionedEvaluator[],
  { period, tables, ledger = [], dialect = PLAIN_ROWS, quarantine: setAside = false }: PlainInput,
): RunInput {
  const versions = succeeding('plan' in evaluators ? [evaluators] : evaluators);
  const checked: Record<string, TableData> = {};
  const quarantined: QuarantinedRow[] = [];
  const bad: BadRow[] = [];
  for (const [name, rows] of Object.entries(tables)) {
    const table = contractOf(name, versions);
    if (table === undefined) {
      const reason = `the plan reads no table ${name}`;
      bad.push({ table: name, file: name, code: 'no-such-table', reason, readable: {} });
      continue;
    }
    if (rows.length === 0) continue;
    const result = checkRows(name, table, { file: name, ...rawRows(rows) }, dialect);
    const kept = setAside ? quarantine(name, result) : { ...result, quarantined: [], remaining: result.bad };
    checked[name] = { rows: kept.rows };
    for (const row of kept.quarantined) quarantined.push(row);
    for (const row of kept.remaining) bad.push(row);
  }
  if (bad.length > 0) throw new RowsRefused(bad);
  return { evaluators: versions, period, tables: checked, ledger, quarantined };
}

/** The contract of a table, by the last version that reads it. */
function contractOf(name: string, versions: readonly VersionedEvaluator[]) {
  const tables = versions.map(({ plan }) =>
    Object.hasOwn(plan.tables, name) ? plan.tables[name] : undefined,
  );
  return tables.findLast((table) => table?.kind === 'input');
}

/** A version that says itself until when it is in force is taken at its word. */
function succeeding(versions: readonly VersionedEvaluator[]): readonly VersionedEvaluator[] {
  return inForce(versions.map((version) => ({ from: version.effective.from, version }))).map(
    ({ version, effective }) => (version.effective.to === undefined ? { ...version, effective } : version),
  );
}

function tablesOf(bad: readonly BadRow[]): string {
  return [...new Set(bad.map(({ table }) => table))].sort().join(', ');
}
