import type { PreviewGoal, PreviewModel } from '@ontarget/report';
import { expect, it } from 'vitest';
import { sourceOf } from '../src/preview/sources.ts';

function at(line: number) {
  return { file: 'plan.ote', line, column: 1, endLine: line, endColumn: 9 };
}

const leaf: PreviewGoal = {
  id: 'goal/Revenue/Field',
  name: 'Field',
  title: 'Field',
  source: at(5),
  stale: false,
  measure: 'New ARR',
  revenue: 'revenue',
  part: 'divides',
  carriers: [],
  children: [],
};
const model: PreviewModel = {
  plan: { id: 'p', title: 'P', currency: 'USD', year: { first: '2027-01-01', last: '2027-12-31' } },
  errors: 0,
  goals: [{ ...leaf, id: 'goal/Revenue', source: at(4), children: [leaf] }],
  roles: [
    {
      id: 'role/AE',
      name: 'AE',
      title: 'AE',
      source: at(1),
      stale: false,
      components: [
        {
          id: 'role/AE/NewBusiness',
          name: 'NewBusiness',
          title: 'New business',
          source: at(2),
          stale: false,
          kind: 'weighted',
          on: [],
          revenue: 'other',
          timing: '',
          terms: [],
          curve: {
            id: 'curve/Levels',
            name: 'Levels',
            title: 'Levels',
            source: at(3),
            kind: 'by grade',
            up: { title: 'Payout', unit: 'percent' },
            levels: [],
          },
        },
      ],
    },
  ],
};

it.each([
  ['role/AE', 1],
  ['role/AE/NewBusiness', 2],
  ['curve/Levels', 3],
  ['goal/Revenue', 4],
  ['goal/Revenue/Field', 5],
])('finds %s', (node, line) => {
  expect(sourceOf(model, node)?.line).toBe(line);
});

it('finds nothing where there is nothing', () => {
  expect(sourceOf(model, 'role/Gone')).toBeUndefined();
});
