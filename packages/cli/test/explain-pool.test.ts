import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, ontarget } from './support/command.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/language/pools.md'), 'utf8');
const [, plan = ''] = /```ote plan\n(plan "Self-funded"[\s\S]*?)\nexamples/.exec(page) ?? [];

const folder = folderOf({
  'plan.ote': plan,
  'data/roster.csv':
    'payee,role,team,start\nann,Rep,Field,2027-01-01\nbob,Rep,Field,2027-01-01\ncy,Rep,Field,2027-06-01\n',
  'data/results.csv': 'measure,for,period,value\nProfit,,FY27,$1600000\n',
});

test('a pool that pays for itself shows its equation with numbers, that the solution fits, and the share', () => {
  const { stdout } = ontarget(['explain', 'ann', folder, '--period', 'FY27']);
  expect(stdout).toMatch(
    /Gain, fund: \$100,000\.00 = \(\(Profit before the pool of the company \$1,600,000\.00 − itself \$100,000\.00\) − \$500,000\.00 = \$1,000,000\.00, at least \$0\.00\) × 10%/,
  );
  expect(stdout).toContain(
    '"itself" is this amount, the only one for which both sides agree: with $100,000 inside it, the formula comes to $100,000',
  );
  expect(stdout).toMatch(/Gain, less its reserve: \$80,000\.00 = Gain, fund \$100,000\.00 × 80%/);
  expect(stdout).toMatch(
    /\$26,666\.67 = \$80,000 × 1 ÷ 3, in whole units of \$0\.01: what is left over goes to the largest remainders/,
  );
  expect(stdout).toContain('share among those in Field: 3 of them, who count 3 together');
});
