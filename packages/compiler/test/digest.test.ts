import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { mixedPlan } from './support/mixed-plan.ts';

const asWritten = (await compiled(mixedPlan((list) => list).join('\n'))).digest;

/** A stream of choices from a list of numbers: used up, it goes on with 0. */
function dice(rolls: readonly number[]): (sides: number) => number {
  let at = 0;
  return (sides) => (rolls[at++ % Math.max(rolls.length, 1)] ?? 0) % sides;
}

function shuffled<T>(list: readonly T[], roll: (sides: number) => number): readonly T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(roll(left.length), 1));
}

/** Other spaces, line breaks and comments between the same words; texts in quotes stay as they are. */
function reformatted(text: string, roll: (sides: number) => number): string {
  const gaps = [' ', '  ', '\n', '\n\t', ' // a remark\n', ' /* a remark */ '];
  return text
    .split(/("[^"\n]*")/)
    .map((part) => (part.startsWith('"') ? part : part.replace(/\s+/g, () => gaps[roll(gaps.length)] ?? ' ')))
    .join('');
}

function split(declarations: readonly string[], roll: (sides: number) => number): Record<string, string> {
  const files: Record<string, string> = {};
  for (const declaration of declarations) {
    const name = `part-${roll(4)}.ote`;
    files[name] = `${files[name] ?? ''}${declaration}\n`;
  }
  return files;
}

it('keeps one digest however the plan is ordered, split and laid out', async () => {
  const rolls = fc.array(fc.nat(1000), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(rolls, async (numbers) => {
      const roll = dice(numbers);
      const declarations = mixedPlan((list) => shuffled(list, roll));
      const files = split(
        declarations.map((one) => reformatted(one, roll)),
        roll,
      );
      expect((await compiled(files)).digest).toBe(asWritten);
    }),
    { numRuns: 40 },
  );
}, 120_000);

describe('a digest', () => {
  const plain = mixedPlan((list) => list).join('\n');
  const changed = async (from: string, to: string) => {
    expect(plain).toContain(from);
    return (await compiled(plain.replace(from, to))).digest;
  };

  it('stays where what changed changes no pay', async () => {
    expect(await changed('$12M in the year', '$12,000,000 in the year')).toBe(asWritten);
    expect(await changed('curve Line', 'curve Unused steps { from 0%: 100% }\ncurve Line')).toBe(asWritten);
    expect(
      await changed(
        'curve Line',
        'measure Unused { count of deals dated closed credited to owner }\ncurve Line',
      ),
    ).toBe(asWritten);
    expect(await changed('curve Line', 'data unused { id text key }\ncurve Line')).toBe(asWritten);
  });

  it('changes where a payout, an error or an explanation could', async () => {
    expect(await changed('$12M in the year', '$12.5M in the year')).not.toBe(asWritten);
    expect(await changed('"New ARR"', '"New recurring revenue"')).not.toBe(asWritten);
    expect(await changed('above 100%: 1.5x', 'from 100%: 1.5x')).not.toBe(asWritten);
    expect(await changed('helper payee or blank', 'helper payee or blank from "Helper"')).not.toBe(asWritten);
    expect(await changed('half even to 0.1%', 'half up to 0.1%')).not.toBe(asWritten);
  });
});
