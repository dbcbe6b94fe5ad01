import type { CostAnswer, PlanCost } from '@ontarget/report';
import type { CostResult } from '@ontarget/server/protocol';
import { expect, it } from 'vitest';
import { Costing, USUAL_COST, withBoxes, withCost } from '../src/preview/costing.ts';
import { readFromPage, readPageState } from '../src/preview/messages.ts';

const cost = (seed: number) => ({ seed }) as PlanCost;
const drawn = (seed: number): CostAnswer => ({ state: 'drawn', cost: cost(seed), inputs: [] });

/** A server whose answers a test gives, and what the preview was told. */
function scene() {
  const waiting: ((answer: CostResult | Error) => void)[] = [];
  const told: string[] = [];
  const costing: Costing = new Costing(
    {
      cost: () =>
        new Promise((resolve, reject) =>
          waiting.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer))),
        ),
    },
    {
      changed: (boxes) => told.push(`${boxes} ${JSON.stringify(costing.view)}`),
      progressed: () => told.push(JSON.stringify(costing.view?.drawing)),
    },
  );
  const ask = (folder = 'file:///plan') =>
    costing.ask(folder, { uri: `${folder}/plan.ote`, settings: USUAL_COST });
  return { costing, waiting, told, ask };
}

it('keeps what was drawn, as old, until it is drawn anew', async () => {
  const { costing, waiting, told, ask } = scene();
  const first = ask();
  waiting[0]?.(drawn(1));
  await first;
  expect(costing.view).toEqual({ cost: cost(1), inputs: [] });
  const second = ask();
  expect(costing.view).toMatchObject({ cost: cost(1), drawing: 'beginning' });
  costing.progress({ folder: 'file:///plan', done: 20, of: 200 });
  costing.progress({ folder: 'file:///other', done: 1, of: 2 });
  expect(told.at(-1)).toBe('{"done":20,"of":200}');
  waiting[1]?.(drawn(2));
  await second;
  expect(costing.view).toEqual({ cost: cost(2), inputs: [] });
});

it('takes the last answer alone, and none that was given up', async () => {
  const { costing, waiting, ask } = scene();
  const asked = [ask(), ask()];
  waiting[1]?.(drawn(2));
  waiting[0]?.(drawn(1));
  await Promise.all(asked);
  expect(costing.view?.cost).toEqual(cost(2));
  const third = ask();
  waiting[2]?.(null);
  await third;
  expect(costing.view).toMatchObject({ cost: cost(2), drawing: 'beginning' });
});

it('keeps the last picture of a plan that is broken, and none of another plan', async () => {
  const { costing, waiting, ask } = scene();
  const first = ask();
  waiting[0]?.(drawn(1));
  await first;
  const second = ask();
  waiting[1]?.({ state: 'broken' });
  await second;
  expect(costing.view).toEqual({ cost: cost(1), inputs: [], isOld: true });
  const third = ask('file:///other');
  expect(costing.view).toBeUndefined();
  waiting[2]?.({ state: 'no roster', looked: 'other/data' });
  await third;
  expect(costing.view?.message).toContain('other/data/roster.csv');
  const fourth = ask('file:///other');
  waiting[3]?.(new Error('The language server is not running.'));
  await fourth;
  expect(costing.view?.message).toBe('The language server is not running.');
});

it('supposes what is typed, and keeps it over a restart', () => {
  const message = readFromPage({ type: 'supposeCost', set: 'results', name: 'Renewals', value: '$1M' });
  if (message?.type !== 'supposeCost') throw new Error('no message');
  const settings = withCost(withCost(USUAL_COST, message), { set: 'seed', name: '', value: '7' });
  expect(settings).toEqual({ attainments: {}, results: { Renewals: '$1M' }, seed: '7' });
  expect(readPageState({ uri: 'file:///plan.ote', cost: settings })?.cost).toEqual(settings);
  expect(readPageState({ uri: 'file:///plan.ote', cost: { results: 1 } })?.cost).toBeUndefined();
  expect(readFromPage({ type: 'supposeCost', set: 'elsewhere', name: '', value: '' })).toBeUndefined();
  const box = { set: 'seed', name: '', title: 'Seed', text: '1', usual: '1' } as const;
  expect(withBoxes({ inputs: [box] }, settings).inputs[0]?.text).toBe('7');
  expect(withBoxes({ inputs: [box] }, USUAL_COST).inputs[0]?.text).toBe('');
});
