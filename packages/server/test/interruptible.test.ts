import { expect, it } from 'vitest';
import { interruptible, Superseded } from '../src/plans/interruptible.ts';

/** Steps that each take longer than a slice. */
function* slow(steps: number, done: number[]): Generator<void, string, void> {
  for (let step = 0; step < steps; step += 1) {
    const until = performance.now() + 15;
    while (performance.now() < until);
    done.push(step);
    yield;
  }
  return 'whole';
}

it('lets a task in between two slices of work', async () => {
  const done: number[] = [];
  let doneWhenLetIn = -1;
  setTimeout(() => {
    doneWhenLetIn = done.length;
  }, 0);
  expect(await interruptible(() => false)(slow(4, done))).toBe('whole');
  expect(done).toEqual([0, 1, 2, 3]);
  expect(doneWhenLetIn).toBeGreaterThan(0);
  expect(doneWhenLetIn).toBeLessThan(4);
});

it('gives work up as soon as what it works on has changed', async () => {
  const done: number[] = [];
  let isOutdated = false;
  setTimeout(() => {
    isOutdated = true;
  }, 0);
  await expect(interruptible(() => isOutdated)(slow(50, done))).rejects.toBeInstanceOf(Superseded);
  expect(done.length).toBeLessThan(50);
});

it('passes on what goes wrong in a step', async () => {
  function* failing(): Generator<void, string, void> {
    yield;
    throw new TypeError('wrong');
  }
  await expect(interruptible(() => false)(failing())).rejects.toThrow('wrong');
});

it('does not begin with what has changed while it was waiting', async () => {
  const done: number[] = [];
  await expect(interruptible(() => true)(slow(2, done))).rejects.toBeInstanceOf(Superseded);
  expect(done).toEqual([]);
});
