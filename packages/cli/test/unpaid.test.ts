import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';

const folder = folderOf({
  'plan.ote': `plan "Tried" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  leavers     earn up to their last day
}

measure Sold   { entered as money    for each payee  if missing, its component waits }
measure Margin { entered as percent  for each payee  if missing, its component waits }

role Seller {
  on top {
    commission Now    on Sold each quarter by itself at 5% { payroll code "COM-110" }
    commission Tried  on Sold each quarter by itself at 6% { shown but not paid }
    formula    Share  each quarter by itself = Margin * Sold { shown but not paid }
    commission Base   on Sold each quarter by itself at 1% { neither shown nor paid }
  }
}
`,
  'data/roster.csv': 'payee,role,start\nann,Seller,2026-01-01\n',
  'data/results.csv': 'measure,for,period,value\nSold,ann,FY27-Q1,10000\n',
});
const of = (command: string, ...more: string[]) =>
  command === 'explain'
    ? ontarget(['explain', 'ann', folder, '--period', 'FY27-Q1', ...more])
    : ontarget([command, folder, '--period', 'FY27-Q1', ...more]);

test('what is not paid stands beside what is, and keeps nobody from being paid', () => {
  const { stdout, status } = of('run');
  expect(status).toBe(0);
  const [, headings, , ann] = stdout.split('\n');
  expect(headings?.trim().split(/ {2,}/)).toEqual([
    'Payee',
    'Now',
    'Paid',
    'Share (not paid)',
    'Tried (not paid)',
  ]);
  expect(ann?.trim().split(/ {2,}/)).toEqual(['ann', '$500.00', '$500.00', 'held', '$600.00']);
});

test('programs get it apart from the components, with the payroll code', () => {
  expect(jsonOf('run', of('run', '--json'))).toMatchObject({
    payees: [
      {
        components: [{ component: 'role/Seller/Now', payrollCode: 'COM-110' }],
        shown: [
          { component: 'role/Seller/Share', status: 'held' },
          { component: 'role/Seller/Tried', payout: { value: '600', unit: 'USD' } },
        ],
      },
    ],
  });
});

test('an explanation says that it is not paid', () => {
  const { stdout } = of('explain');
  expect(stdout).toMatch(/^Paid: \$500\.00 = Now \$500\.00/m);
  expect(stdout).toMatch(/^Tried is not paid and would be \$600\.00: \$10,000\.00 at 6%/m);
  expect(stdout).not.toContain('Base');
});

test('it posts nothing', () => {
  const { stdout } = of('close', '--ledger', `${folder}/ledger.ndjson`);
  expect(stdout).toContain('Posted 1 line');
});
