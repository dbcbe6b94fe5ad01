import { describe, expect, test } from 'vitest';
import { arrOf, assigned, deal, number, onePlan, ownerCredits, value } from './builders.ts';
import { helped, measured, SPLIT } from './crediting.ts';
import { col, is, num } from './expressions.ts';

describe('teams and the company', () => {
  const plan = onePlan({}, { tables: { 'credits/NewARR': SPLIT } });
  const team = (name: string) => ({
    ...plan,
    values: { ...plan.values, 'role/AE/NewBusiness/actual': value(arrOf({ team: name })) },
  });
  const company = {
    ...plan,
    values: { ...plan.values, 'role/AE/NewBusiness/actual': value(arrOf('company')) },
  };
  const rows = {
    roster: [assigned('ann', { team: 'Enterprise' }), assigned('bob', { team: 'Web' })],
    deals: [
      deal('D1', 'ann', '2027-02-10', 100_000, helped('0.3')),
      deal('D2', 'nobody', '2027-02-10', 5_000, { helper_share: number(0) }),
      deal('D3', null, '2027-02-10', 40, { helper_share: number(0) }),
      deal('D4', 'ann', null, 1, { helper_share: number(0) }),
    ],
  };

  test('a team has the direct credit of its members and of the teams below it', async () => {
    expect(await measured(team('Enterprise'), rows, 'ann')).toBe('70000');
    expect(await measured(team('Sales'), rows, 'ann')).toBe('70000');
    expect(await measured(team('Web'), rows, 'ann')).toBe('30000');
  });

  test('the company has each dated row once, whoever is credited', async () => {
    expect(await measured(company, rows, 'ann')).toBe('105040');
  });

  test('a row counts for a team at most once, however much of it its members are credited', async () => {
    const overlay = onePlan(
      {},
      {
        tables: {
          'credits/NewARR': ownerCredits({
            credits: [
              { to: 'owner', share: num(1), blank: 'nobody' },
              { to: 'helper', share: num('0.5'), blank: 'nobody' },
            ],
          }),
        },
        values: { 'role/AE/NewBusiness/actual': value(arrOf('its team')) },
      },
    );
    const both = {
      roster: [assigned('ann'), assigned('bob')],
      deals: [deal('D1', 'ann', '2027-02-10', 100, { helper: 'bob' })],
    };
    expect(await measured(overlay, both, 'ann')).toBe('100');
  });

  test('count weighs by share, and greatest takes the greatest credited amount', async () => {
    const counting = onePlan({}, { tables: { 'credits/NewARR': SPLIT } });
    const made = (formula: Parameters<typeof value>[0]) => ({
      ...counting,
      values: { ...counting.values, 'role/AE/NewBusiness/actual': value(formula, 'count') },
    });
    const credits = 'credits/NewARR';
    expect(
      await measured(made({ op: 'total', function: 'count', credits, whose: 'payee own' }), rows, 'ann'),
    ).toBe('7/10');
    expect(
      await measured(
        made({ op: 'total', function: 'greatest', credits, of: col('arr'), whose: 'payee own' }),
        rows,
        'bob',
      ),
    ).toBe('30000');
    const none = {
      op: 'total',
      function: 'greatest',
      credits,
      of: col('arr'),
      where: is(col('kind'), 'renewal'),
      whose: 'payee own',
    } as const;
    expect(await measured(made(none), rows, 'bob')).toBe('0');
  });
});
