import { evaluateWith, explain } from '@ontarget/evaluator/engine';
import { add, formatRational, parseRational, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import { expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER } from './support/plans.ts';

/** $12M of revenue, $3M a quarter; the leads of two teams are paid $5,000 a quarter in proportion to their part. */
const plan = (north: string, south: string, more = '') => `${HEADER}
data deals { id text key  closed date  owner payee  amount money }
measure Sales { total amount of deals dated closed credited to owner }
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
team Field { team North  team South  team Partners }
goal Revenue = Sales $12M in the year, phased evenly {
  North ${north}
  South ${south}
  ${more}
}
role Rep in North { target pay $20K in the year  variable pay { 100% Own on Sales own credit each quarter by itself curve Straight { quota $1M in the year, phased evenly } } }
role Lead in Field { target pay $20K in the year  variable pay { 100% Team on Revenue of its team each quarter by itself curve Straight } }
`;

/** The plan's year runs from February 2027. Three in the north, then two; one in the south, then two. */
const roster = table(
  'payee role team start end share',
  'ann Rep North 2027-02-01 - 2',
  'bo Rep North 2027-02-01 - 3',
  'cy Rep South 2027-02-01 - 5',
  'dee Rep South 2027-05-01 - 10',
  'nora Lead North 2027-02-01 - 1',
  'sam Lead South 2027-02-01 - 1',
);

/** $1M in the north and in the south in each of the first two quarters, and what they brought in the year before. */
const deals = table(
  'id closed owner amount',
  'd1 2027-02-10 ann 1000000',
  'd2 2027-02-10 cy 1000000',
  'd3 2027-05-10 ann 1000000',
  'd4 2027-05-10 cy 1000000',
);

async function leads(north: string, south: string, period: string, more = '') {
  const { plan: one } = (await compiled(plan(north, south, more))).file;
  const { nora, sam } = await paid(one, period, { roster, deals });
  return { nora, sam };
}

it('parts divide the number by how many people of a role their teams have on the first day', async () => {
  const by = 'by the headcount of Rep each quarter';
  // Two and one: $2M and $1M, of which $1M each is 50% and 100% of $5,000.
  expect(await leads(by, by, 'FY27-Q1')).toEqual({ nora: '2500', sam: '5000' });
  // Two and two from May on: $1.5M each.
  expect(await leads(by, by, 'FY27-Q2')).toEqual({ nora: '333333/100', sam: '333333/100' });
});

it('counted each year, those of the first day are taken for all of it, and without roles everybody is', async () => {
  const reps = 'by the headcount of Rep each year';
  expect(await leads(reps, reps, 'FY27-Q2')).toEqual({ nora: '2500', sam: '5000' });
  // Three and two with the leads: $1.8M and $1.2M.
  const all = 'by the headcount each year';
  expect(await leads(all, all, 'FY27-Q2')).toEqual({ nora: '138889/50', sam: '416667/100' });
});

it('counted each month, a quarter adds up its months', async () => {
  const by = 'by the headcount of Rep each month';
  const rosterLater = table(
    'payee role team start end share',
    'ann Rep North 2027-02-01 - -',
    'cy Rep South 2027-02-01 - -',
    'dee Rep South 2027-04-01 - -',
    'nora Lead North 2027-02-01 - -',
    'sam Lead South 2027-02-01 - -',
  );
  const { plan: one } = (await compiled(plan(by, by))).file;
  // $500K in February and March, and a third and two thirds of $1M in April: $4/3M and $5/3M.
  const { nora, sam } = await paid(one, 'FY27-Q1', { roster: rosterLater, deals });
  expect({ nora, sam }).toEqual({ nora: '3750', sam: '3000' });
});

it('parts divide the number by a column of the roster', async () => {
  const by = "by the roster's share of Rep each quarter";
  // 5 and 5, then 5 and 15.
  expect(await leads(by, by, 'FY27-Q1')).toEqual({ nora: '333333/100', sam: '333333/100' });
  expect(await leads(by, by, 'FY27-Q2')).toEqual({ nora: '666667/100', sam: '111111/50' });
});

it('parts divide the number by what their teams brought in the year before', async () => {
  const { plan: one } = (await compiled(plan('by Sales of last year', 'by Sales of last year'))).file;
  const before = table(
    'payee role team start',
    'ann Rep North 2026-01-01',
    'bo Rep South 2026-01-01',
    'cy Rep South 2026-01-01',
    'nora Lead North 2027-02-01',
    'sam Lead South 2027-02-01',
  );
  const rows = table(
    'id closed owner amount',
    'p0 2026-01-31 ann 9000000',
    'p1 2026-02-01 ann 3000000',
    'p2 2027-01-31 bo 1000000',
    'd1 2027-02-10 ann 1125000',
    'd2 2027-02-10 cy 375000',
  );
  // Three of four million: $2.25M and $750K a quarter.
  const { nora, sam } = await paid(one, 'FY27-Q1', { roster: before, deals: rows });
  expect({ nora, sam }).toEqual({ nora: '2500', sam: '2500' });
});

it('what is weighed is what the other parts leave, with what is handed down', async () => {
  const by = 'by the headcount of Rep each year';
  // $3M a quarter less 40% for the partners: two thirds and one third of $1.8M.
  expect(await leads(by, by, 'FY27-Q1', 'Partners 40%')).toEqual({ nora: '416667/100', sam: '833333/100' });
  const { plan: one } = (
    await compiled(plan(by, by).replace('phased evenly {', 'phased evenly, handed down at 125% {'))
  ).file;
  expect(await paid(one, 'FY27-Q1', { roster, deals })).toMatchObject({ nora: '2000', sam: '4000' });
  expect(one.goals['goal/Revenue/South']?.part).toEqual({
    kind: 'divides by weight',
    together: '1',
    handedDown: '5/4',
    by: 'headcount',
    among: ['Rep'],
    each: 'year',
    weight: 'goal/Revenue/South/weight',
  });
});

it('where nobody counts for anything, whoever is paid on a part is held', async () => {
  const by = 'by the headcount of Rep each year';
  const { plan: one } = (await compiled(plan(by, by))).file;
  const nobody = table('payee role team start', 'nora Lead North 2027-02-01', 'sam Lead South 2027-02-01');
  expect(await paid(one, 'FY27-Q1', { roster: nobody, deals })).toEqual({
    nora: expect.stringContaining('too-few-others'),
    sam: expect.stringContaining('too-few-others'),
  });
});

it('an explanation says how many there were, on which day, and names none of them', async () => {
  const by = 'by the headcount of Rep each quarter';
  const { file, digest } = await compiled(plan(by, by));
  const evaluators = [{ plan: file.plan, digest, effective: { from: file.plan.year.first } }];
  const input = { evaluators, period: 'FY27-Q2', tables: { roster, deals }, ledger: [] };
  const told = JSON.stringify(explain({ ...input, payee: 'sam' }));
  expect(told).toContain('number of those in South who are Rep: 2 there on 2027-05-01');
  expect(told).not.toContain('dee');
});

it('in a plan that begins anew in mid-year people are counted anew, and last year is refused', async () => {
  const anew = (by: string) =>
    plan(by, by).replace(
      'paid        quarterly',
      'paid        quarterly\n  amended     from 2027-05-01, results restart',
    );
  expect(await refusedWith(anew('by Sales of last year'))).toEqual(['not-compiled', 'not-compiled']);
  const { plan: one } = (await compiled(anew('by the headcount of Rep each quarter'))).file;
  // Two and two from May on: half of $9M, of which the quarter's is $1.5M.
  const answers = evaluateWith({
    plan: one,
    subject: { payee: '', role: '' },
    overrides: [],
    ask: ['FY27-Q2', 'FY27'].map((window) => ({ value: 'goal/Revenue/North/target', window })),
    tables: { roster, deals },
  });
  expect(answers).toMatchObject([{ quantity: { value: '1500000' } }, { quantity: { value: '4500000' } }]);
});

it('what has no one number of the year is refused by name', async () => {
  const quarter = 'by the headcount each quarter';
  const year = 'by the headcount each year';
  const refused = (north: string) => refusedWith(plan(north, north.replace(/,.*$/, '')));
  expect(await refused(`${quarter}, phased 10% 20% 30% 40%`)).toEqual(['not-compiled']);
  expect(await refused(`${year}, phased 10% 20% 30% 40%`)).toEqual([]);
  expect(await refusedWith(plan(`${year} { Partners $1M }`, year))).toContain('not-compiled');
  expect(await refusedWith(plan(year, 'the rest'))).toContain('rest-twice');
  expect(await refusedWith(plan(year, quarter))).toContain('parts-weighed-differently');
  expect(
    await refusedWith(plan("by the roster's manager each year", "by the roster's manager each year")),
  ).toContain('unit-unexpected');
});

it('somebody made up, of whom nothing says who else there is, is not taken for everybody', async () => {
  const by = 'by the headcount each year';
  const { plan: one } = (await compiled(plan(by, by))).file;
  const lead = { subject: { payee: 'x', role: 'Lead', team: 'North' }, roster: {} };
  const ask = [{ value: 'goal/Revenue/North/target', window: 'FY27' }];
  expect(evaluateWith({ plan: one, ...lead, overrides: [], ask })).toMatchObject([
    {
      ok: false,
      reasons: ['North', 'South'].map((team) => ({
        code: 'not-given',
        message: `only a roster says who is assigned to ${team}`,
      })),
    },
  ]);
  // Beside another, both are all there are: half of $12M.
  const others = [{ subject: { payee: 'y', role: 'Lead', team: 'South' }, roster: {} }];
  expect(evaluateWith({ plan: one, ...lead, others, overrides: [], ask })).toMatchObject([
    { ok: true, quantity: { value: '6000000', unit: 'USD' } },
  ]);
});

it('whoever is there, the parts of each quarter add up to what is handed down, exactly', async () => {
  const by = "by the roster's share of Rep each month";
  const text = plan(by, by, 'Partners 40%').replace(
    'phased evenly {',
    'phased 10% 20% 30% 40%, handed down at 110% {',
  );
  const { plan: one } = (await compiled(text)).file;
  const parts = ['North', 'South', 'Partners'].map((team) => `goal/Revenue/${team}/target`);
  const quarters = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];
  for (let seed = 1; seed <= 12; seed += 1) {
    const people = Array.from({ length: 2 + (seed % 5) }, (_, index) => {
      const month = String(2 + ((seed * index) % 10)).padStart(2, '0');
      const start = index < 2 ? '2027-02-01' : `2027-${month}-15`;
      return `p${index} Rep ${(seed + index) % 2 === 0 ? 'North' : 'South'} ${start} - ${1 + ((seed * (index + 3)) % 7)}`;
    });
    const tables = { roster: table('payee role team start end share', ...people), deals };
    const answers = evaluateWith({
      plan: one,
      subject: { payee: '', role: '' },
      overrides: [],
      ask: quarters.flatMap((window) => parts.map((value) => ({ value, window }))),
      tables,
    });
    const sums = quarters.map((_, quarter) => {
      const own = answers.slice(3 * quarter, 3 * quarter + 3);
      return own.reduce((all, answer) => (answer.ok ? add(all, exact(answer.quantity.value)) : all), ZERO);
    });
    // 110% of $1.2M, $2.4M, $3.6M and $4.8M.
    expect(sums.map(formatRational)).toEqual(['1320000', '2640000', '3960000', '5280000']);
  }
});

function exact(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}
