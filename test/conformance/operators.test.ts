import { describe, expect, it } from 'vitest';
import { edges } from './coverage/edges.ts';
import { featuresOfCase } from './coverage/exercised.ts';
import { featuresIn, featuresOfFormat } from './coverage/features.ts';
import { vectorFiles } from './vectors/vector.ts';

const files = vectorFiles();
const shown = new Set(files.flatMap((file) => file.cases.flatMap((one) => [...featuresOfCase(file, one)])));

describe('every operator has a vector', () => {
  // What is new in the format wants an answer worked out by hand: see test/conformance/vectors/README.md.
  it('with each word that it can hold, and each property that may be left out', () => {
    expect([...featuresOfFormat()].filter((feature) => !shown.has(feature))).toEqual([]);
  });

  it('and nothing is named that the format does not have', () => {
    const format = featuresOfFormat();
    expect([...shown].filter((feature) => !format.has(feature))).toEqual([]);
  });

  it('what the format has is found in what uses it', () => {
    const used = featuresIn(
      {
        op: 'total',
        function: 'count',
        credits: 'credits/x',
        where: { op: 'not', of: { op: 'flag', value: 'x' } },
        limit: { of: 'share', atMost: '1' },
        whose: { team: 'East' },
      },
      'expression',
    );
    expect([...used].sort()).toEqual([
      'condition flag',
      'condition not',
      'expression total',
      'expression total function: count',
      'expression total limit',
      'expression total limit atMost',
      'expression total limit of: share',
      'expression total where',
      'expression total whose { team }',
    ]);
    const format = featuresOfFormat();
    expect([...used].filter((feature) => !format.has(feature))).toEqual([]);
  });

  it('only what an answer follows from counts', () => {
    const [file] = files.filter(({ path }) => path === 'rates/bounds.json');
    const [one] = file?.cases ?? [];
    if (file === undefined || one === undefined) throw new Error('the vectors of bounds are gone');
    const asked = featuresOfCase(file, { ...one, values: [{ payee: 'a', value: 'Line', is: '100' }] });
    expect(asked.has('curve kind: linear')).toBe(true);
    expect(asked.has('curve kind: marginal')).toBe(false);
  });
});

describe('every edge has its cases', () => {
  it.each(edges.flatMap(({ title, cases }) => cases.map(({ file, about }) => [title, file, about] as const)))(
    '%s: %s, %s',
    (_, path, about) => {
      const file = files.find((one) => one.path === path);
      expect(file?.cases.filter((one) => one.about.startsWith(about))).toHaveLength(1);
    },
  );
});
