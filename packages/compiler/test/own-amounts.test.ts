import { expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const plan = `${BASICS}
measure EPS "Earnings per share" { entered as money  for the company  if missing, its component waits }
curve ByEps linear { below $1.80: 0%  at $1.80: 50%  at $2.00: 100%  at $2.20: 200%, then flat }
${role('target pay $40K in the year\n variable pay { 100% E on EPS the year by itself curve ByEps }')}`;
const roster = table('payee role start', 'ann AE 2027-02-01');

it.each([
  ['$1.79', '0'],
  ['$1.80', '20000'],
  ['$1.90', '30000'],
  ['$2.00', '40000'],
  ['$2.10', '60000'],
  ['$2.50', '80000'],
])('a weighted component is paid by a curve of its own amounts: %s', async (eps, pays) => {
  const { file } = await compiled(plan);
  const results = table('measure for period value', `EPS - FY27 ${eps}`);
  expect((await paid(file.plan, 'FY27-Q4', { roster, results })).ann).toBe(pays);
});
