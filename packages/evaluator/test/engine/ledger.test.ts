import { describe, expect, test } from 'vitest';
import {
  closePeriod,
  type Posting,
  parseLedger,
  printPostings,
  type RunInput,
  RunRefused,
  run,
} from '../../src/engine/index.ts';
import { assigned, deal, entered, onePlan, runInput } from './builders.ts';
import { when } from './expressions.ts';

const rows = {
  roster: [assigned('ann'), assigned('bob')],
  deals: [
    deal('D1', 'ann', '2027-03-01', 300_000),
    deal('D2', 'bob', '2027-03-01', 100_000),
    deal('D3', 'bob', '2027-06-01', 600_000),
  ],
};
const input = (period: string, ledger: readonly Posting[], deals = rows.deals): RunInput =>
  runInput(onePlan(), period, { ...rows, deals }, { ledger });

async function close(period: string, ledger: readonly Posting[], deals = rows.deals) {
  const result = await run(input(period, ledger, deals));
  return { result, ...closePeriod(result, ledger) };
}

describe('closing', () => {
  test('posts each payout with what it follows from', async () => {
    const { result, appended } = await close('FY27-Q1', []);
    expect(appended.map(({ seq, payee, amount, kind }) => [seq, payee, amount, kind])).toEqual([
      [1, 'ann', '30000', 'earning'],
      [2, 'bob', '10000', 'earning'],
    ]);
    expect(appended[0]).toEqual({
      run: result.runId,
      seq: 1,
      payee: 'ann',
      component: 'role/AE/NewBusiness',
      earnedIn: '2027-02-01/2027-04-30',
      postedIn: '2027-02-01/2027-04-30',
      kind: 'earning',
      amount: '30000',
      currency: 'USD',
      evaluator: `sha256:${'0'.repeat(64)}`,
      causes: ['role/AE/NewBusiness/payout', 'team/Enterprise'],
    });
  });

  test('a draft posts nothing by itself, and closing the same draft twice posts once', async () => {
    const result = await run(input('FY27-Q1', []));
    const once = closePeriod(result, []);
    expect(closePeriod(result, once.ledger)).toEqual({ ledger: once.ledger, appended: [] });
  });

  test('running and closing a closed period again posts nothing, under the same run id', async () => {
    const first = await close('FY27-Q1', []);
    const second = await close('FY27-Q1', first.ledger);
    expect(second.result.runId).toBe(first.result.runId);
    expect(second.appended).toEqual([]);
    expect(second.result.errors).toEqual([]);
    expect(second.result.notes.map(({ code }) => code)).toEqual(['run-posted-before']);
    expect(second.result.totals).toEqual(first.result.totals);
  });

  test('also after a later period was closed', async () => {
    const first = await close('FY27-Q1', []);
    const second = await close('FY27-Q2', first.ledger);
    expect(second.appended).toHaveLength(2);
    const again = await close('FY27-Q1', second.ledger);
    expect(again.result.runId).toBe(first.result.runId);
    expect(again.appended).toEqual([]);
  });

  test('rows of later periods that came in since change nothing of what was closed', async () => {
    const first = await close('FY27-Q1', [], rows.deals.slice(0, 2));
    const again = await close('FY27-Q1', first.ledger);
    expect(again.result.runId).not.toBe(first.result.runId);
    expect(again.appended).toEqual([]);
    expect(again.result.errors).toEqual([]);
  });

  test('a closed period that comes to another amount is refused, for whom it does', async () => {
    const first = await close('FY27-Q1', []);
    const late = [...rows.deals, deal('D9', 'bob', '2027-03-02', 20_000)];
    const again = await close('FY27-Q1', first.ledger, late);
    expect(again.appended).toEqual([]);
    expect(again.result.errors).toMatchObject([{ payee: 'bob', role: 'AE', code: 'period-already-closed' }]);
    expect(again.result.errors[0]?.message).toContain('$10,000');
    expect(again.result.errors[0]?.message).toContain('$12,000');
    expect(again.result.statements.map(({ payee, status }) => `${payee} ${status}`)).toEqual([
      'ann paid',
      'bob error',
    ]);
  });

  test('somebody who was paid and is gone from the roster is named', async () => {
    const first = await close('FY27-Q1', []);
    const without = {
      ...input('FY27-Q1', first.ledger),
      tables: { ...input('FY27-Q1', []).tables, roster: { rows: [rows.roster[0] as never] } },
    };
    const again = await run(without);
    expect(again.errors.map(({ payee, code }) => `${payee} ${code}`)).toEqual([
      'bob missing-roster-row',
      'bob period-already-closed',
    ]);
  });

  test('somebody who was paid nothing and is gone from the roster has no closed amount to tell of', async () => {
    const deals = rows.deals.slice(0, 1);
    const first = await close('FY27-Q1', [], deals);
    expect(first.ledger.filter(({ payee }) => payee === 'bob').map(({ amount }) => amount)).toEqual(['0']);
    const base = input('FY27-Q1', first.ledger, deals);
    const again = await run({
      ...base,
      tables: { ...base.tables, roster: { rows: [rows.roster[0] as never] } },
    });
    expect(again.errors).toEqual([]);
    const next = input('FY27-Q2', first.ledger, deals);
    const later = await run({
      ...next,
      tables: { ...next.tables, roster: { rows: [rows.roster[0] as never] } },
    });
    expect(later.errors).toEqual([]);
  });

  test('somebody who was held when the period was closed is posted once the hold is gone', async () => {
    const quality = { op: 'entered', measure: 'Quality', whose: 'payee' } as const;
    const plan = onePlan(
      {
        earned: (pay) =>
          when(
            {
              op: 'compare',
              relation: 'at least',
              left: quality,
              right: { op: 'constant', value: '1', unit: 'percent' },
            },
            pay,
            pay,
          ),
      },
      {
        measures: { Quality: { title: 'Quality', unit: 'percent', revenue: false, betterWhen: 'higher' } },
      },
    );
    const results = [
      entered('Quality', 'ann', 'FY27-Q1', '100%'),
      entered('Quality', 'bob', 'FY27-Q1', '100%'),
    ];
    const first = await run(runInput(plan, 'FY27-Q1', { ...rows, results: results.slice(0, 1) }));
    expect(first.held.map(({ payee, code }) => `${payee} ${code}`)).toEqual(['bob missing-result']);
    const { ledger } = closePeriod(first, []);
    const second = await run(runInput(plan, 'FY27-Q1', { ...rows, results }, { ledger }));
    expect(second.errors).toEqual([]);
    expect(closePeriod(second, ledger).appended.map(({ payee, amount }) => `${payee} ${amount}`)).toEqual([
      'bob 10000',
    ]);
  });
});

describe('notes about the ledger', () => {
  const codes = async (period: string, ledger: readonly Posting[]) =>
    (await run(input(period, ledger))).notes.map(({ code }) => code);
  test('without one, earlier periods are worked out first', async () => {
    expect(await codes('FY27-Q2', [])).toEqual(['earlier-periods-computed']);
    expect(await codes('FY27-Q1', [])).toEqual([]);
    expect(await codes('FY27-Q2', (await close('FY27-Q1', [])).ledger)).toEqual([]);
  });
});

describe('the ledger as lines', () => {
  test('reads back what was printed, one canonical line a posting', async () => {
    const { ledger } = await close('FY27-Q1', []);
    const text = printPostings(ledger);
    expect(text.split('\n')).toHaveLength(3);
    expect(parseLedger(text)).toEqual(ledger);
    expect(printPostings(parseLedger(text))).toBe(text);
  });

  test('an empty ledger has no postings', () => expect(parseLedger('')).toEqual([]));

  test.each([
    ['not JSON', 'hello\n'],
    ['no object', '[]\n'],
    ['no posting', '{}\n'],
    ['cut off', '{"run":'],
    ['an empty line', '\n'],
  ])('%s is refused with its line', (_name, text) => {
    expect(() => parseLedger(text)).toThrow(RunRefused);
    expect(() => parseLedger(text)).toThrow(/line 1 of the ledger/);
  });

  test.each([
    ['amount', 0.1],
    ['amount', '0.10'],
    ['amount', '2/4'],
    ['seq', 0],
    ['kind', 'gift'],
    ['currency', 'DOUGH'],
    ['earnedIn', 'FY27-Q1'],
    ['run', 'sha256:12'],
    ['causes', 'x'],
    ['payee', ''],
    ['extra', 1],
  ])('a wrong %s is refused', async (field, wrong) => {
    const [posting] = (await close('FY27-Q1', [])).ledger;
    const line = JSON.stringify({ ...posting, [field]: wrong });
    expect(() => parseLedger(`${line}\n`)).toThrow(RunRefused);
  });

  test('the same posting twice is refused', async () => {
    const [posting] = (await close('FY27-Q1', [])).ledger;
    const line = printPostings(posting === undefined ? [] : [posting]);
    expect(() => parseLedger(line + line)).toThrow(/line 2/);
  });
});
