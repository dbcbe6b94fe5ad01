import { formatPercent } from '@ontarget/evaluator/numbers';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Curve } from '../../src/ast.ts';
import { paysAtTarget } from '../../src/checks/at-target.ts';
import type { PlanView } from '../../src/checks/plan-view.ts';
import { build } from '../support/parse.ts';

/** Curves, and what each pays at an attainment of exactly 100%, worked out by hand. */
const CURVES: readonly [string, string | undefined][] = [
  ['linear { below 50%: 0% at 50%: 0% at 100%: 100%, then flat }', '100%'],
  ['linear { below 80%: 0% at 80%: 50% at 120%: 100%, then flat }', '75%'],
  ['linear { below 50%: 0% at 50%: 40% at 80%: 70%, then same slope }', '90%'],
  ['linear { below 50%: 0% at 50%: 40% at 80%: 70%, then flat }', '70%'],
  ['linear { below 110%: 20% at 110%: 100%, then flat }', '20%'],
  ['steps { below 80%: 0% from 80%: 60% from 100%: 100% }', '100%'],
  ['steps { below 80%: 0% from 80%: 60% above 100%: 100% }', '60%'],
  ['retroactive { from 0%: 0.8x from 100%: 1.2x }', '120%'],
  ['retroactive above 100% { from 0%: 2x from 100%: 3x }', '200%'],
  ['retroactive above 80% { from 0%: 1x from 80%: 1.5x }', '110%'],
  ['retroactive above 180% { from 0%: 1.75x from 100%: 3x from 180%: 0.5x }', '300%'],
  ['marginal { from 0%: 0.5x from 50%: 1x from 100%: 2x }', '75%'],
  ['marginal { below 40%: 1x from 40%: 0.5x from 60%: 2x }', '130%'],
  ['marginal { from 0%: 1x from 100%: 1.5x }', '100%'],
  ['marginal { from $0: 6% from $1M: 8% }', undefined],
  ['by grade { good: 100% }', undefined],
];

describe('what a curve pays at target', () => {
  let curves: Curve[] = [];
  let view: PlanView;

  beforeAll(async () => {
    const text = CURVES.map(([rows], index) => `curve C${index} ${rows}`).join('\n');
    const { services, documents } = await build({ '/plan/curves.ote': text });
    const [document] = documents;
    if (document === undefined) throw new Error('no document was built');
    expect(document.parseResult.parserErrors).toEqual([]);
    curves = document.parseResult.value.declarations.filter((one): one is Curve => one.$type === 'Curve');
    view = services.OnTarget.checks.PlanViews.of(document);
  });

  it.each(CURVES.map(([rows, pays], index) => [rows, pays, index] as const))(
    '%s: %s',
    (_rows, pays, index) => {
      const curve = curves[index];
      const found = curve && paysAtTarget(curve, view);
      expect(found && formatPercent(found)).toBe(pays);
    },
  );
});
