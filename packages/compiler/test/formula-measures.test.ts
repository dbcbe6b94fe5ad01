import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { DEALS, HEADER, role } from './support/plans.ts';

const BASE = `${HEADER}${DEALS.replace('credited to owner', 'credited to owner  rolled up to managers of owner')}
team Sales { team Field team Web }
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
measure Returned { entered as money  for each payee  if missing, its component waits }
measure Tax { entered as percent  for the company  if missing, its component waits }
`;
const roster = table(
  'payee role team start manager',
  'ann AE Field 2027-02-01 lee',
  'bob AE Web 2027-02-01 lee',
  'lee AE Sales 2027-02-01 -',
);
const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 1000 new',
  'b 2027-03-10 bob 3000 new',
  'c 2027-03-10 lee 500 new',
);
const entered = (...lines: readonly string[]) => table('measure for period value', ...lines);

async function pays(measure: string, component: string, results = entered()) {
  const { file } = await compiled(`${BASE}measure Made { ${measure} }\n${role(`on top { ${component} }`)}`);
  return paid(file.plan, 'FY27-Q1', { roster, deals, results });
}

describe('a measure worked out from others', () => {
  const taxed = entered(
    'Tax - FY27-Q1 25%',
    'Returned ann FY27-Q1 $200',
    'Returned bob FY27-Q1 $0',
    'Returned lee FY27-Q1 $0',
  );

  it('is of the payee, and reads the number of the company as it is', async () => {
    const all = await pays(
      'worked out as (NewARR - Returned) * (100% - Tax)',
      'commission K on Made own credit each quarter by itself at 10%',
      taxed,
    );
    expect(all).toEqual({ ann: '60', bob: '225', lee: '75/2' });
  });

  it('is of those below, of the team or of the company where that is asked for', async () => {
    const half = 'worked out as NewARR / 2';
    expect(await pays(half, 'commission K on Made rolled-up credit each quarter by itself at 10%')).toEqual({
      ann: '0',
      bob: '0',
      lee: '200',
    });
    expect(await pays(half, 'commission K on Made of its team each quarter by itself at 10%')).toEqual({
      ann: '50',
      bob: '150',
      lee: '225',
    });
    expect(
      await pays(`${half}  for the company`, 'commission K on Made each quarter by itself at 10%'),
    ).toMatchObject({ ann: '225', bob: '225' });
  });

  it('has a quota of the year where sums of periods add up', async () => {
    const plan = `${BASE}measure Made { worked out as NewARR * 2 - NewARR }
${role('target pay $40K in the year  variable pay { 100% K on Made own credit each quarter by itself curve Straight { quota $4,000 in the year, phased evenly } }')}`;
    const { file } = await compiled(plan);
    expect(await paid(file.plan, 'FY27-Q1', { roster, deals })).toMatchObject({ ann: '10000', bob: '30000' });
    const least = await compiled(plan.replace('NewARR * 2 - NewARR', 'least(NewARR, $2,000)'));
    expect(await paid(least.file.plan, 'FY27-Q1', { roster, deals })).toMatchObject({
      ann: '10000',
      bob: '20000',
    });
    const goal = `${BASE}measure Made { worked out as least(NewARR, $2,000) }
goal G = Made $4,000 in the year, phased evenly { carried by AE }
${role('target pay $40K in the year  variable pay { 100% K on G each quarter by itself curve Straight }')}`;
    expect(await refusedWith(goal)).toContain('not-compiled');
  });

  it('is held with what it reads, and where it divides by zero', async () => {
    const formula = 'commission K on Made own credit each quarter by itself at 10%';
    expect(await pays('worked out as NewARR - Returned', formula)).toMatchObject({ ann: 'missing-result' });
    const none = entered('Tax - FY27-Q1 0%');
    expect(await pays('worked out as NewARR / Tax', formula, none)).toMatchObject({ ann: 'zero-divisor' });
  });
});

describe('refusals', () => {
  it.each([
    ['measure A { worked out as B * 2 }\nmeasure B { worked out as A / 2 }', 'A', ['circular-definition']],
    ['measure A { worked out as NewARR + A }', 'A', ['circular-definition']],
    ['measure A { worked out as NewARR  if missing, pays nothing }', 'A', ['clause-misplaced']],
    ['measure A { worked out as NewARR + 5% }', 'A', ['units-do-not-combine']],
    [
      'measure A { rank of A among those in Sales on the last day  ties share the better rank  if missing, pays nothing }',
      '$1 * A',
      ['circular-definition'],
    ],
  ])('%s', async (measures, formula, codes) => {
    const plan = `${BASE}${measures}\n${role(`on top { formula F each quarter by itself = ${formula} + 0% * (Returned + $1 * Tax) }`)}`;
    expect([...new Set(await refusedWith(plan))]).toEqual(codes);
  });
});
