import type { PreviewGoal, PreviewModel } from '@ontarget/report';
import { expect, it } from 'vitest';
import { goalItems } from '../src/goals/items.ts';

const figure = (text: string) => ({ number: 0, exact: '0', unit: 'USD', text });
const source = { file: 'plan.ote', line: 5, column: 3, endLine: 5, endColumn: 9 };
const part: PreviewGoal = {
  id: 'goal/Revenue/Sales',
  name: 'Sales',
  title: 'Sales',
  source,
  stale: true,
  measure: 'New ARR',
  revenue: 'revenue',
  part: 'divides',
  share: figure('60%'),
  handedDown: figure('110%'),
  target: figure('$7,200,000'),
  quarters: [{ label: 'FY27-Q1', target: figure('$1,800,000') }],
  carriers: [{ id: 'role/AE', title: 'Account executive' }],
  children: [
    {
      ...({} as PreviewGoal),
      id: 'goal/Revenue/Sales.Win',
      name: 'Win',
      title: 'Win rate',
      stale: false,
      measure: 'Win rate',
      revenue: 'other',
      part: 'supports',
      target: figure('30%'),
      carriers: [],
      children: [],
    },
  ],
};
const model: PreviewModel = {
  plan: { id: 'p', title: 'P', currency: 'USD', year: { first: '2027-01-01', last: '2027-12-31' } },
  errors: 0,
  goals: [
    {
      ...part,
      id: 'goal/Revenue',
      title: 'Company revenue',
      stale: false,
      part: 'root',
      carriers: [],
      children: [part],
    },
  ],
  roles: [
    {
      id: 'role/AE',
      name: 'AE',
      title: 'Account executive',
      source: { ...source, line: 9 },
      stale: false,
      components: [],
    },
  ],
};

it('the goals of a plan are a tree with their targets, and who carries them', () => {
  const [goal] = goalItems(model);
  expect(goal).toMatchObject({ kind: 'goal', label: 'Company revenue', description: '$7,200,000 · 60%' });
  const [sales] = goal?.children ?? [];
  expect(sales).toMatchObject({
    kind: 'part',
    label: 'Sales',
    description: '$7,200,000 · 60% · as it last was',
    source,
  });
  expect(sales?.tooltip.split('\n')).toEqual([
    'Sales: $7,200,000 of New ARR',
    'handed down at 110%',
    'FY27-Q1: $1,800,000',
  ]);
  expect(sales?.children.map(({ kind, label, description }) => [kind, label, description])).toEqual([
    ['support', 'Win rate', '30% · supports it'],
    ['carrier', 'Account executive', 'carries it'],
  ]);
  expect(sales?.children[1]?.source?.line).toBe(9);
});

it('no two lines have one id, though a role carries several parts', () => {
  const twice: PreviewGoal = { ...part, children: [] };
  const all: string[] = [];
  const collect = (items: ReturnType<typeof goalItems>): void => {
    for (const item of items) {
      all.push(item.id);
      collect([...item.children]);
    }
  };
  collect(
    goalItems({
      ...model,
      goals: [{ ...part, id: 'goal/A', children: [twice, { ...twice, id: 'goal/A/B' }] }],
    }),
  );
  expect(new Set(all).size).toBe(all.length);
});
