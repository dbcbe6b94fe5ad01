import { describe, expect, test } from 'vitest';
import { digestOf, type EvaluatorFile } from '../../src/format/index.ts';
import { EvaluatorRefused, openEvaluator } from '../../src/index.ts';
import { onePlan } from '../engine/builders.ts';

const plan = onePlan();
const file: EvaluatorFile = {
  format: { name: 'ontarget-evaluator', version: '1.0' },
  plan,
  map: { tool: { name: 'ontarget', version: '0.1.0' }, nodes: {} },
};
const text = JSON.stringify(file);

async function refusal(opened: Promise<unknown>): Promise<EvaluatorRefused> {
  const error = await opened.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EvaluatorRefused);
  return error as EvaluatorRefused;
}

describe('opening an evaluator', () => {
  test('gives its digest and the day from which it is in force', async () => {
    const opened = await openEvaluator(text);
    expect(opened.digest).toBe(await digestOf(plan));
    expect(opened.effective).toEqual({ from: plan.year.first });
    expect(opened.plan).toEqual(plan);
  });

  test('an amended plan is in force from its amendment', async () => {
    const amended = { ...plan, amended: { from: '2027-08-01', results: 'continue' } };
    const { effective } = await openEvaluator(JSON.stringify({ ...file, plan: amended }));
    expect(effective).toEqual({ from: '2027-08-01' });
  });

  test('another digest than the one asked for is refused', async () => {
    const digest = await digestOf(plan);
    await expect(openEvaluator(text, { digest })).resolves.toMatchObject({ digest });
    const tampered = text.replace(plan.id, `${plan.id}-2`);
    const { problems } = await refusal(openEvaluator(tampered, { digest }));
    expect(problems).toMatchObject([{ code: 'other-digest', path: '' }]);
  });

  test.each([
    ['', 'not-json'],
    ['{', 'not-json'],
    ['{}', 'wrong-shape'],
    [text.replace('"1.0"', '"2.0"'), 'unknown-version'],
  ])('%j is refused', async (broken, code) => {
    const { problems, message } = await refusal(openEvaluator(broken));
    expect(problems[0]?.code).toBe(code);
    expect(message).toContain(problems[0]?.message);
  });
});
