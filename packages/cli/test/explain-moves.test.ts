import { expect, test } from 'vitest';
import { folderOf, ontarget } from './support/command.ts';

const plan = `plan "Field sales" {
  currency    USD
  year        2028-01-01 to 2028-12-31
  paid        monthly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money }
measure Sales { total amount of deals  dated closed  credited to owner }
team Field { team East team West }
curve Straight marginal { from 0%: 1x }
role Rep in Field {
  target pay $58K in the year unless the roster says otherwise
  variable pay {
    100% Sold on Sales each month by itself curve Straight {
      quota $1.16M in the year, phased evenly unless the roster says otherwise
    }
  }
}
`;
const folder = folderOf({
  'plan.ote': plan,
  'data/roster.csv': `payee,role,team,start,end,target_pay,quota
ann,Rep,East,2027-01-01,2028-02-15,,
ann,Rep,West,2028-02-16,,,
bob,Rep,East,2027-01-01,2028-02-15,58000,1160000
bob,Rep,East,2028-02-16,,69600,1392000
cem,Rep,East,2027-01-01,2028-02-08,,
cem,Rep,East,2028-02-23,,,
`,
  'data/deals.csv': 'id,closed,owner,amount\nD1,2028-02-10,ann,50000\nD2,2028-02-20,ann,40000\n',
});
const explained = (payee: string, period = '2028-02') =>
  ontarget(['explain', payee, folder, '--period', period]).stdout;

test('a transfer in mid-month says where the payee was when, and has each team by its own days', () => {
  const text = explained('ann');
  const where =
    'In this period: Rep in East until 2028-02-15; Rep in West from 2028-02-16. Each role and team has a statement of its own, by its own days.';
  expect(text.split(where)).toHaveLength(3);
  expect(text).toContain('2028-02 until 2028-02-15: $96,666.666… × 15/29 of its days = $50,000.00');
  expect(text).toContain('2028-02 from 2028-02-16: $96,666.666… × 14/29 of its days = $46,666.666…');
  expect(text).toContain('Target pay of the roster until 2028-02-15: $58,000.00');
});

test('another target pay and quota in mid-month are told beside those before', () => {
  const text = explained('bob');
  expect(text).toContain('Quota of the roster until 2028-02-15: $1,160,000.00');
  expect(text).toContain('Quota of the roster from 2028-02-16: $1,392,000.00');
  expect(text).not.toContain('In this period');
});

test('a leave says from when to when somebody was there', () => {
  expect(explained('cem')).toContain(
    'In this period: Rep in East until 2028-02-08; Rep in East from 2028-02-23.\n',
  );
});

test('who is there throughout is told nothing of it', () => {
  expect(explained('ann', '2028-03')).not.toContain('In this period');
});
