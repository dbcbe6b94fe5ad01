import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, ontarget } from './support/command.ts';

const plan = (pay: string, amended = '') => `plan "Sellers" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        monthly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day
  ${amended}
}

data deals { id text key  closed date  owner payee  amount money }

measure Sales { total amount of deals  dated closed  credited to owner }

curve Straight marginal { from 0%: 1x }

role Seller {
  target pay ${pay} in the year
  variable pay {
    100% Sold on Sales each month, year to date against quota to date curve Straight {
      quota $1.2M in the year, phased evenly
      if pay to date falls, take it back
    }
  }
}
`;
const home = folderOf({
  'sellers/plan.ote': plan('$60K'),
  'sellers/data/roster.csv': 'payee,role,start\nann,Seller,2026-03-01\n',
  'sellers/data/deals.csv': 'id,closed,owner,amount\nD1,2027-06-15,ann,500000\nD2,2027-07-10,ann,50000\n',
});
const sellers = join(home, 'sellers');
const published = join(home, 'published');
const july = ['--registry', published, '--period', '2027-07'];

test('an amendment is published for the day that it names, and pays on from what the version before came to', () => {
  expect(ontarget(['publish', sellers, '--to', published, '--unsigned']).status).toBe(0);
  writeFileSync(join(sellers, 'plan.ote'), plan('$72K', 'amended from 2027-07-01, results continue'));
  const other = ontarget(['publish', sellers, '--to', published, '--unsigned', '--effective', '2027-08-01']);
  expect(other.stderr).toContain('the plan says that it is amended from 2027-07-01, not from 2027-08-01');
  expect(ontarget(['publish', sellers, '--to', published, '--unsigned']).stdout).toContain(
    'in force from 2027-07-01',
  );
  expect(ontarget(['run', sellers, ...july]).stdout).toContain('Paid to 1 payee for 2027-07: $3,285.71');
});

test('an explanation has each stretch by the version of its time', () => {
  const { stdout } = ontarget(['explain', 'ann', sellers, ...july]);
  expect(stdout).toContain('Sales, FY27-H1: $500,000.00 = total of amount, own credit');
  expect(stdout).toContain('by the version of the plan that was in force then');
  expect(stdout).toContain('$550,000.00 = the sum of its parts, each by the version of its time');
  expect(stdout).toContain('To date in the period before: $25,000.00');
});

test('without the versions before, who was there then is in error', () => {
  const { stdout, status } = ontarget(['run', sellers, '--period', '2027-07']);
  expect(status).toBe(3);
  expect(stdout).toContain('the version that was in force then is not given');
});
