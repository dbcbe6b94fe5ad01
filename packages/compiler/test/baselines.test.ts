import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { evaluatorSchema, readEvaluator } from '@ontarget/evaluator/format';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { mixedPlan } from './support/mixed-plan.ts';
import { BASICS, role } from './support/plans.ts';

const validate = new Ajv2020({ allErrors: true }).compile(evaluatorSchema);
const BASELINES = join(import.meta.dirname, '../../../test/baselines/compiler');

/** Small plans whose evaluators are kept as files: what changes in one shows in review. */
const PLANS: Readonly<Record<string, string>> = {
  weighted: `${BASICS}${role(`target pay $40K in the year
    variable pay { 100% K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly } }`)}`,
  'to-date': `${BASICS}${role(`on-target pay $80K, 50% variable
    variable pay { 100% K on NewARR each month, year to date against quota to date curve Straight {
      quota $400K in the year, phased 20% 25% 25% 30%
      if pay to date falls, forget it
      requires NewARR to date at least $10K, otherwise pays nothing
    } }`)}`,
  commission: `${BASICS}curve Tiers marginal { from $0: 5%  from $100K: 8% }
    ${role('on top { commission K on NewARR each quarter by itself at Tiers  bonus B $500 each quarter by itself { prorated } }')}`,
  mixed: mixedPlan((list) => list).join('\n'),
};

describe.each(Object.entries(PLANS))('the evaluator of %s', (name, text) => {
  it('is as its baseline says', async () => {
    const { file, digest } = await compiled(text);
    const written = `${JSON.stringify({ digest, ...file }, null, 2)}\n`;
    const path = join(BASELINES, `${name}.json`);
    if (process.env.UPDATE_BASELINES === '1') {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, written);
    }
    expect(written).toBe(readFileSync(path, 'utf8'));
  });

  it('is what the schema and the reader ask for', async () => {
    const { file } = await compiled(text);
    validate(file);
    expect(validate.errors ?? []).toEqual([]);
    expect(readEvaluator(JSON.stringify(file)).ok).toBe(true);
  });

  it('has a place in the text for all that the text says', async () => {
    const { file } = await compiled(text);
    const { plan, map } = file;
    const named = [
      ...Object.keys(plan.roles).map((one) => `role/${one}`),
      ...Object.entries(plan.roles).flatMap(([one, { components }]) =>
        Object.keys(components).map((component) => `role/${one}/${component}`),
      ),
      ...Object.entries(plan.curves).flatMap(([one, curve]) => [
        `curve/${one}`,
        ...(curve.kind === 'by grade' || curve.kind === 'matrix'
          ? []
          : curve.pieces.map((_, piece) => `curve/${one}/${piece + 1}`)),
      ]),
      ...Object.keys(plan.goals),
      ...Object.keys(plan.measures).map((one) => `measure/${one}`),
      ...Object.keys(plan.teams).map((one) => `team/${one}`),
      ...Object.keys(plan.values),
    ];
    expect(named.filter((id) => map.nodes[id] === undefined)).toEqual([]);
    for (const { file: path } of Object.values(map.nodes)) expect(path).toBe('plan.ote');
  });
});
