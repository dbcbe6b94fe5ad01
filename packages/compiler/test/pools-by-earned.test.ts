import { explain } from '@ontarget/evaluator/engine';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { payouts, table } from './support/pay.ts';
import { DEALS, HEADER, role } from './support/plans.ts';

const roster = table(
  'payee role team start end',
  'ann AE Field 2027-02-01 -',
  'bob AE Field 2027-02-01 -',
  'cy Lead Field 2027-02-01 -',
  'dee Clerk Field 2027-02-01 -',
  'eve AE Field 2027-02-01 2027-03-31',
);
const deals = table(
  'id closed owner arr kind',
  'a 2027-02-10 ann 60000 new',
  'b 2027-03-10 bob 30000 new',
  'c 2027-03-11 cy 10000 new',
  'd 2027-02-11 eve 90000 new',
);

/** A pool of $1,000 in the quarter; who sells as an account executive earns 10%, as a lead 30%. */
function plan(by: string, more = ''): string {
  const share = 'formula Share each quarter by itself = Bonus';
  return `${HEADER.replace('paid        quarterly', 'paid        monthly')}${DEALS}team Field
pool Bonus { fund $1,000 ${by} }
${role(`on top { commission Sold on NewARR each month by itself at 10% ${more} ${share} }`)}
${role(`on top { commission Sold on NewARR each month by itself at 30% ${share} }`, 'Lead')}
${role(`on top { ${share} }`, 'Clerk')}`;
}

async function shares(by: string, of = deals): Promise<Record<string, string | undefined>> {
  const { file } = await compiled(plan(by));
  const paid = async (payee: string) =>
    [payee, (await payouts(file.plan, '2027-04', { roster, deals: of }, payee)).Share] as const;
  return Object.fromEntries(await Promise.all(['ann', 'bob', 'cy', 'dee'].map(paid)));
}

describe('a pool that is shared by what somebody has earned', () => {
  it('adds up the months of the quarter, in whichever role', async () => {
    // $6,000, $3,000 and $3,000; who has no such component counts nothing, who has left does not share.
    const terms = 'shared by Sold earned among those in Field on the last day';
    expect(await shares(terms)).toEqual({ ann: '500', bob: '250', cy: '250', dee: '0' });
    expect(await shares(terms.replace('earned', 'payout'))).toMatchObject({ ann: '500', bob: '250' });
  });

  it('counts nobody below nothing', async () => {
    const back = table(
      'id closed owner arr kind',
      'a 2027-02-10 ann 60000 new',
      'b 2027-03-10 bob -30000 new',
      'c 2027-03-11 cy 20000 new',
    );
    const terms = 'shared by Sold earned among those in Field on the last day';
    expect(await shares(terms, back)).toEqual({ ann: '500', bob: '0', cy: '500', dee: '0' });
  });

  it('holds everybody where nobody has earned anything', async () => {
    const { file } = await compiled(plan('shared by Sold earned among those in Field on the last day'));
    const none = table('id closed owner arr kind');
    const { Share } = await payouts(file.plan, '2027-04', { roster, deals: none }, 'ann');
    expect(Share).toContain('too-few-others');
  });

  it('is explained with what each has earned', async () => {
    const { file } = await compiled(plan('shared by Sold earned among those in Field on the last day'));
    const explained = explain({
      evaluators: [{ plan: file.plan, digest: 'sha256:test', effective: { from: file.plan.year.first } }],
      period: '2027-04',
      tables: { roster, deals },
      ledger: [],
      payee: 'ann',
      component: 'Share',
    });
    expect(JSON.stringify(explained)).toContain('4 of them, who count $12,000 together');
  });

  it('needs a component of that name, and is by no days', async () => {
    const days = plan('shared by Sold earned among those in Field on the last day, by days');
    expect(await refusedWith(days)).toEqual(['clause-misplaced']);
    expect(await refusedWith(plan('shared by Won earned among those in Field on the last day'))).toEqual([
      'name-unknown',
    ]);
  });

  it('never depends on itself', async () => {
    const by = 'shared by Sold earned among those in Field on the last day';
    const direct = plan(by, '{ requires Share earned above $0, otherwise pays nothing }');
    expect(await refusedWith(direct)).toContain('circular-definition');
    // What the pool gives others, added up over a team.
    const more = 'measure Shares { total Share earned of members of Field }';
    const others = `${plan(by, '{ requires Shares above $0, otherwise pays nothing }')}${more}`;
    expect(await refusedWith(others)).toContain('circular-definition');
  });
});
