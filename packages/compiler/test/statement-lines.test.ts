import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const tables = {
  roster: table('payee role start', 'ann AE 2027-02-01'),
  deals: table('id closed owner arr kind', 'a 2027-02-10 ann 100000 new'),
};
const onTop = (lines: string) => `${BASICS}${role(`on top { ${lines} }`)}`;

describe('a component that is not paid', () => {
  it('is no part of the total, and is read by others', async () => {
    const { file } = await compiled(
      onTop(`commission Now on NewARR each quarter by itself at 5%
        commission Tried on NewARR each quarter by itself at 6% { shown but not paid }
        commission Base on NewARR each quarter by itself at 1% { neither shown nor paid }
        formula Kicker each quarter by itself = Base earned / 2`),
    );
    expect((await paid(file.plan, 'FY27-Q1', tables)).ann).toBe('5500');
    const { components } = file.plan.roles.AE ?? {};
    expect(components?.Tried?.unpaid).toBe('shown');
    expect(components?.Base?.unpaid).toBe('hidden');
    expect(components?.Now?.unpaid).toBeUndefined();
  });

  it('holds nobody where it has no value', async () => {
    const { file } = await compiled(
      onTop(`commission Now on NewARR each quarter by itself at 5%
        formula Tried each quarter by itself = Margin * Now earned { shown but not paid }`).concat(
        'measure Margin { entered as percent  for each payee  if missing, its component waits }',
      ),
    );
    expect((await paid(file.plan, 'FY27-Q1', tables)).ann).toBe('5000');
  });

  it('is no part of target pay', async () => {
    const plan = `${BASICS}${role(`target pay $40K in the year
      variable pay { 100% K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly  shown but not paid } }`)}`;
    expect(await refusedWith(plan)).toContain('clause-misplaced');
  });

  it('is not held against others', async () => {
    const plan = `${BASICS}${role(`on top {
        commission Now on NewARR each quarter by itself at 5%
        commission Tried on NewARR each quarter by itself at 6% { shown but not paid }
      }
      total { pays the greater of Now and Tried }`)}`;
    expect(await refusedWith(plan)).toContain('not-compiled');
  });
});

it('a component carries its payroll code', async () => {
  const { file } = await compiled(
    onTop('commission Now on NewARR each quarter by itself at 5% { payroll code "COM-110" }'),
  );
  expect(file.plan.roles.AE?.components.Now?.payrollCode).toBe('COM-110');
});
