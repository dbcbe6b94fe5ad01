import { explain } from '@ontarget/evaluator/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, compileFiles } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const plan = (credit: string, paidOn = 'NewARR own credit', more = '') => `${HEADER}
data roster { mentor payee or blank }
data deals { id text key  closed date  owner payee  helper payee or blank  squad text or blank  arr money  canceled date or blank }
measure NewARR { total arr of deals  dated closed  ${credit} }
team Field
${role(`on top { commission K on ${paidOn} each quarter by itself at 10% ${more} }`)}
role Boss in Field { on top { commission Up on NewARR rolled-up credit each quarter by itself at 1% } }
`;
const COLUMNS = 'id closed owner helper squad arr canceled';
const ROSTER = 'payee role start manager mentor';
const roster = table(
  ROSTER,
  'ann AE 2027-02-01 cho bob',
  'bob AE 2027-02-01 cho -',
  'cho Boss 2027-02-01 dan -',
  'dan Boss 2027-02-01 - -',
);

async function pays(text: string, deals: readonly string[], people = roster) {
  const { file } = await compiled(text);
  return paid(file.plan, 'FY27-Q1', { roster: people, deals: table(COLUMNS, ...deals) });
}

describe('what goes up', () => {
  it('is the whole of a deal once at most, for whoever is above several who have it', async () => {
    const credit =
      'credited to owner, 50% overlay to helper or if blank to nobody, rolled up to managers of owner and helper';
    expect(await pays(plan(credit), ['a 2027-03-01 ann bob - 1000 -'])).toEqual({
      ann: '100',
      bob: '50',
      cho: '10',
      dan: '10',
    });
  });

  it('stops at the level that the measure says', async () => {
    const credit = 'credited to owner, rolled up to managers of owner, at most 1 level';
    expect(await pays(plan(credit), ['a 2027-03-01 ann - - 1000 -'])).toMatchObject({ cho: '10', dan: '0' });
  });

  it('follows the column of the roster that it names, and not the manager', async () => {
    const credit = 'credited to owner, rolled up along mentor of owner';
    const text = plan(credit, 'NewARR own and rolled-up credit');
    expect(await pays(text, ['a 2027-03-01 ann - - 1000 -'])).toEqual({
      ann: '100',
      bob: '100',
      cho: '0',
      dan: '0',
    });
  });
});

describe('per whole deal', () => {
  const split =
    'credited 25% to helper or if blank to owner, the rest to owner, rolled up to managers of owner';

  it('pays each who has a share in full, and whoever has two shares once', async () => {
    const text = plan(split, 'NewARR own credit per whole deal');
    const deals = [
      'a 2027-03-01 ann bob - 1000 -',
      'b 2027-03-01 ann - - 200 -',
      'c 2027-03-01 ann ann - 30 -',
    ];
    expect(await pays(text, deals)).toMatchObject({ ann: '123', bob: '100' });
  });

  it('takes back in full what a canceled deal had paid in full', async () => {
    const text = plan(
      split,
      'NewARR own credit per whole deal',
      '{ when canceled, claw back what the deal added to pay { within 6 months of closed: 100%  later: 0% } }',
    );
    const deals = ['a 2027-02-01 ann bob - 1000 2027-03-01', 'b 2027-02-01 ann bob - 70 -'];
    expect(await pays(text, deals)).toMatchObject({ ann: '7', bob: '7' });
  });

  it('pays nobody for a share of nothing', async () => {
    const none =
      'credited 0% to helper or if blank to owner, the rest to owner, rolled up to managers of owner';
    const text = plan(none, 'NewARR own credit per whole deal');
    expect(await pays(text, ['a 2027-03-01 ann bob - 1000 -'])).toMatchObject({ ann: '100', bob: '0' });
  });
});

it('is explained by what is counted: the level that it comes from, each row in full', async () => {
  const credit = 'credited to owner, rolled up to managers of owner';
  const { file } = await compiled(plan(credit, 'NewARR rolled-up credit of level 2 per whole deal'));
  const evaluators = [{ plan: file.plan, digest: 'sha256:test', effective: { from: file.plan.year.first } }];
  const people = table(
    ROSTER,
    'ann AE 2027-02-01 cho -',
    'cho Boss 2027-02-01 bob -',
    'bob AE 2027-02-01 - -',
  );
  const tables = { roster: people, deals: table(COLUMNS, 'a 2027-03-01 ann - - 1000 -') };
  const [told] = explain({ evaluators, period: 'FY27-Q1', tables, ledger: [], payee: 'bob' });
  const text = JSON.stringify(told);
  expect(text).toContain('rolled-up credit from level 2, each row in full');
});

describe('what is refused', () => {
  const reasons = async (text: string) => {
    const result = await compileFiles(text);
    return result.ok ? '' : result.diagnostics.map(({ message }) => message).join('\n');
  };

  it('a level that nothing comes from', async () => {
    const credit = 'credited to owner, rolled up to managers of owner, at most 1 level';
    expect(await reasons(plan(credit, 'NewARR rolled-up credit of level 2'))).toContain(
      'nothing comes from level 2',
    );
  });

  it('a level that is no whole step', async () => {
    const credit = 'credited to owner, rolled up to managers of owner';
    for (const level of ['0', '1.5', '101']) {
      expect(await reasons(plan(credit, `NewARR rolled-up credit of level ${level}`))).toContain(
        'in whole steps',
      );
    }
  });
});

it('a team hands out the whole of a deal, to the fraction, however many are in it', async () => {
  const text = `${HEADER}
data deals { id text key  closed date  owner payee  squad text  arr money }
measure NewARR { total arr of deals  dated closed  credited to members of squad evenly or if blank to owner }
team Field
role AE in Field { on top { formula K each quarter by itself = NewARR } }
`;
  const { file } = await compiled(text);
  const arr = fc.integer({ min: -1_000_000, max: 1_000_000 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), arr, async (count, amount) => {
      const people = Array.from({ length: count }, (_, index) => `p${index} AE 2027-02-01`);
      const rows = {
        roster: table('payee role start', ...people),
        deals: table('id closed owner squad arr', `a 2027-03-01 p0 Field ${amount * count}`),
      };
      const pay = await paid(file.plan, 'FY27-Q1', rows);
      expect(Object.values(pay)).toEqual(Array(count).fill(String(amount)));
    }),
    { numRuns: 30 },
  );
});
