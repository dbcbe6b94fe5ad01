import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RunResult, run, type TableData } from '@ontarget/evaluator/engine';
import type { InputTable, Plan } from '@ontarget/evaluator/format';
import { formatRational, parseDecimal, parseRational, toDecimalString } from '@ontarget/evaluator/numbers';
import { TableCheck } from '@ontarget/evaluator/rows';
import { PLAIN_DIALECT, readCsv } from '@ontarget/warehouse';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';

/** The folder of an example. */
export function exampleFolder(name: string): string {
  return join(import.meta.dirname, '../../examples', name);
}

/** A snapshot of an example, as the command and the editor take it. */
export function openExample(name: string) {
  return openPlan(nodeFileSystem(), uriOfPath(exampleFolder(name)));
}

/** The rows of every input table of a plan, from `data/<table>.csv`; the test fails where a row breaks its contract. */
export function dataOf(name: string, plan: Plan): Record<string, TableData> {
  const inputs = Object.entries(plan.tables).filter(
    (entry): entry is [string, InputTable] => entry[1].kind === 'input',
  );
  return Object.fromEntries(
    inputs.flatMap(([table, contract]) => {
      const file = join(exampleFolder(name), 'data', `${table}.csv`);
      if (!existsSync(file)) return [];
      const check = new TableCheck(table, contract, PLAIN_DIALECT);
      readCsv([readFileSync(file)], { encoding: 'utf-8', delimiter: ',' }, check.file(`${table}.csv`));
      if (check.result.bad.length > 0) throw new Error(`bad rows: ${JSON.stringify(check.result.bad)}`);
      return [[table, { rows: check.result.rows }]];
    }),
  );
}

/** Runs a period of an example's plan. */
export function payExample(
  plan: Plan,
  digest: string,
  period: string,
  tables: Readonly<Record<string, TableData>>,
): Promise<RunResult> {
  const evaluators = [{ plan, digest, effective: { from: plan.year.first, to: plan.year.last } }];
  return run({ evaluators, period, tables, ledger: [] });
}

/** The rows of a CSV file without quotes, each as an object. */
export function plainCsv(path: string): Record<string, string>[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
  });
}

/** Exact text as a plain decimal, and decimals in one spelling. */
export function decimal(text: string): string {
  const exact = parseRational(text);
  if (exact.ok) return toDecimalString(exact.value, 20) ?? text;
  const plain = parseDecimal(text);
  return plain.ok ? (toDecimalString(plain.value, 20) ?? formatRational(plain.value)) : text;
}
