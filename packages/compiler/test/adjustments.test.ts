import {
  closePeriod,
  explain,
  type Posting,
  type RunInput,
  run,
  type TableData,
} from '@ontarget/evaluator/engine';
import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const text = `${BASICS}data adjustments { approved text or blank }
${role('on top { commission K on NewARR each quarter by itself at 10% }')}`;
const roster = table('payee role team start', 'ann AE Field 2027-02-01', 'bob AE Field 2027-02-01');
const deals = table('id closed owner arr kind', 'a 2027-02-10 ann 1000 new');
const COLUMNS = 'id payee role period amount reason';

async function input(
  period: string,
  adjustments: TableData,
  ledger: readonly Posting[] = [],
): Promise<RunInput> {
  const { file } = await compiled(text);
  const effective = { from: file.plan.year.first };
  const evaluators = [{ plan: file.plan, digest: `sha256:${'0'.repeat(64)}`, effective }];
  return { evaluators, period, tables: { roster, deals, adjustments }, ledger };
}

async function close(period: string, adjustments: TableData, ledger: readonly Posting[] = []) {
  const result = await run(await input(period, adjustments, ledger));
  return { result, ...closePeriod(result, ledger) };
}

const told = (postings: readonly Posting[]) =>
  postings.filter(({ kind }) => kind === 'adjustment').map(({ payee, amount }) => `${payee} ${amount}`);

describe('the table adjustments', () => {
  const one = table(COLUMNS, 'M1 ann AE FY27-Q1 -25.5 overpaid-in-2026', 'M2 bob AE FY27-Q2 70 referral');

  it('adds to the payment of its period, and says why in the ledger', async () => {
    const { result, appended } = await close('FY27-Q1', one);
    const ann = result.statements.find(({ payee }) => payee === 'ann');
    expect(ann?.paid).toEqual({ value: '149/2', unit: 'USD' });
    expect(told(appended)).toEqual(['ann -51/2']);
    expect(appended.find(({ kind }) => kind === 'adjustment')?.causes).toEqual([
      'adjustment/M1',
      'reason/overpaid-in-2026',
      'role/AE/total',
      'team/Field',
    ]);
  });

  it('posts a row once; one that came late or was changed later, in the open period', async () => {
    const first = await close('FY27-Q1', one);
    expect((await close('FY27-Q1', one, first.ledger)).appended).toEqual([]);
    const more = table(
      COLUMNS,
      'M1 ann AE FY27-Q1 -20 overpaid-in-2026',
      'M2 bob AE FY27-Q2 70 referral',
      'M3 bob AE FY27-Q1 5 forgotten',
    );
    const second = await close('FY27-Q2', more, first.ledger);
    expect(told(second.appended)).toEqual(['ann 11/2', 'bob 5', 'bob 70']);
    const third = await close('FY27-Q3', more, second.ledger);
    expect(told(third.appended)).toEqual([]);
  });

  it('is told of in the explanation, with its reason', async () => {
    const [ann] = explain({ ...(await input('FY27-Q1', one)), payee: 'ann' });
    expect(ann?.notes).toEqual(['adjusted by -$25.50 by hand for FY27-Q1 (Adjustment M1): overpaid-in-2026']);
  });

  it('names a row that belongs to nobody, and pays nothing for it', async () => {
    const wrong = table(
      COLUMNS,
      'M1 zoe AE FY27-Q1 1 why',
      'M2 ann Boss FY27-Q1 1 why',
      'M3 ann AE 2027-02 1 why',
      'M4 ann AE FY27-Q1 1 -',
    );
    const { result, appended } = await close('FY27-Q1', wrong);
    expect(result.errors.map(({ code }) => code)).toEqual(Array(4).fill('unmatched-adjustment'));
    expect(told(appended)).toEqual([]);
  });

  it('is read only where the plan declares it', async () => {
    const { file } = await compiled(text.replace(/^data adjustments .*$/m, ''));
    expect(file.plan.tables.adjustments).toBeUndefined();
  });
});
