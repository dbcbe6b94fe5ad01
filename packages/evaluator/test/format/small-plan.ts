import type { EvaluatorFile } from '@ontarget/evaluator/format';

/** A valid evaluator with one role, one component, and at least one of most things a file can hold. */
export function smallPlan(): EvaluatorFile {
  return {
    format: { name: 'ontarget-evaluator', version: '1.0' },
    plan: {
      id: 'small',
      title: 'Small plan',
      currency: 'USD',
      year: { first: '2027-01-01', last: '2027-12-31' },
      paid: 'quarter',
      rounding: { mode: 'half up', unit: '1/100', point: 'each component' },
      tables: {
        deals: {
          kind: 'input',
          columns: {
            id: { type: 'text', unit: 'text', blank: false },
            owner: { type: 'payee', unit: 'payee', blank: false },
            closed: { type: 'date', unit: 'date', blank: true },
            kind: { type: 'choice', unit: 'text', blank: false, choices: { new: ['New'], renewal: [] } },
            amount: { type: 'money', unit: 'USD', blank: false, header: 'ARR' },
          },
          key: ['id'],
          computed: {},
        },
        'credits/Revenue': {
          kind: 'credits',
          from: 'deals',
          date: 'closed',
          where: { op: 'is', of: { op: 'column', name: 'kind' }, among: ['new'] },
          credits: [{ to: 'owner', share: { op: 'constant', value: '1', unit: 'percent' }, blank: 'nobody' }],
        },
      },
      teams: { Sales: { title: 'Sales' } },
      measures: { Revenue: { title: 'Revenue', unit: 'USD', revenue: true, betterWhen: 'higher' } },
      curves: {
        Rates: {
          kind: 'marginal',
          axis: 'USD',
          pays: 'USD',
          pieces: [
            { includes: true, start: '0', slope: '1/50', written: { value: '1/50', unit: 'percent' } },
            {
              from: '50000',
              includes: true,
              start: '1000',
              slope: '3/100',
              written: { value: '3/100', unit: 'percent' },
            },
          ],
        },
      },
      goals: {},
      roles: {
        Rep: {
          title: 'Rep',
          team: 'Sales',
          components: {
            Won: {
              title: 'Won',
              kind: 'commission',
              measured: 'quarter',
              toDate: false,
              on: { measures: ['Revenue'], goals: [] },
              curve: 'Rates',
              stages: { earned: 'role/Rep/Won/earned', payout: 'role/Rep/Won/payout' },
              requirements: [],
            },
          },
          total: 'role/Rep/total',
          paid: 'role/Rep/paid',
        },
      },
      values: {
        'measure/Revenue/payee': {
          title: 'Revenue',
          stage: 'measure',
          unit: 'USD',
          subject: 'payee',
          formula: {
            op: 'total',
            function: 'sum',
            credits: 'credits/Revenue',
            of: { op: 'column', name: 'amount' },
            whose: 'payee own',
          },
        },
        'role/Rep/Won/earned': {
          title: 'Won earned',
          stage: 'earned',
          unit: 'USD',
          subject: 'payee',
          formula: {
            op: 'curve',
            curve: 'Rates',
            at: { op: 'value', id: 'measure/Revenue/payee' },
            read: 'pay',
          },
        },
        'role/Rep/Won/payout': {
          title: 'Won payout',
          stage: 'payout',
          unit: 'USD',
          subject: 'payee',
          formula: {
            op: 'round',
            of: { op: 'value', id: 'role/Rep/Won/earned' },
            mode: 'half up',
            unit: '1/100',
          },
        },
        'role/Rep/total': {
          title: 'Total',
          stage: 'total',
          unit: 'USD',
          subject: 'payee',
          formula: { op: 'due', component: 'role/Rep/Won', stage: 'payout' },
        },
        'role/Rep/paid': {
          title: 'Paid',
          stage: 'paid',
          unit: 'USD',
          subject: 'payee',
          formula: { op: 'value', id: 'role/Rep/total' },
        },
      },
    },
    map: {
      tool: { name: 'ontarget', version: '0.1.0' },
      nodes: { 'role/Rep': { file: 'plan.ote', line: 1, column: 1, endLine: 3, endColumn: 2 } },
    },
  };
}
