import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';

const plan = `plan "Shortfalls" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        monthly
  rounding    half up to $0.01, each payment
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay in full, open shortfalls owed
}

data deals { id text key  closed date  owner payee  amount money }

measure Sales { total amount of deals  dated closed  credited to owner }

curve Straight marginal { from 0%: 1x }

role Rep {
  target pay $12K in the year
  variable pay {
    100% Sold on Sales each month, year to date against full-year quota curve Straight {
      quota $12K in the year, phased evenly
      if pay to date falls, deduct it from later pay of this component
    }
  }
  on top { bonus Stay $1,200 each month by itself { in full } }
}
`;
const folder = folderOf({
  'plan.ote': plan,
  'data/roster.csv': 'payee,role,start,end\nann,Rep,2027-01-01,2027-03-20\n',
  'data/deals.csv':
    'id,closed,owner,amount\nD1,2027-01-10,ann,3000\nD2,2027-02-10,ann,-2500\nD3,2027-03-01,ann,500\n',
});

test('a run shows what is taken from the last payment for shortfalls, and what is still owed', () => {
  const { stdout, status } = ontarget(['run', folder, '--period', '2027-03']);
  expect(status).toBe(0);
  const [, headings, , ann] = stdout.split('\n');
  expect(headings?.split(/ {2,}/).slice(1)).toEqual([
    'Sold',
    'Stay',
    'Taken for shortfalls',
    'Shortfalls still owed',
    'Paid',
  ]);
  expect(ann?.split(/ {2,}/).slice(1)).toEqual(['$0.00', '$1,200.00', '$1,200.00', '$800.00', '$0.00']);
});

test('for programs a component has its shortfall, exactly', () => {
  const outcome = jsonOf('run', ontarget(['run', folder, '--period', '2027-03', '--json']));
  const usd = (value: string) => ({ value, unit: 'USD' });
  const shortfall = { broughtIn: usd('2500'), out: usd('0'), back: usd('500'), closing: usd('2000') };
  expect(outcome).toMatchObject({
    payees: [{ components: [{ title: 'Sold', shortfall }, { title: 'Stay' }] }],
  });
});

test('an explanation says period by period what is still to be deducted', () => {
  const { stdout } = ontarget(['explain', 'ann', folder, '--period', '2027-03']);
  expect(stdout).toContain('still to be deducted after 2027-01: $0.00');
  expect(stdout).toContain('still to be deducted after 2027-02: $2,500.00');
  expect(stdout).toContain('Deducted of an earlier fall: $500.00');
  expect(stdout).toContain('Taken from the last payment for shortfalls: $1,200.00');
});
