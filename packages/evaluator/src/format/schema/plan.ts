import { STAGES } from '../types/stage.ts';
import { exactly, flag, list, object, record, ref, type Schema, text, word } from './parts.ts';

const name = ref('name');
const exact = ref('exact');
const year = object({ first: ref('date'), last: ref('date') });

const fiscalYear = object(
  {
    first: ref('date'),
    last: ref('date'),
    weeks: word('4-4-5', '4-5-4', '5-4-4'),
    yearEnd: word('last', 'nearest'),
    named: word('by its last day', 'by its first day'),
  },
  { optional: ['weeks', 'yearEnd', 'named'] },
);

const goal = object(
  {
    title: text,
    parent: name,
    team: name,
    measure: name,
    part: {
      oneOf: [
        object({ kind: exactly('root') }),
        object({ kind: exactly('divides'), share: exact, handedDown: exact }),
        object(
          {
            kind: exactly('divides by weight'),
            together: exact,
            handedDown: exact,
            by: { oneOf: [exactly('headcount'), object({ column: name }), object({ lastYearOf: name })] },
            among: list(name),
            each: ref('grain'),
            weight: name,
          },
          { optional: ['among', 'each'] },
        ),
        object({ kind: exactly('overlaps'), share: exact }),
        object({ kind: exactly('supports') }),
      ],
    },
    conversion: object(
      {
        factor: exact,
        leadMonths: { type: 'integer', minimum: 0, maximum: 12 },
        parameter: object({ name, title: text }),
      },
      { optional: ['parameter'] },
    ),
    sharedOut: object({
      among: list(name),
      by: { oneOf: [exactly('evenly'), object({ column: name }), object({ lastYearOf: name })] },
      each: ref('grain'),
      leavers: word('stays', 'shared again'),
      part: name,
    }),
    target: name,
    actual: name,
    carriedBy: list(name),
  },
  { optional: ['parent', 'team', 'conversion', 'sharedOut'] },
);

const requirements = list(object({ value: name, condition: text, otherwise: text }));

const component = object(
  {
    title: text,
    kind: word('weighted', 'commission', 'bonus', 'formula'),
    weight: exact,
    measured: ref('grain'),
    toDate: flag,
    within: word('quarter', 'half-year'),
    catchUp: flag,
    on: object({ measures: list(name), goals: list(name) }),
    curve: name,
    active: year,
    unpaid: word('shown', 'hidden'),
    payrollCode: text,
    stages: object(Object.fromEntries(STAGES.map((stage) => [stage, name])), {
      optional: STAGES.filter((stage) => stage !== 'earned' && stage !== 'payout'),
    }),
    requirements,
    shortfall: object({ broughtIn: name, out: name, back: name, forgiven: name }, { optional: ['forgiven'] }),
  },
  { optional: ['weight', 'curve', 'active', 'unpaid', 'payrollCode', 'shortfall', 'within', 'catchUp'] },
);

const balance = object(
  {
    title: text,
    kind: word('draw', 'guarantee', 'shortfall', 'held back'),
    draw: name,
    out: name,
    back: name,
    broughtIn: name,
    forgiven: name,
    closing: name,
  },
  { optional: ['draw', 'out', 'back', 'broughtIn', 'forgiven', 'closing'] },
);

const role = object(
  {
    title: text,
    team: name,
    reportsTo: name,
    targetPay: ref('quantity'),
    onTargetPay: ref('quantity'),
    components: record(component),
    requirements,
    total: name,
    paid: name,
    payment: name,
    balances: record(balance),
  },
  { optional: ['team', 'reportsTo', 'targetPay', 'onTargetPay', 'requirements', 'payment', 'balances'] },
);

const plan = object(
  {
    id: name,
    title: text,
    currency: { type: 'string', pattern: '^[A-Z]{3}$', maxLength: 3 },
    year: fiscalYear,
    paid: ref('grain'),
    paidFrom: ref('date'),
    rounding: object({
      mode: ref('roundingMode'),
      unit: exact,
      point: word('each component', 'each payment', 'each deal', 'on the running total'),
    }),
    employedOn: ref('date'),
    amended: object({ from: ref('date'), results: word('continue', 'restart') }),
    tables: record(ref('table')),
    teams: record(object({ title: text, parent: name }, { optional: ['parent'] })),
    measures: record(
      object(
        {
          title: text,
          unit: ref('unit'),
          revenue: flag,
          betterWhen: word('higher', 'lower'),
          results: list(name),
        },
        { optional: ['results'] },
      ),
    ),
    curves: record(ref('curve')),
    goals: record(goal),
    roles: record(role),
    values: record(
      object(
        {
          title: text,
          stage: word(...STAGES),
          unit: ref('unit'),
          subject: word('payee', 'team', 'company'),
          addsUp: flag,
          formula: ref('expression'),
        },
        { optional: ['addsUp'] },
      ),
    ),
  },
  { optional: ['paidFrom', 'employedOn', 'amended'] },
);

const line: Schema = { type: 'integer', minimum: 1, maximum: 10_000_000 };
const map = object({
  tool: object({ name: text, version: text }),
  nodes: record(object({ file: text, line, column: line, endLine: line, endColumn: line })),
});

export const planDefinitions: Record<string, Schema> = { plan, map };
