import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const BASE = `${HEADER}team Sales { team Field team Web }
measure Sold { entered as money  for each payee  if missing, its component waits }
measure Margin { entered as money  for each payee  if missing, pays nothing }
curve Prizes steps { below 2: $500  from 2: $300  from 3: $100  above 3: $0 }
`;
const roster = table(
  'payee role team start end',
  'ann AE Field 2027-02-01 -',
  'bob AE Field 2027-02-01 -',
  'cy AE Web 2027-02-01 -',
  'dee AE Web 2027-03-01 -',
  'eve AE Web 2027-02-01 2027-04-29',
);
const sold = (results: Readonly<Record<string, string>>, more: readonly string[] = []) =>
  table(
    'measure for period value',
    ...Object.entries(results).map(([payee, value]) => `Sold ${payee} FY27-Q1 ${value}`),
    ...more,
  );
const SOLD = { ann: '$100', bob: '$300', cy: '$300', dee: '$50', eve: '$900' };

/** What each is paid by a measure in money. */
async function paysBy(body: string, formula: string, results = sold(SOLD), rows = roster) {
  const plan = `${BASE}measure Measured { ${body} }
${role(`on top { formula F each quarter by itself = ${formula} + $0 * (Prize + Margin) }`)}
measure Prize { award Prizes by rank of Sold among those in Sales on the last day, ties share the better rank }`;
  const { file } = await compiled(plan.replace(' + $0 * (Prize + Margin)', ' + 0% * Prize'));
  return paid(file.plan, 'FY27-Q1', { roster: rows, results });
}

const award = (ties: string, among = 'in Sales on the last day') =>
  paysBy(`award Prizes by rank of Sold among those ${among}, ties ${ties}`, 'Measured');

describe('awards by rank', () => {
  it('go to who is there on the day; who is not has none', async () => {
    expect(await award('share the better rank')).toEqual({
      ann: '100',
      bob: '500',
      cy: '500',
      dee: '0',
      eve: '0',
    });
    expect(await award('share the better rank', 'in Field on the last day')).toMatchObject({
      ann: '300',
      bob: '500',
      cy: '0',
    });
    // On the 15th of February eve was there and dee was not.
    expect(await award('share the better rank', 'in Sales on 2027-02-15')).toEqual({
      ann: '0',
      bob: '300',
      cy: '300',
      dee: '0',
      eve: '500',
    });
  });

  it('say what ties get', async () => {
    expect(await award('share the worse rank')).toMatchObject({ ann: '100', bob: '300', cy: '300' });
    expect(await award('share the awards of their places')).toMatchObject({
      ann: '100',
      bob: '400',
      cy: '400',
    });
  });

  it('may go by another measure where results are equal', async () => {
    const margins = [
      'Margin ann FY27-Q1 $0',
      'Margin bob FY27-Q1 $5',
      'Margin cy FY27-Q1 $9',
      'Margin dee FY27-Q1 $0',
    ];
    const body = 'award Prizes by rank of Sold among those in Sales on the last day, ties go by Margin';
    const all = await paysBy(body, 'Measured', sold(SOLD, margins));
    expect(all).toMatchObject({ ann: '100', bob: '300', cy: '500', dee: '0' });
  });

  it('may ask for a result to take part', async () => {
    const all = await paysBy(
      'award Prizes by rank of Sold among those in Sales on the last day with results above $0, ties share the awards of their places',
      'Measured',
      sold({ ...SOLD, ann: '$0', dee: '$0' }),
    );
    expect(all).toEqual({ ann: '0', bob: '400', cy: '400', dee: '0', eve: '0' });
  });
});

describe('ranks and percentiles among people', () => {
  const rank = (body: string, formula = '$1 * Measured') =>
    paysBy(`${body}  if missing, pays nothing`, formula, sold(SOLD));

  it('count from 1 for the best, and from the other end where less is better', async () => {
    const body = 'rank of Sold among those who are AE on the last day, ties share the better rank';
    expect(await rank(body)).toMatchObject({ ann: '3', bob: '1', cy: '1', dee: '4', eve: 'blank-value' });
    expect(await rank(body.replace('better', 'worse'))).toMatchObject({ ann: '3', bob: '2', cy: '2' });
  });

  it('are from 0% to 100% as percentiles of one another', async () => {
    const body = 'percentile of Sold among those in Sales on the last day';
    expect(await rank(body, '$90 * Measured')).toMatchObject({ ann: '30', bob: '90', cy: '90', dee: '0' });
  });

  it('have nobody to stand among alone', async () => {
    const alone = table('payee role team start end', 'ann AE Field 2027-02-01 -');
    const body = 'percentile of Sold among those in Sales on the last day  if missing, pays nothing';
    expect(await paysBy(body, '$1 * Measured', sold({ ann: '$1' }), alone)).toEqual({
      ann: 'too-few-others',
    });
  });

  it('hold everybody who is ranked with somebody whose result is missing', async () => {
    const { cy: _, ...some } = SOLD;
    const held = 'missing-result';
    const all = await paysBy(
      'rank of Sold among those in Web on the last day, ties share the better rank  if missing, pays nothing',
      '$1 * Measured',
      sold(some),
    );
    expect(all).toMatchObject({ cy: held, dee: held });
  });

  it('may be of the attainment of a component, read in the role that has it', async () => {
    const plan = `${BASE}curve C linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then flat }
measure Place { rank of New attainment among those in Sales on the last day, ties share the better rank  if missing, pays nothing }
curve ByPlace steps { below 2: 100%  from 2: 50%  above 2: 0% }
${role(`target pay $40K in the year  variable pay { 100% New on Sold each quarter by itself curve C { quota $1,000 in the quarter } }
on top { formula F each quarter by itself = $100 * (curve ByPlace at Place) }`)}`;
    const { file } = await compiled(plan);
    const people = table('payee role team start end', 'ann AE Field 2027-02-01 -', 'bob AE Web 2027-02-01 -');
    const all = await paid(file.plan, 'FY27-Q1', {
      roster: people,
      results: sold({ ann: '$500', bob: '$2,000' }),
    });
    expect(all).toEqual({ ann: '5050', bob: '10100' });
  });
});

it('awards that are shared add up to those of the places, whoever is equal to whom', async () => {
  const plan =
    `${BASE}measure Prize { award Prizes by rank of Sold among those in Sales on the last day, ties share the awards of their places }
${role('on top { formula F each quarter by itself = Prize }')}`.replace(
      'measure Margin { entered as money  for each payee  if missing, pays nothing }',
      '',
    );
  const { file } = await compiled(plan.replace('half up to $0.01', 'half up to $0.01'));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 8 }),
      async (amounts) => {
        const names = amounts.map((_, index) => `p${index}`);
        const rows = table(
          'payee role team start end',
          ...names.map((name) => `${name} AE Web 2027-02-01 -`),
        );
        const results = sold(Object.fromEntries(amounts.map((amount, index) => [`p${index}`, `$${amount}`])));
        const all = await paid(file.plan, 'FY27-Q1', { roster: rows, results });
        const cents = Object.values(all).map((text) => {
          const [n = '', d = '1'] = text.split('/');
          return (Number(n) / Number(d)) * 100;
        });
        const total = cents.reduce((sum, one) => sum + one, 0);
        // Each of the shares is rounded to a cent.
        expect(Math.abs(total - 90_000)).toBeLessThan(amounts.length);
      },
    ),
    { numRuns: 25 },
  );
});

describe('refusals', () => {
  it.each([
    ['rank of Sold among those in Sales on the last day  if missing, pays nothing', ['choice-ties']],
    ['award Prizes by rank of Sold among those in Sales on the last day', ['choice-ties']],
    [
      'rank of Sold among those in Sales on the last day, ties share the awards of their places  if missing, pays nothing',
      ['clause-misplaced'],
    ],
    [
      'rank of Sold among those in Sales on the last day, ties share the better rank',
      ['choice-missing-value'],
    ],
    [
      'rank of Sold among those in Sales on the last day with results above 5%, ties share the better rank  if missing, pays nothing',
      ['unit-unexpected'],
    ],
    [
      'award Straight by rank of Sold among those in Sales on the last day, ties share the better rank',
      ['curve-does-not-fit'],
    ],
  ])('%s', async (body, codes) => {
    const plan = `${BASE}curve Straight linear { below 0%: $0  at 0%: $0  at 100%: $100, then flat }
measure Other { award Prizes by rank of Sold among those in Sales on the last day, ties go by Margin }
measure Measured { ${body} }
${role('on top { formula F each quarter by itself = least(Measured * 1, Measured * 1) * 1 + Other }')}`;
    const told = await refusedWith(
      body.startsWith('award') ? plan : plan.replace('Measured * 1, Measured * 1) * 1', '$1 * Measured, $5)'),
    );
    expect([...new Set(told)].filter((code) => code !== 'unused-declaration')).toEqual(codes);
  });
});
