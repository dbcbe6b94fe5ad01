import { describe, expect, it } from 'vitest';
import { compiled, compileFiles, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER } from './support/plans.ts';

const SHARED = `
team Executive { team Finance }
measure Profit { entered as percent  for the company  if missing, its component waits }
measure Board { scored 0% to 200%  for each payee by board  if missing, its component waits }
curve Line linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
`;
const SCORECARD = `
scorecard for Executive {
  75% Company on Profit the year by itself curve Line
  25% Goals on Board the year by itself as scored { requires Company attainment at least 0%, otherwise pays nothing }
  total { multiplied by 1.1x when Profit is above 110% }
}
`.replace('requires Company attainment at least 0%', 'requires Company earned at least $0');
const ROLES = `
roles in Executive {
  | role | base | target pay | on-target pay | variable |
  | CEO "Chief executive" | $900K | 120% of base | | |
  | CFO | | $300K | | |
  | COO | | | $800K | 50% |
}
`;
const header = HEADER.replace('quarterly', 'yearly').replace(
  '2027-02-01 to 2028-01-31',
  '2027-01-01 to 2027-12-31',
);
const people = table('payee role start', 'ann CEO 2027-01-01', 'bob CFO 2027-01-01', 'cy COO 2027-07-01');
const results = table(
  'measure for period value',
  'Profit - FY27 100%',
  'Board ann FY27 200%',
  'Board bob FY27 50%',
  'Board cy FY27 100%',
);

async function year(files: Parameters<typeof compiled>[0]) {
  const { file } = await compiled(files);
  return paid(file.plan, 'FY27', { roster: people, results });
}

describe('a scorecard', () => {
  it('pays each role of its team by the weights it shares, from what its row says of pay', async () => {
    // $1.08M x (75% + 25% x 200%), $300K x (75% + 12.5%), and half a year of $400K.
    expect(await year(`${header}${SHARED}${SCORECARD}${ROLES}`)).toEqual({
      ann: '1350000',
      bob: '262500',
      cy: '200000',
    });
  });

  it('is found in whichever file of the plan it stands, with the same digest', async () => {
    const one = await compiled(`${header}${SHARED}${SCORECARD}${ROLES}`);
    const files = { 'plan.ote': `${header}${ROLES}`, 'a.ote': SCORECARD, 'z.ote': SHARED };
    expect((await compiled(files)).digest).toBe(one.digest);
    const used = {
      'plan.ote': `use "../company"\n${header}${ROLES}`,
      '../company/shared.ote': `${SHARED}${SCORECARD}`,
    };
    expect((await compiled(used)).digest).toBe(one.digest);
  });

  it('is the same as the role written out', async () => {
    const inside = SCORECARD.trim()
      .replace('scorecard for Executive {', 'variable pay {')
      .replace(/ {2}total .*\n\}$/, '}');
    const written = `role CFO in Executive {
      target pay $300K in the year
      ${inside}
      total { multiplied by 1.1x when Profit is above 110% }
    }`;
    const row = ROLES.split('\n')
      .filter((line) => !/CEO|COO/.test(line))
      .join('\n');
    const [a, b] = await Promise.all(
      [written, `${SCORECARD}${row}`].map((text) => compiled(`${header}${SHARED}${text}`)),
    );
    expect(a?.digest).toBe(b?.digest);
  });

  it('is for the very team that it names, not for those below', async () => {
    const below = 'roles in Finance {\n | role | target pay |\n | Controller | $50K |\n}';
    const result = await compileFiles(`${header}${SHARED}${SCORECARD}${ROLES}${below}`);
    const roles = result.ok ? result.file.plan.roles : {};
    expect(Object.keys(roles.CEO?.components ?? {})).toEqual(['Company', 'Goals']);
    expect(roles.Controller?.components).toEqual({});
  });

  it('leaves room for what a role has on top, and for no second variable pay or total', async () => {
    const cro = (inside: string) =>
      `${header}${SHARED}${SCORECARD}${ROLES}role CRO in Executive { target pay $100K in the year ${inside} }`;
    expect(await refusedWith(cro('on top { bonus Extra $5 the year by itself { in full } }'))).toEqual([]);
    expect(await refusedWith(cro('variable pay { 100% X on Profit the year by itself curve Line }'))).toEqual(
      ['said-twice'],
    );
    expect(await refusedWith(cro('total { cap payout at $5 in full }'))).toEqual(['said-twice']);
    expect(await refusedWith(`${cro('')}${SCORECARD}`)).toContain('said-twice');
  });

  it('has weights that add up to the whole, and roles that say their pay', async () => {
    const wrong = SCORECARD.replace('25%', '20%');
    expect(await refusedWith(`${header}${SHARED}${wrong}${ROLES}`)).toEqual(['weights-not-100']);
    const unpaid = 'roles in Executive {\n | role |\n | CEO |\n}';
    expect(await refusedWith(`${header}${SHARED}${SCORECARD}${unpaid}`)).toEqual(['pay-missing']);
  });
});
