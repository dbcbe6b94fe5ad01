import { type ExplanationNode, explain } from '@ontarget/evaluator/engine';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, statementsOf, table } from './support/pay.ts';
import { BASICS, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01');
const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 60000 new',
  'b 2027-03-10 ann 90000 new',
  'c 2027-04-10 ann 50000 renewal',
);
const products = table('kind rate', 'new 0.1', 'renewal 0.02', 'expansion 0.05');
const prices = table('kind begins fee', 'new 2027-02-01 100', 'new 2027-03-01 250', 'renewal 2027-02-01 10');

const TABLES = `
data products { kind text key  rate percent }
data prices { kind text key  begins date key  fee money }
measure Deals { count of deals dated closed credited to owner }
measure AllARR { total arr of deals dated closed credited to owner }
`;

/** What a component pays for the first quarter: $60K and $90K of new ARR, and a renewal of $50K. */
async function pay(component: string, more = '', of: { deals?: typeof deals } = {}): Promise<string> {
  const { file } = await compiled(`${BASICS}${TABLES}${more}${role(component)}`);
  const tables = { roster, deals: of.deals ?? deals, products, prices };
  return (await payouts(file.plan, 'FY27-Q1', tables, 'ann')).K ?? 'nothing';
}

function nodesOf(trees: readonly ExplanationNode[]): readonly ExplanationNode[] {
  return trees.flatMap((node) => [node, ...nodesOf(node.children)]);
}

const onTop = (terms: string): string => `on top { ${terms} }`;
const formula = (text: string): Promise<string> => pay(onTop(`formula K each quarter by itself = ${text}`));

describe('a formula', () => {
  it('takes the first branch that holds', async () => {
    const text =
      'when NewARR at least $200K then $3 when NewARR above $100K and Deals at most 3 then $2 otherwise $1';
    expect(await formula(text)).toBe('2');
    expect(
      await formula('when NewARR below $1 or (Deals above 2 and NewARR above $1) then $5 otherwise $0'),
    ).toBe('5');
  });

  it('rounds where it says so', async () => {
    expect(await formula('NewARR / 7 rounded down to $1K')).toBe('21000');
    expect(await formula('(NewARR / $200K rounded up to 10%) * $100')).toBe('80');
  });

  it('reads a curve at any number', async () => {
    const curves = `curve ByARR steps { below $100K: 5%  from $100K: 8% }
      curve Line linear { at $0: 0%  at $300K: 10%, then flat }
      curve Slices marginal { from $0: 1%  from $100K: 2% }`;
    const at = (text: string) => pay(onTop(`formula K each quarter by itself = ${text}`), curves);
    expect(await at('NewARR * (curve ByARR at NewARR + curve Line at NewARR)')).toBe('19500');
    expect(await at('curve Slices at NewARR')).toBe('2000');
    expect(
      await refusedWith(
        `${BASICS}${TABLES}${curves}${role(onTop('formula K each quarter by itself = NewARR * (curve ByARR at Deals)'))}`,
      ),
    ).toEqual(['curve-does-not-fit']);
  });

  it('refuses branches of different units and conditions on unlike things', async () => {
    const wrong = (text: string) =>
      refusedWith(`${BASICS}${role(onTop(`formula K each quarter by itself = ${text}`))}`);
    expect(await wrong('when NewARR above $1 then $5 otherwise 5%')).toContain('units-do-not-combine');
    expect(await wrong('when NewARR above 5% then $5 otherwise $1')).toContain('units-do-not-combine');
    expect(await wrong('NewARR rounded down to 1%')).toContain('units-do-not-combine');
  });
});

describe('a lookup', () => {
  it('finds the row of a key, and the last one in force on a date', async () => {
    const measures = `measure Fees { total (arr * the rate of products for kind) of deals dated closed credited to owner }
      measure Dated { total the fee of prices for kind on closed of deals dated closed credited to owner }`;
    // $60,000 and $90,000 at 10%, $50,000 at 2%.
    expect(await pay(onTop('formula K each quarter by itself = Fees'), measures)).toBe('16000');
    // $100 in February, $250 in March, $10 for the renewal.
    expect(await pay(onTop('formula K each quarter by itself = Dated'), measures)).toBe('360');
  });

  it('asks for the whole key', async () => {
    const wrong = (text: string) =>
      refusedWith(
        `${BASICS}${TABLES}measure M { total ${text} of deals dated closed credited to owner }${role(onTop('formula K each quarter by itself = M'))}`,
      );
    expect(await wrong('(arr * the rate of products for kind on closed)')).toEqual(['lookup-key-wrong']);
    expect(await wrong('the fee of prices for kind')).toEqual(['lookup-key-wrong']);
    expect(await wrong('the fee of prices for (kind, id) on closed')).toEqual(['lookup-key-wrong']);
  });

  it('holds whoever is paid on what it does not find', async () => {
    const { file } = await compiled(
      `${BASICS}${TABLES}${role(onTop('commission K on AllARR per deal each quarter by itself at (the rate of products for kind)'))}`,
    );
    const rows = { roster, deals, products: table('kind rate', 'new 0.1'), prices };
    expect((await payouts(file.plan, 'FY27-Q1', rows, 'ann')).K).toContain('lookup-without-row');
  });
});

describe('rows of a curve', () => {
  const at = (curve: string) =>
    pay(onTop('commission K on NewARR each quarter by itself at C'), `curve C ${curve}`);

  it('rise inside a band', async () => {
    // 5% at $100K, and 1 point for each $10K above: 10% of $150,000.
    expect(await at('steps { below $100K: 2%  from $100K: 5% plus 1% per $10K }')).toBe('15000');
  });

  it('end with their bound', async () => {
    expect(await at('retroactive { up to $150K: 4%  up to $200K: 6%  above $200K: 8% }')).toBe('6000');
    expect(await at('retroactive { up to $149,999: 4%  up to $200K: 6%  above $200K: 8% }')).toBe('9000');
  });

  it('pay an amount for a whole band', async () => {
    // The first $100K pay $1,000, half of the next $100K pays half of $4,000.
    expect(
      await at('marginal { from $0: $1,000 for the band  from $100K: $4,000 for the band  from $200K: 5% }'),
    ).toBe('3000');
  });

  it('pay only what lies above a bound at the rate reached', async () => {
    // $100,000 at 5%, and all $50,000 above at 9%, though the band of 7% begins in between.
    expect(await at('retroactive above $100K { from $0: 5%  from $100K: 7%  from $140K: 9% }')).toBe('9500');
  });

  it('are percents of quota', async () => {
    const quota = '{ quota $100K in the quarter }';
    const terms = onTop(`commission K on NewARR each quarter by itself at C ${quota}`);
    expect(await pay(terms, 'curve C marginal { from 0%: 5%  from 100% of quota: 10% }')).toBe('10000');
  });

  it('are multiples of a stated rate', async () => {
    const terms = onTop(
      'commission K on NewARR each quarter by itself at 10% times C { quota $300K in the quarter }',
    );
    expect(await pay(terms, 'curve C steps { below 80%: 0.5x  from 80%: 1x }')).toBe('7500');
    expect(
      await pay(
        terms.replace('10% times C', '60% times C').replace('$300K', '$100K'),
        'curve C retroactive above 100% { from 0%: 1x  from 100%: 1.5x  from 125%: 2x }',
      ),
    ).toBe('120000');
  });
});

describe('a limit of each deal', () => {
  it('bounds what a deal pays', async () => {
    // $60,000 and $90,000 at 10%, at most $7,500 each.
    expect(
      await pay(
        onTop('commission K on NewARR each quarter by itself at 10% { each deal pays at most $7,500 }'),
      ),
    ).toBe('13500');
    expect(
      await pay(
        onTop('commission K on NewARR each quarter by itself at 1% { each deal pays at least $700 }'),
      ),
    ).toBe('1600');
  });

  it('pays the least for a deal that comes to nothing, or less', async () => {
    const lost = table('id closed owner arr kind', 'a 2027-02-10 ann 0 new', 'b 2027-03-10 ann -500 new');
    const terms = onTop(
      'commission K on NewARR each quarter by itself at 1% { each deal pays at least $100 }',
    );
    expect(await pay(terms, '', { deals: lost })).toBe('200');
  });

  it('bounds what is taken back alike', async () => {
    const back = table(
      'id closed owner arr kind',
      'a 2027-02-10 ann 90000 new',
      'b 2027-03-10 ann -90000 new',
    );
    const terms = onTop(
      'commission K on NewARR each quarter by itself at 10% { each deal pays at most $7,500 }',
    );
    expect(await pay(terms, '', { deals: back })).toBe('0');
  });

  it('bounds what a deal counts', async () => {
    const measure = `measure Capped { total arr of deals dated closed credited to owner  each deal counts at most $55K }`;
    expect(await pay(onTop('commission K on Capped each quarter by itself at 10%'), measure)).toBe('16000');
  });

  it('says whether before or after a split', async () => {
    const shared = `data shared { id text key  closed date  owner payee  helper payee  arr money }
      measure Shared { total arr of shared dated closed credited 50% to helper, the rest to owner }`;
    const rows = table('id closed owner helper arr', 'a 2027-02-10 ann bob 100000');
    const most = async (split: string): Promise<string | undefined> => {
      const terms = `commission K on Shared each quarter by itself at 10% { each deal pays at most $4,000${split} }`;
      const { file } = await compiled(`${BASICS}${shared}${role(onTop(terms))}`);
      return (await payouts(file.plan, 'FY27-Q1', { roster, deals, shared: rows }, 'ann')).K;
    };
    // The deal pays $10,000 in all, $5,000 to each of the two.
    expect(await most(', before the split')).toBe('2000');
    expect(await most(', after the split')).toBe('4000');
    const unsaid = 'commission K on Shared each quarter by itself at 10% { each deal pays at most $4,000 }';
    expect(await refusedWith(`${BASICS}${shared}${role(onTop(unsaid))}`)).toEqual(['choice-deal-limit']);
  });
});

describe('deals in order', () => {
  it('pay what they add to the slices', async () => {
    const terms = 'commission K on NewARR per deal each quarter by itself at C { in order of closed, id }';
    expect(await pay(onTop(terms), 'curve C marginal { from $0: 5%  from $100K: 10% }')).toBe('10000');
  });

  it('show the slices that a refund takes out of, also one that it leaves', async () => {
    const text = `${BASICS}curve C marginal { from $0: 5%  from $100K: 10% }
      ${role(onTop('commission K on NewARR per deal each quarter by itself at C { in order of closed, id }'))}`;
    const { file } = await compiled(text);
    const rows = table(
      'id closed owner arr kind',
      'a 2027-02-10 ann 120000 new',
      'b 2027-03-10 ann -50000 new',
    );
    const evaluators = [
      { plan: file.plan, digest: 'sha256:test', effective: { from: file.plan.year.first } },
    ];
    const [told] = explain({
      evaluators,
      period: 'FY27-Q1',
      tables: { roster, deals: rows },
      ledger: [],
      payee: 'ann',
    });
    const refund = nodesOf(told?.trees ?? []).findLast(({ kind }) => kind === 'row');
    // From $120,000 back to $70,000: $30,000 of the first slice at 5%, all $20,000 of the second at 10%.
    expect(refund?.quantity?.value).toBe('-3500');
    expect(refund?.slices?.map(({ inside, pay: paid }) => [inside.value, paid.value])).toEqual([
      ['-30000', '-1500'],
      ['-20000', '-2000'],
    ]);
  });

  it('pay after a first part, each at its own rate', async () => {
    const terms =
      'commission K on AllARR per deal each quarter by itself at (the rate of products for kind) { in order of closed, id, after the first $100K }';
    // $50,000 of the second deal at 10%, all of the third at 2%.
    expect(await pay(onTop(terms))).toBe('6000');
  });

  it('go with slices of their own base only', async () => {
    const refused = (terms: string) =>
      refusedWith(`${BASICS}${TABLES}curve C retroactive { from $0: 5% }${role(onTop(terms))}`);
    const order = '{ in order of closed, id }';
    expect(await refused(`commission K on NewARR each quarter by itself at C ${order}`)).toEqual([
      'curve-does-not-fit',
    ]);
    expect(await refused(`commission K on NewARR each quarter by itself at 5% ${order}`)).toEqual([
      'clause-misplaced',
    ]);
    expect(
      await refused('bonus K $50 for each Deals each quarter by itself { each deal pays at most $5 }'),
    ).toContain('clause-misplaced');
    expect(
      await refused('commission K on NewARR each quarter by itself at 5% { each deal counts at most $5 }'),
    ).toContain('clause-misplaced');
  });

  it('must be told apart', async () => {
    const terms = 'commission K on NewARR per deal each quarter by itself at C { in order of kind }';
    expect(await pay(onTop(terms), 'curve C marginal { from $0: 5% }')).toContain('order-not-unique');
  });
});

describe('a rate', () => {
  it('is at most what another result allows', async () => {
    const more = `measure Margin { entered as percent for each payee, if missing, its component waits }
      curve Most steps { below 20%: 4%  from 20%: 100% }`;
    const member = onTop(
      'commission K on NewARR each quarter by itself at 10% { cap rate at Most by Margin }',
    );
    const { file } = await compiled(`${BASICS}${more}${role(member)}`);
    const paid = async (margin: string): Promise<string | undefined> => {
      const results = table('measure for period value', `Margin ann FY27-Q1 ${margin}`);
      return (await payouts(file.plan, 'FY27-Q1', { roster, deals, results }, 'ann')).K;
    };
    expect(await paid('15%')).toBe('6000');
    expect(await paid('25%')).toBe('15000');
  });

  it('runs on through the year where deals are taken in order to date', async () => {
    const terms = `commission K on NewARR per deal each month, year to date against quota to date at C {
      in order of closed, id
      quota $1 in the year, phased evenly
      if pay to date falls, take it back
    }`;
    const { file } = await compiled(
      `${BASICS.replace('paid        quarterly', 'paid        monthly')}curve C marginal { from $0: 5%  from $100K: 10% }${role(onTop(terms))}`,
    );
    // $60,000 at 5% in February; in March $40,000 at 5% and $50,000 at 10%.
    expect((await payouts(file.plan, '2027-02', { roster, deals }, 'ann')).K).toBe('3000');
    expect((await payouts(file.plan, '2027-03', { roster, deals }, 'ann')).K).toBe('7000');
  });
});

describe('a matrix', () => {
  const GRID = `measure Growth { entered as percent for the company, if missing, its component waits }
    measure Margin { entered as percent for the company, if missing, its component waits }`;
  const matrix = (between: string, edges = ', zero before the edges, flat beyond them') =>
    `${GRID} curve M matrix of Growth down, Margin across, ${between}${edges} {
      |     |  8% |  12% |  16% |
      | 10% | 25% |  50% |  75% |
      | 20% | 50% | 100% | 150% |
      | 30% | 75% | 150% | 200% |
    }`;
  const results = (growth: string, margin: string) =>
    table('measure period value', `Growth FY27-Q1 ${growth}`, `Margin FY27-Q1 ${margin}`);

  async function read(between: string, growth: string, margin: string): Promise<string> {
    const member =
      'target pay $40K in the year variable pay { 100% K on Growth, Margin each quarter by itself curve M }';
    const { file } = await compiled(`${BASICS}${matrix(between)}${role(member)}`);
    const rows = { roster, deals, results: results(growth, margin) };
    return (await payouts(file.plan, 'FY27-Q1', rows, 'ann')).K ?? 'nothing';
  }

  it('is interpolated both ways', async () => {
    // Across at 13%: 20% row 112.5%, 30% row 162.5%; halfway down 137.5% of $10,000.
    expect(await read('interpolated both ways', '25%', '13%')).toBe('13750');
  });

  it('takes the line reached', async () => {
    expect(await read('steps both ways', '25%', '13%')).toBe('10000');
    expect(await read('steps down, interpolated across', '25%', '13%')).toBe('11250');
  });

  it('pays nothing before its edges and the last line beyond', async () => {
    expect(await read('interpolated both ways', '9%', '13%')).toBe('0');
    expect(await read('interpolated both ways', '50%', '50%')).toBe('20000');
  });

  it('says what holds beyond its edges', async () => {
    const member =
      'target pay $40K in the year variable pay { 100% K on Growth, Margin each quarter by itself curve M }';
    expect(await refusedWith(`${BASICS}${matrix('interpolated both ways', '')}${role(member)}`)).toEqual([
      'choice-matrix-edges',
    ]);
    expect(
      await refusedWith(
        `${BASICS}${matrix('steps both ways')}${role(member.replace('Growth, Margin', 'Margin, Growth'))}`,
      ),
    ).toEqual(['curve-does-not-fit']);
  });
});

describe('the greater of two components', () => {
  const two = (which: string) => `on top {
    commission K on NewARR each quarter by itself at 2%
    bonus Floor $5,000 each quarter by itself { in full }
  }
  total { pays the ${which} of K and Floor }`;

  it('is paid alone', async () => {
    const totals = async (which: string): Promise<string | undefined> => {
      const { file } = await compiled(`${BASICS}${role(two(which))}`);
      const [statement] = await statementsOf(file.plan, 'FY27-Q1', { roster, deals });
      return statement?.paid?.value;
    };
    expect(await totals('greater')).toBe('5000');
    expect(await totals('lesser')).toBe('3000');
  });

  it('is of components that differ', async () => {
    expect(await refusedWith(`${BASICS}${role(two('greater').replace('K and Floor', 'K and K'))}`)).toEqual([
      'said-twice',
    ]);
  });
});
