import { describe, expect, test } from 'vitest';
import type { QuarantinedRow } from '../../src/engine/index.ts';
import { assigned, date, deal, newArr, number, onePlan, ownerCredits } from './builders.ts';
import { pay } from './paying.ts';

describe('quarantined rows hold whom they could touch', () => {
  const plan = onePlan(
    {},
    {
      tables: { 'credits/NewARR': ownerCredits({ rollUp: { column: 'owner' } }) },
      values: newArr('payee both'),
    },
  );
  const roster = [assigned('ann', { manager: 'boss' }), assigned('bob'), assigned('boss')];
  const deals = [deal('D1', 'ann', '2027-03-01', 100), deal('D2', 'bob', '2027-03-01', 100)];
  const row = (values: QuarantinedRow['values'], ...columns: string[]): QuarantinedRow => ({
    table: 'deals',
    source: { file: 'deals.csv', record: 99 },
    values,
    bad: columns.map((column) => ({ column, message: `${column} cannot be read` })),
  });
  const held = async (bad: QuarantinedRow, period = 'FY27-Q1') => {
    const result = await pay(plan, period, { roster, deals }, { quarantined: [bad] });
    expect(
      result.held.every(
        ({ code, rows: blamed }) => code === 'quarantined-row' && blamed[0]?.source.record === 99,
      ),
    ).toBe(true);
    return result.statements.filter(({ status }) => status === 'held').map(({ payee }) => payee);
  };
  const march = date('2027-03-01');

  test('the payee whom the row names, and who is above', async () => {
    expect(await held(row({ id: 'D9', owner: 'ann', closed: march }, 'arr'))).toEqual(['ann', 'boss']);
    expect(await held(row({ id: 'D9', owner: 'bob', closed: march }, 'arr'))).toEqual(['bob']);
  });
  test('everybody where the payee cannot be read or is not in the roster', async () => {
    expect(await held(row({ id: 'D9', closed: march, arr: number(1) }, 'owner'))).toEqual([
      'ann',
      'bob',
      'boss',
    ]);
    expect(await held(row({ id: 'D9', owner: 'zoe', closed: march }, 'arr'))).toEqual(['ann', 'bob', 'boss']);
  });
  test('nobody in a period that its date does not lie in, and any period where the date cannot be read', async () => {
    expect(await held(row({ id: 'D9', owner: 'ann', closed: date('2027-06-01') }, 'arr'))).toEqual([]);
    expect(await held(row({ id: 'D9', owner: 'bob', arr: number(1) }, 'closed'), 'FY27-Q3')).toEqual(['bob']);
  });
  test('a row of the roster: its payee, or everybody', async () => {
    const source = { file: 'roster.csv', record: 99 };
    const bad = [{ column: 'start', message: 'no date' }];
    const inRoster = { table: 'roster', source, values: { payee: 'bob', role: 'AE' }, bad };
    expect(await held(inRoster)).toEqual(['bob']);
    const nobody = {
      table: 'roster',
      source,
      values: { role: 'AE' },
      bad: [{ column: 'payee', message: 'blank' }],
    };
    expect(await held(nobody)).toEqual(['ann', 'bob', 'boss']);
  });
});
