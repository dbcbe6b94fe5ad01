import { describe, expect, it } from 'vitest';
import type { Measure, Parameter, Role } from '../../src/ast.ts';
import {
  createOnTargetServices,
  declarationsIn,
  type Unit,
  type UnitError,
  unitCode,
  unitOf,
  unitOfMeasure,
} from '../../src/index.ts';
import { build, discard, unresolved } from '../support/parse.ts';

const PLAN = `data deals {
  id text key  closed date  opened date  owner payee  arr money  cost money  part percent  seats count  kind one of new, old
  margin = (arr - cost) / arr   each = arr / seats  open = closed - opened  wrong = arr + part
}
measure NewARR { total arr of deals dated closed credited to owner }
measure Deals { count of deals dated closed credited to owner }
measure Share { ratio of NewARR to NewARR }
measure Size { ratio of NewARR to Deals }
measure Churn { entered as percent }
measure Open { entered }
measure Objectives { scored 0% to 125% }
measure Launch { graded one of low, high }
measure Margin { total margin of deals dated closed credited to owner }
parameter Rate = 5%
parameter Twice = Rate * 2
parameter Circle = Round parameter Round = Circle
goal Revenue = NewARR $5 in the year
curve Tiers marginal { from $0: 8%  from $100K: 10% }`;

const services = createOnTargetServices();

async function formula(words: string, place = `parameter X = ${words}`) {
  const built = await build({ '/plan/a.ote': `${PLAN}\n${place}` }, services);
  const [document] = built.documents;
  if (document === undefined) throw new Error('nothing was parsed');
  expect(document.parseResult.parserErrors.map(({ message }) => message)).toEqual([]);
  expect(unresolved(document)).toEqual([]);
  await discard(built);
  return declarationsIn(document.parseResult.value).at(-1);
}

async function unitIn(words: string) {
  const errors: UnitError[] = [];
  const { value } = (await formula(words)) as Parameter;
  const unit = unitOf(value, { currency: 'USD', report: (error) => errors.push(error) });
  return { unit: shown(unit), errors };
}

function shown(unit: Unit): string {
  return unit.kind === 'ratio' ? 'ratio' : unitCode(unit);
}

describe('the unit of an expression', () => {
  it.each([
    ['$5', 'USD'],
    ['5 EUR', 'EUR'],
    ['65%', 'percent'],
    ['1.5x', 'multiple'],
    ['4', 'number'],
    ['2027-01-01', 'date'],
    ['"a"', 'text'],
    ['-5%', 'percent'],
    ['Rate', 'percent'],
    ['Twice', 'percent'],
    ['Circle', 'unknown'],
    ['$5 * Rate', 'USD'],
    ['$10 / $5', 'ratio'],
    ['$10 / $5 * 50%', 'percent'],
    ['($10 - $5) * 1.5x / 2', 'USD'],
    ['least($5, $6)', 'USD'],
    ['greatest(5%, $5 / $6)', 'percent'],
    ['least(2027-01-01, 2027-02-01)', 'date'],
  ])('%s: %s', async (words, unit) => {
    expect(await unitIn(words)).toEqual({ unit, errors: [] });
  });

  it.each([
    ['$5 + 5%', 'units-not-added', '+'],
    ['$5 - 5 EUR', 'currencies-mixed', '-'],
    ['$5 * $5', 'units-not-multiplied', '*'],
    ['5 / $5', 'units-not-divided', '/'],
    ['-"a"', 'not-a-number', '-'],
    ['least($5, 5)', 'units-not-added', 'least'],
    ['100 + 5%', 'units-not-added', '+'],
  ])('%s: %s', async (words, code, operator) => {
    const { unit, errors } = await unitIn(words);
    expect(unit).toBe('unknown');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ code, operator });
  });

  it('tells one mistake once, at the node that puts two sides together', async () => {
    const { errors } = await unitIn('(($5 + 5%) * 2 + 7) / "a" + Rate');
    expect(errors.map(({ code }) => code)).toEqual(['units-not-added']);
    expect(errors[0]?.node.$type).toBe('Arithmetic');
  });
});

describe('the unit of what a formula names', () => {
  it('in a row is its column’s, worked out or read', async () => {
    const names = [
      ['arr', 'USD'],
      ['part', 'percent'],
      ['seats', 'count'],
      ['closed', 'date'],
      ['kind', 'text'],
      ['owner', 'payee'],
      ['margin', 'ratio'],
      ['each', 'USD/count'],
      ['open', 'duration'],
      ['wrong', 'unknown'],
    ];
    for (const [name, unit] of names) {
      const measure = (await formula(
        '',
        `measure M { total ${name} of deals dated closed credited to owner }`,
      )) as Measure;
      expect([name, shown(unitOfMeasure(measure, { currency: 'USD' }))]).toEqual([name, unit]);
    }
  });

  it('in pay is its measure’s, its goal’s or its component’s stage', async () => {
    const names = [
      ['NewARR', 'USD'],
      ['Deals', 'count'],
      ['Share', 'percent'],
      ['Size', 'USD/count'],
      ['Churn', 'percent'],
      ['Open', 'unknown'],
      ['Objectives', 'score'],
      ['Launch', 'grade'],
      ['Margin', 'ratio'],
      ['Revenue', 'USD'],
      ['A attainment', 'percent'],
      ['A rate', 'percent'],
      ['A earned', 'USD'],
      ['A payout', 'USD'],
      ['B rate', 'percent'],
      ['D rate', 'percent'],
      ['target_pay', 'USD'],
      ['share', 'percent'],
      ['quota', 'unknown'],
    ];
    for (const [name, unit] of names) {
      const role = (await formula(
        '',
        `role R { on top {
          commission A on NewARR each month by itself at 8%
          commission B on NewARR each month by itself at Tiers
          commission D on NewARR each month by itself at Rate
          formula F each month by itself = ${name} } }`,
      )) as Role;
      const [onTop] = role.members;
      const extra = onTop?.$type === 'OnTop' ? onTop.extras.at(-1) : undefined;
      if (extra?.$type !== 'FormulaPay') throw new Error('no formula');
      expect([name, shown(unitOf(extra.value, { currency: 'USD' }))]).toEqual([name, unit]);
    }
  });

  it('takes the plan’s currency for money columns and for the dollar sign', async () => {
    const { value } = (await formula('$5')) as Parameter;
    expect(shown(unitOf(value, { currency: 'CAD' }))).toBe('CAD');
  });
});
