import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { askRun, type Posting, type RunInput, run, type TableData } from '@ontarget/evaluator/engine';
import type { EvaluatorFile } from '@ontarget/evaluator/format';
import { addDays, formatDate, parseDate } from '@ontarget/evaluator/numbers';
import { TableCheck } from '@ontarget/evaluator/rows';
import { PLAIN_DIALECT, readCsv } from '@ontarget/warehouse';

/** A file of vectors: an evaluator, and what any engine must make of it. */
export interface VectorFile {
  /** Relative to the folder of vectors. */
  readonly path: string;
  readonly evaluator: EvaluatorFile;
  /** Versions of the plan that were in force before it in its year, each from its first day on. */
  readonly before?: readonly { readonly from: string; readonly evaluator: EvaluatorFile }[];
  readonly cases: readonly Vector[];
}

/** Inputs with the outputs, errors and holds that follow from them. */
export interface Vector {
  /** What the vector is about, as a sentence. */
  readonly about: string;
  /** Key or label of the payment period. */
  readonly period: string;
  /** Each input table as CSV text; one that is left out is empty. */
  readonly tables: Readonly<Record<string, string>>;
  /** Earlier periods in the order in which they were closed, each with its tables as they were then. */
  readonly closed?: readonly Pick<Vector, 'period' | 'tables'>[];
  /** Values over the payment period: exact text, or the codes of why there is none, each once, sorted. */
  readonly values?: readonly VectorValue[];
  /** What the run pays, in the order of statements. */
  readonly statements?: readonly object[];
  /** What closing the period would post, in the ledger's order: of each line these parts. */
  readonly postings?: readonly Pick<Posting, 'payee' | 'component' | 'earnedIn' | 'kind' | 'amount'>[];
  /** The codes of the run's errors, in their stated order. */
  readonly errors?: readonly string[];
}

export interface VectorValue {
  readonly payee: string;
  readonly team?: string;
  readonly value: string;
  readonly is: string | { readonly codes: readonly string[] };
}

/** Every file of vectors, by path. */
export function vectorFiles(): readonly VectorFile[] {
  return globSync('**/*.json', { cwd: import.meta.dirname })
    .sort()
    .map((path) => {
      const read = JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8')) as VectorFile;
      return { ...read, path: path.replaceAll('\\', '/') };
    });
}

type Versions = Pick<VectorFile, 'evaluator' | 'before'>;

/** What a run of a vector is given, the ledger of its closed periods too. */
export async function inputOf(versions: Versions, one: Vector): Promise<RunInput> {
  const ledger: Posting[] = [];
  for (const earlier of one.closed ?? []) {
    const { postings } = await run({ ...withoutLedger(versions, earlier), ledger });
    ledger.push(...postings);
  }
  return { ...withoutLedger(versions, one), ledger };
}

/** Throws for a row that breaks its contract: a vector's tables are sound. */
function withoutLedger(
  { evaluator: { plan }, before = [] }: Versions,
  { period, tables }: Pick<Vector, 'period' | 'tables'>,
): Omit<RunInput, 'ledger'> {
  const from = plan.amended?.from ?? plan.year.first;
  const versions = [...before.map((one) => ({ from: one.from, plan: one.evaluator.plan })), { from, plan }];
  const evaluators = versions.map((one, index) => {
    const next = versions[index + 1];
    const to = next === undefined ? {} : { to: dayBefore(next.from) };
    return { plan: one.plan, digest: `sha256:vector-${index}`, effective: { from: one.from, ...to } };
  });
  const read = Object.entries(tables).map(([name, text]): [string, TableData] => {
    const contract = plan.tables[name];
    if (contract?.kind !== 'input') throw new Error(`the evaluator has no input table ${name}`);
    const check = new TableCheck(name, contract, PLAIN_DIALECT);
    readCsv(
      [new TextEncoder().encode(text)],
      { encoding: 'utf-8', delimiter: ',' },
      check.file(`${name}.csv`),
    );
    if (check.result.bad.length > 0) throw new Error(`bad rows: ${JSON.stringify(check.result.bad)}`);
    return [name, { rows: check.result.rows }];
  });
  return { evaluators, period, tables: Object.fromEntries(read) };
}

function dayBefore(date: string): string {
  const day = parseDate(date);
  if (!day.ok) throw new Error(day.message);
  return formatDate(addDays(day.value, -1));
}

/** What the engine says of the values that a vector names, in the same order and shape. */
export function answersOf(input: RunInput, values: readonly VectorValue[]): VectorValue[] {
  return values.map(({ payee, team, value }) => {
    const answers = askRun(input, () => [{ name: value, value }]).filter(
      (one) => one.payee === payee && one.team === team,
    );
    const [answer] = answers;
    if (answer === undefined || answers.length > 1) throw new Error(`${answers.length} answers for ${payee}`);
    const head = { payee, ...(team === undefined ? {} : { team }), value };
    return answer.status === 'known'
      ? { ...head, is: answer.quantity.value }
      : { ...head, is: { codes: [...new Set(answer.reasons.map(({ code }) => code))].sort() } };
  });
}
