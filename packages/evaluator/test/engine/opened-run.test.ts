import { expect, test } from 'vitest';
import { explain, explainOpened, OpenedRun, run, runOpened } from '../../src/engine/index.ts';
import type { Steps } from '../../src/engine/steps.ts';
import { assigned, deal, onePlan, runInput } from './builders.ts';

const owners = ['ann', 'bob', 'cy'];
const input = runInput(onePlan(), 'FY27-Q1', {
  roster: owners.map((owner) => assigned(owner)),
  // More rows than one step takes, in no order.
  deals: Array.from({ length: 1_700 }, (_, index) =>
    deal(
      `D${(index * 611) % 1_700}`,
      owners[index % 3] ?? '',
      `2027-0${2 + (index % 3)}-10`,
      100 + (index % 97),
    ),
  ),
});

test('a run in steps is the run, to the id, with others let in between', async () => {
  let steps = 0;
  const told: [number, number][] = [];
  const pace = async <T>(work: Steps<T>): Promise<T> => {
    for (;;) {
      const { done, value } = work.next();
      if (done === true) return value;
      steps += 1;
      await undefined;
    }
  };
  const result = await runOpened(new OpenedRun(input), {
    pace,
    progress: (done, of) => told.push([done, of]),
  });
  expect(result).toEqual(await run(input));
  expect(result.statements.map(({ status }) => status)).toEqual(['paid', 'paid', 'paid']);
  expect(steps).toBeGreaterThan(30);
  expect(told).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
});

test('payees are explained by the engine that has paid them as by one of their own', async () => {
  const opened = new OpenedRun(input);
  await runOpened(opened);
  for (const payee of owners) {
    expect(explainOpened(opened, payee)).toEqual(explain({ ...input, payee }));
    expect(explainOpened(opened, payee, 'NewBusiness')).toEqual(
      explain({ ...input, payee, component: 'NewBusiness' }),
    );
  }
  expect(() => explainOpened(opened, 'nobody')).toThrow('the roster has no row of nobody');
});
