import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../src/output/text-diff.ts';

/** Applies a difference as `patch` does: strictly, each kept and removed line at its place. */
function patched(before: string, diff: string): string {
  const lines = before.split('\n');
  const done: string[] = [];
  let at = 0;
  for (const line of diff.split('\n').slice(2)) {
    const [, start, count] = /^@@ -(\d+),(\d+) /.exec(line) ?? [];
    if (start !== undefined) {
      const from = Number(start) - (count === '0' ? 0 : 1);
      while (at < from) done.push(lines[at++] ?? '');
    } else if (line.startsWith('+')) done.push(line.slice(1));
    else if (!line.startsWith('\\')) {
      if (lines[at] !== line.slice(1)) throw new Error(`line ${at} is ${lines[at]}, not ${line.slice(1)}`);
      at += 1;
      if (line.startsWith(' ')) done.push(line.slice(1));
    }
  }
  return [...done, ...lines.slice(at)].join('\n');
}

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', 'role Rep {'), { maxLength: 30 })
  .map((lines) => lines.map((line) => `${line}\n`).join(''));

test('a difference turns one text into the other', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const diff = unifiedDiff('plan.ote', before, after);
      if (before === after) expect(diff).toBe('');
      else expect(patched(before, diff)).toBe(after);
    }),
    { numRuns: 500 },
  );
});

test('by hand', () => {
  const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n';
  expect(unifiedDiff('x', before, before.replace('5\n', 'five\n'))).toBe(
    ['--- a/x', '+++ b/x', '@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'].join('\n'),
  );
  expect(unifiedDiff('x', 'a\n', 'a')).toContain('+a\n\\ No newline at end of file');
  expect(unifiedDiff('x', '', 'a\n')).toContain('@@ -0,0 +1,1 @@');
});
