import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-02-01');

const PLAN = `${HEADER}team Field
data deals {
  id        text   key
  closed    date
  owner     payee
  helper    payee  or blank
  customer  text   or blank
  arr       money
  kind      one of new, renewal, service
}
measure All { total arr of deals dated closed credited to owner }
measure NewARR { total arr of deals where kind is new  dated closed credited to owner }
measure Renewed { total arr of deals where kind is renewal  dated closed credited to owner }
measure Sales { total arr of deals where kind is new or renewal  dated closed credited to owner }
measure Deals { count of deals dated closed credited to owner }
measure NewDeals { count of deals where kind is new dated closed credited to owner }
measure Helped { total arr of deals dated closed credited 50% to helper or if blank to nobody, the rest to owner }
measure Half { total arr of deals dated closed credited 50% to helper or if blank to owner, the rest to owner }
measure HalfDeals { total 1 of deals dated closed credited 50% to helper or if blank to owner, the rest to owner }
curve NewTiers marginal { from $0: 5%  from $100K: 10% }
curve RenewalTiers marginal { from $0: 2%  from $100K: 4% }
curve OfQuota marginal { from 0%: 5%  from 100%: 10% }
curve FirstDeal marginal { from 0: 10%  from 1: 5% }
curve Volume retroactive { from $0: 5%  from $100K: 10% }
curve Over retroactive above $100K { from $0: 5%  from $100K: 10% }
`;

const IN_ORDER = 'in order of closed, id';

const deals = table(
  'id closed owner helper customer arr kind',
  'a 2027-02-10 ann - acme 60000 new',
  'b 2027-03-10 ann - acme 90000 renewal',
  'c 2027-04-10 ann - corp 50000 new',
);

async function pay(commission: string, of: { deals?: typeof deals; quota?: string } = {}): Promise<string> {
  const { file } = await compiled(
    `${PLAN}${role(`${of.quota ?? ''} on top { commission K on ${commission} }`)}`,
  );
  return (await payouts(file.plan, 'FY27-Q1', { roster, deals: of.deals ?? deals }, 'ann')).K ?? 'nothing';
}

const told = (commission: string): Promise<string[]> =>
  refusedWith(`${PLAN}${role(`on top { commission K on ${commission} }`)}`);

describe('two categories whose deals count in one running position', () => {
  it('pay each its own rates at the place that both have reached', async () => {
    // $60,000 x 5%; the $50,000 lie between $150,000 and $200,000.
    expect(await pay(`NewARR per deal each quarter by itself at NewTiers by All { ${IN_ORDER} }`)).toBe(
      '8000',
    );
    // Between $60,000 and $150,000: $40,000 x 2% + $50,000 x 4%.
    const renewed = `Renewed per deal each quarter by itself at RenewalTiers by All { ${IN_ORDER} }`;
    expect(await pay(renewed)).toBe('2800');
    expect(await pay(`NewARR each quarter by itself at NewTiers by Sales { ${IN_ORDER} }`)).toBe('8000');
  });

  it('fill the slices of one quota', async () => {
    const quota = 'quota for All $100K in the quarter';
    const by = `NewARR per deal each quarter by itself at OfQuota by All { ${IN_ORDER} }`;
    expect(await pay(by, { quota })).toBe('8000');
    const sales = `NewARR per deal each quarter by itself at OfQuota by Sales attainment { ${IN_ORDER} }`;
    expect(await pay(sales, { quota: 'quota for Sales $100K in the quarter' })).toBe('8000');
  });

  it('pay a deal that is not counted there the rate of its place', async () => {
    const more = table(
      'id closed owner helper customer arr kind',
      'a 2027-02-10 ann - acme 120000 new',
      'b 2027-03-10 ann - acme 1000 service',
    );
    // All moves nothing in Sales where it is a service: $120,000 in slices, and $1,000 at 10%.
    const all = `All per deal each quarter by itself at NewTiers by Sales { ${IN_ORDER} }`;
    expect(await pay(all, { deals: more })).toBe('7100');
  });

  it('may count deals and pay amounts', async () => {
    // The first deal at 10%, the others at 5%.
    const counted = `All per deal each quarter by itself at FirstDeal by Deals { ${IN_ORDER} }`;
    expect(await pay(counted)).toBe('13000');
    // Only new deals count, so the renewal is paid at the rate of its place.
    const news = `All per deal each quarter by itself at FirstDeal by NewDeals { ${IN_ORDER} }`;
    expect(await pay(news)).toBe('13000');
  });

  it('share a deal by its split', async () => {
    const split = table(
      'id closed owner helper customer arr kind',
      'a 2027-02-10 ann bob acme 80000 new',
      'b 2027-03-10 bob ann acme 80000 new',
      'c 2027-04-10 ann - acme 80000 new',
    );
    // Two halves are one deal: the first half of $40,000 at 10% and the second at 10%; then all of $80,000 at 5%.
    const halves = `Half per deal each quarter by itself at FirstDeal by HalfDeals { ${IN_ORDER} }`;
    expect(await pay(halves, { deals: split })).toBe('12000');
  });

  it('go on from the year so far', async () => {
    const toDate = `NewARR each quarter, year to date against full-year quota at NewTiers by All {
      ${IN_ORDER}  if pay to date falls, take it back }`;
    expect(await pay(toDate)).toBe('8000');
  });

  it('are refused where their rows do not fit', async () => {
    const at = 'per deal each quarter by itself at NewTiers by';
    expect(await told(`NewARR ${at} Helped { ${IN_ORDER} }`)).toEqual(['curve-does-not-fit']);
    expect(await told(`NewARR ${at} All`)).toEqual(['curve-does-not-fit']);
    expect(await told(`NewARR ${at} All { ${IN_ORDER}  cap effective rate at 6% }`)).toEqual([
      'clause-misplaced',
    ]);
    const least = `NewARR ${at} All { ${IN_ORDER}  each deal pays at least $50 }`;
    expect(await told(least)).toEqual(['clause-misplaced']);
  });

  it('may cap the rate of each slice', async () => {
    const capped = `NewARR per deal each quarter by itself at NewTiers by All { ${IN_ORDER}  cap rate of each slice at 8% }`;
    expect(await pay(capped)).toBe('7000');
  });
});

describe('a position within each customer', () => {
  const WITHIN = `${IN_ORDER}, within each customer`;

  it('counts only the deals of the same customer', async () => {
    const two = table(
      'id closed owner helper customer arr kind',
      'a 2027-02-10 ann - acme 60000 new',
      'b 2027-03-10 ann - corp 90000 new',
      'c 2027-04-10 ann - acme 80000 new',
    );
    // Acme: $60,000 x 5%, $40,000 x 5% and $40,000 x 10%; Corp: $90,000 x 5%.
    const tiers = `All per deal each quarter by itself at NewTiers { ${WITHIN} }`;
    expect(await pay(tiers, { deals: two })).toBe('13500');
    // The first deal of each customer at 10%, the second of Acme at 5%.
    const first = `All per deal each quarter by itself at FirstDeal by Deals { ${WITHIN} }`;
    expect(await pay(first, { deals: two })).toBe('19000');
    // What lies above the first $50,000 of each customer: $10,000 + $40,000 + $80,000.
    const above = `All per deal each quarter by itself at 10% { ${WITHIN}, after the first $50K }`;
    expect(await pay(above, { deals: two })).toBe('13000');
  });

  it('pays all of a customer at the rate that the customer reaches', async () => {
    const two = table(
      'id closed owner helper customer arr kind',
      'a 2027-02-10 ann - acme 60000 new',
      'b 2027-03-10 ann - corp 90000 new',
      'c 2027-04-10 ann - acme 80000 new',
    );
    // Acme: $140,000 x 10%; Corp: $90,000 x 5%.
    expect(await pay(`All per deal each quarter by itself at Volume { ${WITHIN} }`, { deals: two })).toBe(
      '18500',
    );
    expect(await pay(`All each quarter by itself at Volume { ${WITHIN} }`, { deals: two })).toBe('18500');
    // What lies above $100,000 at 10%, for each of them.
    expect(await pay(`All per deal each quarter by itself at Over { ${WITHIN} }`, { deals: two })).toBe(
      '13500',
    );
    // Corp has come back below $100,000, so that none of it is at 10% any more.
    const back = table(
      'id closed owner helper customer arr kind',
      'a 2027-02-10 ann - corp 120000 new',
      'b 2027-03-10 ann - corp -40000 new',
    );
    expect(await pay(`All per deal each quarter by itself at Volume { ${WITHIN} }`, { deals: back })).toBe(
      '4000',
    );
    expect(await told(`All per deal each quarter by itself at Volume { ${IN_ORDER} }`)).toEqual([
      'curve-does-not-fit',
    ]);
    expect(await told(`All per deal each quarter by itself at Volume { ${WITHIN}  cap rate at 8% }`)).toEqual(
      ['clause-misplaced'],
    );
  });

  it('holds whoever has a deal of no customer', async () => {
    const blank = table(
      'id closed owner helper customer arr kind',
      'a 2027-02-10 ann - acme 60000 new',
      'b 2027-03-10 ann - - 90000 new',
    );
    const tiers = `All per deal each quarter by itself at NewTiers { ${WITHIN} }`;
    expect(await pay(tiers, { deals: blank })).toContain('blank-value');
  });

  it('has no quota, and no rate of all deals', async () => {
    const quota = '{ quota $100K in the quarter  in order of closed, id, within each customer }';
    expect(await told(`All per deal each quarter by itself at OfQuota ${quota}`)).toEqual([
      'curve-does-not-fit',
    ]);
    const capped = `All per deal each quarter by itself at NewTiers { ${WITHIN}  cap effective rate at 6% }`;
    expect(await told(capped)).toEqual(['clause-misplaced']);
  });
});
