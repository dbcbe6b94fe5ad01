import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';

const plan = `plan "Abroad" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  paid        in the payee's currency, converted at Rates on the payment's last day
  rounding    half up to $0.01, each component
  leavers     earn up to their last day
}
data deals { id text key  closed date  owner payee  currency currency  amount money in currency }
data roster { currency currency }
data Rates { currency currency key  begins date key  rate money }
measure Sold { total amount converted at Rates on closed of deals  dated closed  credited to owner }
role Rep { on top { commission Sales on Sold each quarter by itself at 10% } }
`;

const files = {
  'plan.ote': plan,
  'data/roster.csv':
    'payee,role,start,end,currency\nAnn,Rep,2027-01-01,,EUR\nBo,Rep,2027-01-01,,JPY\nCy,Rep,2027-01-01,,EUR\n',
  'data/deals.csv':
    'id,closed,owner,currency,amount\nD1,2027-01-20,Ann,EUR,1000\nD2,2027-01-20,Bo,USD,300\nD3,2027-02-20,Cy,JPY,100000\n',
  'data/Rates.csv': 'currency,begins,rate\nEUR,2027-01-01,1.10\nEUR,2027-03-01,1.25\nJPY,2027-01-01,0.0075\n',
};

const folder = folderOf(files);
const run = (...more: string[]) => ontarget(['run', folder, '--period', 'FY27-Q1', ...more]);

describe('payments in several currencies', () => {
  test('are told by currency, and never added up over them', () => {
    const { stdout, status } = run();
    expect(status).toBe(0);
    // 1,000 EUR at 1.10 are $1,100: $110, and 88 EUR at 1.25. $75 are 60 EUR. $30 are 4,000 yen.
    expect(stdout).toMatch(/^Ann\s+\$110\.00\s+\$110\.00\s+€88\.00$/m);
    expect(stdout).toMatch(/^Bo\s+\$30\.00\s+\$30\.00\s+¥4,000$/m);
    expect(stdout).toContain("Paid out in the payees' currencies: €148.00 to 2 payees, ¥4,000 to 1 payee");
  });

  test('stand in the JSON and the files with the rate and its days', () => {
    const out = join(folder, 'out');
    const { payments, payees } = jsonOf('run', run('--json', '--out', out)) as {
      payments: unknown;
      payees: { payment: unknown }[];
    };
    expect(payments).toEqual([
      { value: '148', unit: 'EUR' },
      { value: '4000', unit: 'JPY' },
    ]);
    expect(payees[0]?.payment).toEqual({
      amount: { value: '88', unit: 'EUR' },
      rates: [
        {
          table: 'Rates',
          currency: 'EUR',
          quoted: 'direct',
          rate: { value: '5/4', unit: 'USD' },
          on: '2027-03-31',
          begins: '2027-03-01',
        },
      ],
    });
    expect(readFileSync(join(out, 'payees.csv'), 'utf8')).toContain(
      'Bo,Rep,,paid,30.00,,USD,4000,JPY,"1 JPY = 0.0075 USD, Rates on 2027-03-31 from 2027-01-01"',
    );
  });

  test('are explained down to the rate of each deal', () => {
    const { stdout } = ontarget(['explain', 'Ann', folder, '--period', 'FY27-Q1']);
    expect(stdout).toContain('€1,000 at €1 = $1.10 from 2027-01-01, Rates on 2027-01-20: $1,100.00');
    expect(stdout).toContain('$110 at €1 = $1.25 from 2027-03-01, Rates on 2027-03-31');
  });

  test('are not told in a public log where they would tell the pay of a few', () => {
    const { stdout } = ontarget(['run', folder, '--period', 'FY27-Q1'], { env: { CI: 'true' } } as never);
    expect(stdout).not.toContain('148.00');
    expect(stdout).not.toContain('4,000');
  });
});
