import { describe, expect, test } from 'vitest';
import { evaluateWith } from '../../src/engine/index.ts';
import type { Curve } from '../../src/format/types/index.ts';
import { ACCELERATED, curve, onePlan, plan, role, STANDARD, value } from './builders.ts';
import { curveAt, exact, pct, text, val } from './expressions.ts';

/** What a curve pays at a point, through the engine. */
function read(of: Curve, at: string, what: 'pay' | 'rate' = 'pay'): string {
  const made = plan({
    curves: { C: of },
    roles: { AE: role('AE', []).role },
    values: {
      at: value(pct(0), 'percent'),
      read: value(curveAt('C', val('at'), what), 'percent'),
    },
  });
  const [answer] = evaluateWith({
    plan: made,
    subject: { payee: 'ann', role: 'AE' },
    roster: { start: '2027-01-01' },
    overrides: [{ value: 'at', window: 'FY27', quantity: exact(at) }],
    ask: [{ value: 'read', window: 'FY27' }],
  });
  if (!answer?.ok) throw new Error('the curve has a value everywhere');
  return answer.quantity.value;
}

describe('marginal: each slice at its own rate', () => {
  test.each([
    ['0', '0'],
    ['0.5', '1/2'],
    ['1', '1'],
    ['1.3', '29/20'],
    ['1.5', '7/4'],
    ['2', '11/4'],
  ])('at %s pays %s', (at, pays) => expect(read(ACCELERATED, at)).toBe(pays));

  test('six orders, each read by itself, as in a published example: 164 in all', () => {
    const tiers = curve(
      'marginal',
      [
        { start: 0, slope: '0.01' },
        { from: 1000, start: 10, slope: '0.02' },
        { from: 3000, start: 50, slope: '0.03' },
        { from: 8000, start: 200, slope: '0.05' },
      ],
      'USD',
      'USD',
    );
    const orders = ['200', '300', '1500', '1200', '2000', '4500'].map((at) => read(tiers, at));
    expect(orders).toEqual(['2', '3', '20', '14', '30', '95']);
  });
});

describe('linear: straight lines between points', () => {
  test.each([
    ['0.49', '0'],
    ['0.5', '0'],
    ['0.75', '1/2'],
    ['1', '1'],
    ['1.03', '11/10'],
    ['1.3', '2'],
    ['5', '2'],
  ])('at %s pays %s', (at, pays) => expect(read(STANDARD, at)).toBe(pays));
});

describe('steps and retroactive: which side of a bound is closed', () => {
  const steps = curve('steps', [
    { start: '0.8', slope: 0, written: '0.8' },
    { from: '0.25', start: 1, slope: 0, written: 1 },
    { above: '0.75', start: '1.2', slope: 0, written: '1.2' },
  ]);
  test.each([
    ['0.24', '4/5'],
    ['0.25', '1'],
    ['0.75', '1'],
    ['0.7500001', '6/5'],
  ])('`from` includes its bound and `above` excludes it: %s pays %s', (at, pays) =>
    expect(read(steps, at)).toBe(pays),
  );

  const retroactive = curve(
    'retroactive',
    [
      { start: 0, slope: '0.06' },
      { from: 80_000, start: 6_400, slope: '0.08' },
      { from: 100_000, start: 10_000, slope: '0.1' },
    ],
    'USD',
    'USD',
  );
  test('all of it at the rate reached, so that the pay jumps at the bound', () => {
    expect(read(retroactive, '79999')).toBe('239997/50');
    expect(read(retroactive, '100000')).toBe('10000');
    expect(read(retroactive, '110000')).toBe('11000');
    expect(read(retroactive, '110000', 'rate')).toBe('1/10');
  });
});

describe('by grade', () => {
  const levels: Curve = {
    kind: 'by grade',
    pays: 'percent',
    levels: { unmet: '0', target: '1', superior: '2' },
  };
  const graded = (grade: string) =>
    evaluateWith({
      plan: onePlan(
        {},
        {
          curves: { Levels: levels },
          values: {
            grade: value(text(grade), 'grade'),
            pays: value({ op: 'grade', curve: 'Levels', of: val('grade') }, 'percent'),
          },
        },
      ),
      subject: { payee: 'ann', role: 'AE' },
      roster: { start: '2027-01-01' },
      overrides: [],
      ask: [{ value: 'pays', window: 'FY27' }],
    })[0];

  test('a level pays its percent', () => {
    expect(graded('superior')).toMatchObject({ ok: true, quantity: { value: '2', unit: 'percent' } });
  });

  test.each(['outstanding', '__proto__', 'toString', ''])(
    '"%s" is no level: an error, never a number',
    (grade) => {
      expect(graded(grade)).toMatchObject({
        ok: false,
        status: 'error',
        reasons: [{ code: 'unknown-grade' }],
      });
    },
  );
});
