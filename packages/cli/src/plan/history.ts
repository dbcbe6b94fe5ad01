import { existsSync } from 'node:fs';
import { type Distribution, observed } from '@ontarget/analysis/simulate';
import { isRational } from '@ontarget/evaluator/engine';
import type { InputTable, Plan } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import { PLAIN_DIALECT } from '@ontarget/warehouse';
import { readTable, tableFiles } from '@ontarget/warehouse/node';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { badRowsText } from '../output/bad-rows.ts';
import { measureNamed } from './chances.ts';

/** What a file of past attainments must hold: a row for each payee, or goal, and period. */
const CONTRACT: InputTable = {
  kind: 'input',
  columns: {
    measure: { type: 'text', unit: 'text', blank: false },
    // Written `85%` or `0.85`.
    attainment: { type: 'score', unit: 'score', blank: false },
  },
  key: [],
  computed: {},
};

/** Reads past attainments, by measure: each is as likely to come again as any other of its measure. */
export async function attainmentsBefore(
  file: string,
  plan: Plan,
): Promise<Readonly<Record<string, Distribution>>> {
  const files = tableFiles(process.cwd(), file);
  if (!files.some(({ path }) => existsSync(path))) throw new Failure(`no file fits --history ${file}`);
  const { rows, bad } = await readTable('history', CONTRACT, { files, dialect: PLAIN_DIALECT });
  if (bad.length > 0) {
    throw new Failure(
      `--history ${file} has rows that cannot be read\n${badRowsText(bad)}`,
      undefined,
      EXIT.errors,
    );
  }
  const byMeasure = new Map<string, Rational[]>();
  for (const { values } of rows) {
    const { measure, attainment } = values;
    if (typeof measure !== 'string' || attainment === undefined || !isRational(attainment)) continue;
    measureNamed(plan, measure, `--history ${file}`);
    byMeasure.set(measure, [...(byMeasure.get(measure) ?? []), attainment]);
  }
  if (byMeasure.size === 0) throw new Failure(`--history ${file} has no rows`);
  return Object.fromEntries([...byMeasure].map(([measure, values]) => [measure, observed(values)]));
}
