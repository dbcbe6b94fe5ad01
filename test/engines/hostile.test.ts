import { run } from '@ontarget/evaluator/engine';
import { NotFast } from '@ontarget/evaluator/fast';
import {
  type Expression,
  FORMAT_NAME,
  FORMAT_VERSION,
  type Plan,
  readEvaluator,
} from '@ontarget/evaluator/format';
import { duckDb } from '@ontarget/warehouse/node';
import { NotInSql, planAsSql, scriptText } from '@ontarget/warehouse/sql';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { firstPlan, runOf } from '../sql/edges.ts';
import { samePay } from '../sql/same.ts';
import { compare, nothingCompared } from './agree.ts';

/**
 * Evaluators that somebody has tampered with, given to every engine: the reader refuses one by its place, or all engines come to the same
 * cents and errors of it. None hangs, falls over its stack, runs a text of the plan, or reads what every object has.
 */
const EARNED = 'role/AccountExecutive/NewBusiness/earned';
const own: Expression = { op: 'value', id: EARNED };
const actual: Expression = { op: 'value', id: 'role/AccountExecutive/NewBusiness/actual' };
const one: Expression = { op: 'constant', value: '1', unit: 'USD' };
const CODE = '");globalThis.hacked=1;("';
const HALF = { roster: 'payee,role,start,end\nAnn,AccountExecutive,2026-01-01,\n' };
const TABLES = {
  ...HALF,
  deals: 'id,closed,owner,amount,stage\n1,2027-01-05,Ann,123456.78,won\n2,2027-02-05,Ann,700.01,won\n',
};

let sound: Plan;

beforeAll(async () => {
  sound = await firstPlan();
});

afterEach(() => {
  expect(Object.hasOwn(globalThis, 'hacked')).toBe(false);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

type Change = (plan: Plan, add: (id: string, formula: unknown) => Expression) => void;

/** The plan with something else in it, as text that came from anywhere. */
function tampered(change: Change): string {
  const plan = structuredClone(sound) as Plan;
  const earned = plan.values[EARNED];
  if (earned === undefined) throw new Error('the plan has no such value');
  const add = (id: string, formula: unknown): Expression => {
    Object.defineProperty(plan.values, id, {
      value: { ...earned, formula },
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return { op: 'value', id };
  };
  change(plan, add);
  return JSON.stringify({
    format: { name: FORMAT_NAME, version: FORMAT_VERSION },
    plan,
    map: { tool: { name: 'hand', version: '0' }, nodes: {} },
  });
}

const earn =
  (formula: (add: (id: string, formula: unknown) => Expression) => unknown): Change =>
  (plan, add) => {
    (plan.values[EARNED] as { formula: unknown }).formula = formula(add);
  };

const chainOf = (length: number, next: (before: Expression) => unknown): Change =>
  earn((add) => {
    let last: Expression = actual;
    for (let at = 0; at < length; at += 1) last = add(`x/${at}`, next(last));
    return last;
  });

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let all: unknown = actual;
  for (let at = 0; at < depth; at += 1) all = wrap(all);
  return all;
};

/** What each comes to: the reader's refusal, the code that the payee has instead of pay, or pay. */
const CASES: readonly (readonly [string, Change, string])[] = [
  [
    'formulas that nest 1,000 deep',
    earn(() => nested(1_000, (inner) => ({ op: 'sum', of: [inner] }))),
    'refused',
  ],
  [
    'formulas that nest just as deep as the reader lets',
    earn(() => nested(60, (inner) => ({ op: 'sum', of: [inner] }))),
    'paid',
  ],
  ['a chain of 6,000 values', chainOf(6_000, (before) => ({ op: 'sum', of: [before, one] })), 'too-deep'],
  [
    'a number that is squared sixty times',
    chainOf(60, (last) => ({ op: 'product', of: [last, last] })),
    'overflow',
  ],
  ['a sum that doubles forty times', chainOf(40, (last) => ({ op: 'sum', of: [last, last] })), 'paid'],
  [
    'powers of powers',
    chainOf(12, (last) => ({ op: 'power', of: [last, { op: 'constant', value: '16', unit: 'number' }] })),
    'overflow',
  ],
  [
    'a power of a thousand million',
    earn(() => ({ op: 'power', of: [actual, { op: 'constant', value: '1000000000', unit: 'number' }] })),
    'overflow',
  ],
  ['a value of itself', earn(() => own), 'circular'],
  ['values of each other', earn((add) => add('x/1', add('x/2', own))), 'circular'],
  ['a value that is what every object has', earn(() => ({ op: 'value', id: 'constructor' })), 'refused'],
  ['a value called __proto__', earn((add) => add('__proto__', one)), 'refused'],
  [
    'a value called hasOwnProperty',
    earn((add) => add('hasOwnProperty', { op: 'sum', of: [actual, one] })),
    'paid',
  ],
  [
    'a curve that every object has',
    earn(() => ({ op: 'curve', curve: 'toString', at: actual, read: 'pay' })),
    'refused',
  ],
  [
    'periods of periods of periods',
    earn(() => nested(9, (of) => ({ op: 'over', each: 'month', periods: 'in the window', of }))),
    'paid',
  ],
  [
    'a thousand million months',
    earn(() => ({ ...actual, window: { kind: 'last', months: 1_000_000_000 } })),
    'refused',
  ],
  [
    'a month in a million years',
    earn(() => ({ op: 'shift', months: 12_000_000, of: actual, beyond: one })),
    'refused',
  ],
  [
    'a rounding to nothing',
    earn(() => ({ op: 'round', of: actual, mode: 'half up', unit: '0' })),
    'wrong-type',
  ],
  [
    'a rounding that is code',
    earn(() => ({ op: 'round', of: actual, mode: CODE, unit: '1/100' })),
    'refused',
  ],
  ['a number that is code', earn(() => ({ op: 'constant', value: CODE, unit: 'USD' })), 'refused'],
  [
    'a number without end',
    earn(() => ({ op: 'quotient', of: [actual, { op: 'constant', value: '0', unit: 'USD' }] })),
    'zero-divisor',
  ],
  ['an operator that is a method', earn(() => ({ op: 'valueOf', of: [one] })), 'refused'],
  [
    'a value whose name is code',
    earn((add) => add(`x/${CODE}\u2028\`\${globalThis.hacked=1}\`*/`, { op: 'sum', of: [actual, one] })),
    'paid',
  ],
  [
    'a column whose name is SQL',
    (plan) => {
      const credits = Object.values(plan.tables).find((table) => table.kind === 'credits');
      if (credits?.kind === 'credits') credits.date = 'closed"; DROP TABLE ot_roster; --';
    },
    'unknown-value',
  ],
];

describe('a tampered evaluator is refused by its place, or every engine says the same of it', () => {
  test.each(CASES)('%s', async (_, change, expected) => {
    const read = readEvaluator(tampered(change));
    expect(read.ok).toBe(expected !== 'refused');
    if (!read.ok) {
      expect(read.problems.length).toBeLessThan(50);
      for (const { path, code } of read.problems)
        expect([code, path].join(' ')).toMatch(/^too-deep|\/plan\//);
      return;
    }
    const { plan } = read.file;
    const input = runOf(plan, 'FY27-Q1', TABLES);
    const result = await run(input);
    expect(result.statements.map(({ status, reasons }) => reasons[0]?.code ?? status)).toEqual([expected]);
    for (const by of ['generated', 'kernels'] as const) {
      const agreement = nothingCompared();
      byName(NotFast, () => compare(input, result, { by, payeeByPayee: true }, agreement));
      expect(agreement.different, by).toEqual([]);
    }
    await samePay(input, duckDb);
    for (const dialect of ['duckdb', 'postgres', 'spark'] as const) {
      byName(NotInSql, () => {
        const text = scriptText(planAsSql(plan, { from: 0, to: 2 }, { dialect }));
        expect(text).not.toMatch(/hacked|DROP TABLE|__proto__/);
      });
    }
  });
});

/** What an engine cannot express it refuses by name; anything else is a fault of the engine. */
function byName(refusal: typeof NotFast | typeof NotInSql, work: () => void): void {
  try {
    work();
  } catch (problem) {
    if (!(problem instanceof refusal)) throw problem;
  }
}
