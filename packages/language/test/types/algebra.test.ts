import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparedUnit,
  differenceUnit,
  isScale,
  negatedUnit,
  productUnit,
  quotientUnit,
  sameUnit,
  sumUnit,
  type Unit,
  type UnitResult,
  unitCode,
} from '../../src/index.ts';
import { ALGEBRA, unit } from './algebra.table.ts';

const OPERATIONS = {
  '+': sumUnit,
  '-': differenceUnit,
  '*': productUnit,
  '/': quotientUnit,
  '~': comparedUnit,
};

const ALL = [
  'USD',
  'EUR',
  'USD/count',
  'ratio',
  'percent',
  'multiple',
  'number',
  'count',
  'score',
  'grade',
  'date',
  'duration',
  'flag',
  'text',
  'choice',
  'payee',
];

const anyUnit = fc.constantFrom(...ALL).map(unit);
const quantity = anyUnit.filter((one) => isScale(one) || one.kind === 'money' || one.kind === 'rate');

function shown(result: UnitResult): string {
  if (!result.ok) return result.code;
  return result.unit.kind === 'ratio' ? 'ratio' : unitCode(result.unit);
}

/** A refusal spreads: what has no unit has none inside something larger. */
function then(result: UnitResult, next: (one: Unit) => UnitResult): UnitResult {
  return result.ok ? next(result.unit) : result;
}

function agree(a: UnitResult, b: UnitResult): boolean {
  return a.ok && b.ok ? sameUnit(a.unit, b.unit) : a.ok === b.ok;
}

describe('units', () => {
  it.each(ALGEBRA)('%s %s %s: %s', (left, operator, right, result) => {
    expect(shown(OPERATIONS[operator](unit(left), unit(right)))).toBe(result);
  });

  it('have sums and comparisons that do not mind the order', () => {
    fc.assert(
      fc.property(anyUnit, anyUnit, (a, b) => {
        expect(agree(sumUnit(a, b), sumUnit(b, a))).toBe(true);
        expect(agree(comparedUnit(a, b), comparedUnit(b, a))).toBe(true);
      }),
    );
  });

  it('have products that mind neither order nor grouping', () => {
    fc.assert(
      fc.property(quantity, quantity, quantity, (a, b, c) => {
        expect(agree(productUnit(a, b), productUnit(b, a))).toBe(true);
        const left = then(productUnit(a, b), (ab) => productUnit(ab, c));
        const right = then(productUnit(b, c), (bc) => productUnit(a, bc));
        expect(agree(left, right)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('have sums that can be taken in any grouping where both groupings exist', () => {
    fc.assert(
      fc.property(quantity, quantity, quantity, (a, b, c) => {
        const left = then(sumUnit(a, b), (ab) => sumUnit(ab, c));
        const right = then(sumUnit(b, c), (bc) => sumUnit(a, bc));
        if (left.ok && right.ok) expect(sameUnit(left.unit, right.unit)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never make money from what has none, nor lose a currency on the way', () => {
    fc.assert(
      fc.property(fc.array(quantity, { minLength: 1, maxLength: 6 }), (factors) => {
        const [first, ...rest] = factors;
        if (first === undefined) return;
        const product = rest.reduce<UnitResult>((so, next) => then(so, (one) => productUnit(one, next)), {
          ok: true,
          unit: first,
        });
        if (!product.ok) return;
        const withMoney = factors.filter((one) => !isScale(one));
        expect(withMoney.length).toBeLessThanOrEqual(1);
        expect('currency' in product.unit ? product.unit.currency : undefined).toBe(
          withMoney[0] !== undefined && 'currency' in withMoney[0] ? withMoney[0].currency : undefined,
        );
      }),
    );
  });

  it('keep a value’s unit when it is divided by a number and multiplied by it again', () => {
    fc.assert(
      fc.property(quantity, (a) => {
        const number = unit('number');
        const back = then(quotientUnit(a, number), (one) => productUnit(one, unit('ratio')));
        if (a.kind === 'money' || a.kind === 'rate' || a.kind === 'percent') {
          expect(back.ok && sameUnit(back.unit, a)).toBe(true);
        }
      }),
    );
  });

  it('take a minus where they are numbers', () => {
    expect(ALL.filter((name) => negatedUnit(unit(name)).ok)).toEqual([
      'USD',
      'EUR',
      'USD/count',
      'ratio',
      'percent',
      'multiple',
      'number',
      'count',
      'score',
      'duration',
    ]);
  });

  it('stay unknown beside what is unknown, so that one mistake makes one message', () => {
    for (const operation of Object.values(OPERATIONS)) {
      for (const name of ALL) {
        expect(shown(operation(unit(name), unit('unknown')))).toBe('unknown');
        expect(shown(operation(unit('unknown'), unit(name)))).toBe('unknown');
      }
    }
  });
});
