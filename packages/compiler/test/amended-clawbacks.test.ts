import { run } from '@ontarget/evaluator/engine';
import { expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { table } from './support/pay.ts';

/** A plan that pays each month, with a commission on sales that says this of cancellations. */
function text(commission: string, clause: string, amended: string): string {
  const clawback = clause === '' ? '' : `when canceled, claw back ${clause}`;
  return `plan "Amended" {
    currency USD  year 2027-01-01 to 2027-12-31  paid monthly  rounding half up to $0.01, each payment
    target pay phased evenly  leavers earn up to their last day
    ${amended}
  }
  data deals { id text key  closed date  owner payee  amount money  canceled date or blank }
  measure Sales { total amount of deals  dated closed  credited to owner }
  role Rep { on top { commission ${commission} { ${clawback} } } }`;
}

const BY_MONTH = 'K on Sales each month by itself at 10%';

/** $50,000 sold in May and $20,000 in July, both canceled in August, in which $30,000 are sold. */
const DEALS = table(
  'id closed owner amount canceled',
  'may 2027-05-10 ann 50000 2027-08-15',
  'jul 2027-07-10 ann 20000 2027-08-20',
  'aug 2027-08-03 ann 30000 -',
);

interface Case {
  readonly before?: string;
  readonly after: string;
  readonly results?: 'continue' | 'restart';
  readonly commission?: string;
  readonly old?: string;
  readonly from?: string;
  readonly period?: string;
}

/** What is earned in August, exactly, or why it is not known; `before` undefined: the version before is not given. */
async function earned({
  before,
  after,
  results = 'continue',
  commission = BY_MONTH,
  old = commission,
  from = '2027-07-01',
  period = '2027-08',
}: Case): Promise<string> {
  const planOf = async (source: string) => (await compiled(source)).file.plan;
  const amended = await planOf(text(commission, after, `amended from ${from}, results ${results}`));
  const first =
    before === undefined
      ? []
      : [
          {
            plan: await planOf(text(old, before, '')),
            digest: 'sha256:0',
            effective: { from: '2027-01-01', to: from === '2027-07-01' ? '2027-06-30' : '2027-07-31' },
          },
        ];
  const evaluators = [...first, { plan: amended, digest: 'sha256:1', effective: { from } }];
  const tables = { roster: table('payee role start end', 'ann Rep 2027-01-01 -'), deals: DEALS };
  const { statements, errors } = await run({ evaluators, period, tables, ledger: [] });
  if (errors.length > 0) return errors.map(({ code }) => code).join(' ');
  const [component] = statements[0]?.components ?? [];
  return component?.stages.earned?.value ?? 'nothing';
}

const ALL = 'what the deal added to pay { within 6 months of closed: 100%  later: 0% }';
const HALF = 'what the deal added to pay { within 6 months of closed: 50%  later: 0% }';
const AVERAGE = 'its average share of pay { within 6 months of closed: 50%  later: 0% }';

it.each(['continue', 'restart'] as const)(
  'a clawback that comes in with an amendment takes nothing back of earlier sales, where results %s',
  async (results) => {
    // $3,000 of August less the $2,000 of July; the $5,000 of May were earned before anything could be taken back.
    expect(await earned({ before: '', after: ALL, results })).toBe('1000');
  },
);

it('what was sold before is taken back by the terms of its time', async () => {
  // $3,000 − $2,000 − 50% of $5,000.
  expect(await earned({ before: HALF, after: ALL })).toBe('-1500');
  expect(await earned({ before: HALF, after: ALL, results: 'restart' })).toBe('-1500');
  expect(await earned({ before: AVERAGE, after: ALL })).toBe('-1500');
  // Also where the amendment takes back less: $3,000 − 50% of $2,000 − $5,000.
  expect(await earned({ before: ALL, after: HALF })).toBe('-3000');
});

it('a new component takes back what it paid itself', async () => {
  const one = { after: ALL, before: '', old: 'Other on Sales each month by itself at 10%' };
  expect(await earned(one)).toBe('1000');
});

it('without the version before nobody knows what held', async () => {
  expect(await earned({ after: ALL })).toBe('window-spans-versions');
  // A cancellation in July is over in August.
  expect(await earned({ after: ALL, period: '2027-09' })).toBe('0');
});

it('in a quarter that an amendment lies in, the day of the sale decides', async () => {
  // Amended from August on: the sale of July is not taken back in September, when the quarter's $5,000 fall due.
  const quarter = 'K on Sales each quarter by itself at 10%';
  const one = { commission: quarter, after: ALL, from: '2027-08-01', period: '2027-09' } as const;
  expect(await earned({ ...one, before: '' })).toBe('5000');
});
