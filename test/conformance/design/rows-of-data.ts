import type { DesignRow } from './row.ts';

/** Rules that need a population, a history or dates beside the plan. */
export const rowsOfData: readonly DesignRow[] = [
  {
    row: '06',
    named: 'reach threshold',
    title: 'Nine of ten reach the threshold',
    kind: 'data rule',
    codes: ['few-reach-threshold'],
    confidence: 'B',
    source:
      'salesmanagement.org/blog/getting-the-payout-curve-right; bluehorizonsgroup.com; aurochssolutions.com',
  },
  {
    row: '07',
    named: 'share at quota outside',
    title: '50% to 70% reach their quota',
    kind: 'data rule',
    codes: ['share-at-quota-unusual'],
    confidence: 'B',
    source: 'salesmanagement.org/blog/getting-the-payout-curve-right; Alexander Group',
  },
  {
    row: '21',
    named: 'ratchet',
    title: 'A quota is no multiple of what the same person sold last year',
    kind: 'data rule',
    codes: ['quota-follows-result'],
    confidence: 'A',
    source: 'Chung in Harvard Business Review, with Misra and Nair 2011; netcommissions.com/blog/bid/172414',
  },
  {
    row: '24',
    named: 'publication',
    title: 'A plan is published two weeks before it takes effect',
    kind: 'data rule',
    codes: ['published-late'],
    confidence: 'A',
    source: 'worldatwork.org 2017; business-in-a-box.com',
  },
  {
    row: '34',
    named: 'signed copy',
    title: 'Somebody paid commission in California has signed the plan',
    kind: 'data rule',
    codes: ['unsigned-in-california'],
    confidence: 'A',
    source: 'California Labor Code §2751',
  },
  {
    row: '41',
    named: 'cost of comp',
    title: 'Pay for selling is about a tenth of revenue',
    kind: 'data rule',
    codes: ['cost-of-selling-unusual'],
    confidence: 'A',
    source: 'xactlycorp.com, benzinga.com/pressreleases/18/08/b12236383',
  },
];
