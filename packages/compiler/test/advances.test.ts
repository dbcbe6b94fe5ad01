import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { paid, table } from './support/pay.ts';

const plan = compiled(`plan "Advances" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        monthly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day
}
data contracts { contract text key  written date  agent payee  helper payee or blank  yearly money  lapsed date or blank }
data premiums { id text key  contract text or blank  received date  agent payee  amount money }
measure Expected {
  total yearly of contracts
  dated written
  credited 100% to agent
}
measure Collected { total amount of premiums  dated received  credited to agent }
role Agent {
  on top {
    commission Life on Collected each month by itself at 110% {
      advance 75% on Expected for each contract, charged back when lapsed
    }
  }
}`);
const roster = table('payee role start', 'ann Agent 2027-01-01', 'bob Agent 2027-01-01');
const months = ['01', '02', '03', '04', '05'];

async function paysOf(contracts: readonly string[], premiums: readonly string[], payee = 'ann') {
  const tables = {
    roster,
    contracts: table('contract written agent helper yearly lapsed', ...contracts),
    premiums: table('id contract received agent amount', ...premiums),
  };
  const { file } = await plan;
  const pays = months.map(async (month) => (await paid(file.plan, `2027-${month}`, tables))[payee]);
  return Promise.all(pays);
}

describe('an advance', () => {
  it('is paid at once, and what comes in is paid when it has caught up', async () => {
    // 75% of $400 is $300, paid as $330; three payments of $100 repay it, the fourth pays $110.
    const premiums = months.map((month) => `p${month} C1 2027-${month}-10 ann 100`);
    expect(await paysOf(['C1 2027-01-10 ann - 400 -'], premiums)).toEqual(['330', '0', '0', '110', '110']);
  });

  it('is repaid by its own contract only', async () => {
    const contracts = ['C1 2027-01-10 ann - 400 -', 'C2 2027-02-01 ann - 1000 -'];
    const premiums = ['a C1 2027-02-10 ann 250', 'b C1 2027-03-10 ann 250', 'c - 2027-04-10 ann 10'];
    // C1: $330, then nothing for 250 of its 300, then 200 beyond it. C2: $825 at once, and nothing comes in.
    expect(await paysOf(contracts, premiums)).toEqual(['330', '825', '220', '11', '0']);
  });

  it('is charged back as far as it is open when the contract lapses', async () => {
    const premiums = ['a C1 2027-01-10 ann 100', 'b C1 2027-02-10 ann 100', 'c C1 2027-05-10 ann 50'];
    // $200 of $300 are repaid; the lapse takes $110 back, and what comes in later is paid.
    expect(await paysOf(['C1 2027-01-10 ann - 400 2027-03-31'], premiums)).toEqual([
      '330',
      '0',
      '-110',
      '0',
      '55',
    ]);
    expect(await paysOf(['C1 2027-01-10 ann - 400 2027-01-31'], [])).toEqual(['0', '0', '0', '0', '0']);
  });

  it("is nobody else's", async () => {
    const premiums = ['a C1 2027-02-10 bob 100'];
    expect(await paysOf(['C1 2027-01-10 ann - 400 -'], premiums)).toEqual(['330', '0', '0', '0', '0']);
    expect(await paysOf(['C1 2027-01-10 ann - 400 -'], premiums, 'bob')).toEqual(['0', '110', '0', '0', '0']);
  });

  it('pays in the end what came in, or the advance where less came in', async () => {
    const sumOf = async (amount: number) => {
      const premiums = months.map((month) => `p${month} C1 2027-${month}-10 ann ${amount}`);
      const pays = await paysOf(['C1 2027-01-10 ann - 400 -'], premiums);
      return pays.reduce((all, pay) => all + Number(pay), 0);
    };
    expect(await sumOf(90)).toBe(495);
    expect(await sumOf(40)).toBe(330);
  });
});
