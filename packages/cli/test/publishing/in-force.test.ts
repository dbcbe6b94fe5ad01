import { createHash } from 'node:crypto';
import { dayAfter, dayBefore, inForce, versionOn } from '@ontarget/evaluator/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit, type Closed, type Entry } from '../../src/registry/admission.ts';
import { Refusal } from '../../src/registry/refusal.ts';

const day = fc
  .date({ min: new Date('2027-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const digest = fc
  .integer({ min: 0, max: 5 })
  .map((one) => `sha256:${createHash('sha256').update(String(one)).digest('hex')}`);
const attempts = fc.array(fc.record({ from: day, digest }), { minLength: 1, maxLength: 30 });

/** What is published after all attempts, refused ones left out. */
function publishAll(all: readonly Entry[], closed: (published: readonly Entry[]) => Closed): Entry[] {
  const published: Entry[] = [];
  for (const next of all) {
    try {
      const { published: there } = admit('sales', published, next, closed(published));
      if (there === undefined) published.push(next);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return published;
}

describe('any sequence of publications', () => {
  test('has exactly one version in force on each day from its first on, and none before', () => {
    fc.assert(
      fc.property(attempts, day, (all, asked) => {
        const published = publishAll(all, () => ({ periods: [] }));
        const ranges = inForce(published);
        const first = ranges[0]?.from ?? '';
        const holding = ranges.filter(
          ({ effective: { from, to } }) => from <= asked && (to === undefined || asked <= to),
        );
        expect(holding).toHaveLength(asked < first ? 0 : 1);
        expect(versionOn(published, asked)?.from).toBe(holding[0]?.from);
        // The latest first day that is not after it, by another way than the ranges.
        expect(holding[0]?.from).toBe(
          published
            .map(({ from }) => from)
            .filter((from) => from <= asked)
            .sort()
            .at(-1),
        );
      }),
    );
  });

  test('keeps what was published first for a day, whatever comes after', () => {
    fc.assert(
      fc.property(attempts, (all) => {
        const published = publishAll(all, () => ({ periods: [] }));
        for (const { from, digest } of published)
          expect(all.find((one) => one.from === from)?.digest).toBe(digest);
        expect(new Set(published.map(({ from }) => from)).size).toBe(published.length);
      }),
    );
  });

  test('never changes what a closed period was paid by', () => {
    const months = Array.from({ length: 12 }, (_, index) => {
      const first = `2027-${String(index + 1).padStart(2, '0')}-01`;
      const next = index === 11 ? '2028-01-01' : `2027-${String(index + 2).padStart(2, '0')}-01`;
      return { first, last: dayBefore(next) };
    });
    fc.assert(
      fc.property(attempts, fc.integer({ min: 1, max: 12 }), (all, everyOther) => {
        // After each few attempts the next month is paid by what is in force on its last day.
        const paid: { first: string; last: string; evaluators: Set<string> }[] = [];
        let tried = 0;
        const published = publishAll(all, (before) => {
          tried += 1;
          const month = months[paid.length];
          const version = month && versionOn(before, month.last);
          if (tried % everyOther === 0 && month !== undefined && version !== undefined)
            paid.push({ ...month, evaluators: new Set([version.digest]) });
          return { periods: paid };
        });
        for (const { last, evaluators } of paid)
          expect([...evaluators]).toEqual([versionOn(published, last)?.digest]);
      }),
    );
  });

  test('nothing is published before a day that somebody says is closed, once there is a version', () => {
    const closed = { periods: [], through: '2027-06-30' };
    const first = { from: '2027-01-01', digest: 'sha256:a' };
    expect(admit('sales', [], first, closed)).toEqual({});
    expect(() => admit('sales', [first], { from: '2027-06-30', digest: 'sha256:b' }, closed)).toThrow(
      /closed/,
    );
    expect(admit('sales', [first], { from: '2027-07-01', digest: 'sha256:b' }, closed)).toMatchObject({
      supersedes: first,
    });
  });
});

test('the days around one', () => {
  expect(dayBefore('2028-03-01')).toBe('2028-02-29');
  expect(dayAfter('2027-12-31')).toBe('2028-01-01');
});
