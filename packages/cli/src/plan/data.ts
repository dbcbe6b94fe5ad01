import type { QuarantinedRow, TableData } from '@ontarget/evaluator/engine';
import type { InputTable, Plan } from '@ontarget/evaluator/format';
import { type BadRow, type CheckedTable, quarantine } from '@ontarget/evaluator/rows';
import { readTable, type TableSource } from '@ontarget/warehouse/node';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { shownPath } from '../output/paths.ts';
import { Progress } from '../progress.ts';
import { type DataPlaces, sourceOf } from './sources.ts';
import { checkSums } from './sums.ts';

/** What a run reads: checked rows by table, or the rows that keep it from paying anybody. */
export interface PlanData {
  readonly tables: Readonly<Record<string, TableData>>;
  /** Rows set aside on request; whoever they could touch is held. */
  readonly quarantined: readonly QuarantinedRow[];
  /** Rows that broke their contract and were not set aside: nobody is paid while there are any. */
  readonly bad: readonly BadRow[];
  /** Tables that have headings and nothing below them. */
  readonly empty: readonly string[];
  /** Where the rows were read from. */
  readonly sources: readonly TableSource[];
}

/** Tables that a plan may do without; their rows are then none. */
const OPTIONAL = new Set(['results', 'opening', 'adjustments']);

/**
 * Reads every input table of a plan and checks each row. Throws a `Failure` for a table of which no file is named or
 * found, and for a roster without rows.
 *
 * @param setAside whether bad rows are put in quarantine instead of keeping everybody from being paid
 */
export async function readPlanData(plan: Plan, places: DataPlaces, setAside: boolean): Promise<PlanData> {
  const tables: Record<string, TableData> = {};
  // A big file may have more bad rows than one call takes arguments: they are joined, not pushed.
  let quarantined: readonly QuarantinedRow[] = [];
  let bad: readonly BadRow[] = [];
  const empty: string[] = [];
  const sources: TableSource[] = [];
  const progress = new Progress();
  try {
    for (const [name, table] of Object.entries(plan.tables)) {
      if (table.kind !== 'input') continue;
      const source = sourceFor(name, places);
      if (source !== undefined) await checkSums(source.files);
      const checked =
        source === undefined ? { rows: [], bad: [] } : await readOne(name, table, source, progress);
      if (source !== undefined) sources.push(source);
      if (checked.rows.length === 0 && checked.bad.length === 0 && !OPTIONAL.has(name)) empty.push(name);
      if (setAside) {
        const { rows, quarantined: aside, remaining } = quarantine(name, checked);
        tables[name] = { rows };
        quarantined = quarantined.concat(aside);
        bad = bad.concat(remaining);
      } else {
        tables[name] = { rows: checked.rows };
        bad = bad.concat(checked.bad);
      }
    }
  } finally {
    progress.done();
  }
  if (empty.includes('roster') && bad.length === 0) {
    throw new Failure(
      'the roster has no rows, so there is nobody to pay',
      'It needs a row for each payee, with a role of the plan and the first day in it.',
      EXIT.errors,
    );
  }
  return { tables, quarantined, bad, empty, sources };
}

/** The files of a table; undefined for an optional one that has none. */
function sourceFor(name: string, places: DataPlaces): TableSource | undefined {
  const source = sourceOf(name, places);
  if (source !== undefined || OPTIONAL.has(name)) return source;
  throw new Failure(
    `the plan reads a table ${name}, and there is no file for it`,
    `Put ${name}.csv, ${name}.parquet, ${name}.json or ${name}.xlsx into ${places.folders.map(({ path }) => shownPath(path)).join(' or ')}, name the file in ontarget.json, or say --data ${name}=<file>.`,
  );
}

function readOne(
  name: string,
  table: InputTable,
  source: TableSource,
  progress: Progress,
): Promise<CheckedTable> {
  const onProgress = (rows: number) => progress.tell(`reading ${name}: ${rows.toLocaleString('en-US')} rows`);
  return readTable(name, table, source, { onProgress });
}
