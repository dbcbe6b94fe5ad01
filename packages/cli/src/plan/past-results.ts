import { existsSync } from 'node:fs';
import { isRational, planCalendar } from '@ontarget/evaluator/engine';
import type { Column, InputTable, Plan } from '@ontarget/evaluator/format';
import { resolvePeriod } from '@ontarget/evaluator/numbers';
import { PLAIN_DIALECT } from '@ontarget/warehouse';
import { readTable, type TableSource, tableFiles } from '@ontarget/warehouse/node';
import type { PastResult } from '@ontarget/workspace';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { badRowsText } from '../output/bad-rows.ts';
import { measureNamed } from './chances.ts';
import { type DataPlaces, sourceOf } from './sources.ts';

const TEXT: Column = { type: 'text', unit: 'text', blank: true };
const NUMBER: Column = { type: 'number', unit: 'number', blank: true };

/** What a history must hold: a row for each payee, or place, measure and period. Only the measure must be filled. */
const CONTRACT: InputTable = {
  kind: 'input',
  columns: {
    measure: { ...TEXT, blank: false },
    attainment: { type: 'score', unit: 'score', blank: true },
    payee: TEXT,
    role: TEXT,
    period: TEXT,
    result: NUMBER,
    quota: NUMBER,
  },
  key: [],
  computed: {},
};

/** Reads a history, from the file that an option names, else from where the data is; undefined where there is none. */
export async function pastResults(
  file: string | undefined,
  places: DataPlaces,
  plan: Plan,
): Promise<PastResult[] | undefined> {
  const source = file === undefined ? sourceOf('history', places) : namedSource(file);
  if (source === undefined) return undefined;
  const { rows, bad } = await readTable('history', CONTRACT, source);
  if (bad.length > 0)
    throw new Failure(
      `the history has rows that cannot be read\n${badRowsText(bad)}`,
      undefined,
      EXIT.errors,
    );
  const calendar = planCalendar(plan);
  return rows.map(({ values }) => {
    const text = (column: string) => {
      const value = values[column];
      return typeof value === 'string' && value !== '' ? { [column]: value } : {};
    };
    const number = (column: string) => {
      const value = values[column];
      return value !== undefined && isRational(value) ? { [column]: value } : {};
    };
    const { measure, period, role } = values;
    if (typeof measure !== 'string') throw new Error('a measure passed its contract and is no text');
    measureNamed(plan, measure, 'the history');
    if (typeof role === 'string' && role !== '' && !Object.hasOwn(plan.roles, role))
      throw new Failure(
        `the history names the role ${role}, which the plan does not have`,
        undefined,
        EXIT.errors,
      );
    if (typeof period === 'string' && period !== '') {
      const when = resolvePeriod(calendar, period);
      if (!when.ok) throw new Failure(`the history: ${when.message}`, undefined, EXIT.errors);
    }
    return {
      measure,
      ...number('attainment'),
      ...text('payee'),
      ...text('role'),
      ...text('period'),
      ...number('result'),
      ...number('quota'),
    };
  });
}

function namedSource(file: string): TableSource {
  const files = tableFiles(process.cwd(), file);
  if (!files.some(({ path }) => existsSync(path))) throw new Failure(`no file fits --history ${file}`);
  return { files, dialect: PLAIN_DIALECT };
}
