import type { TestCell } from '@ontarget/server/protocol';
import { describe, expect, it } from 'vitest';
import { cellMessage, outcomeOf } from '../src/tests/messages.ts';

const range = { start: { line: 3, character: 2 }, end: { line: 3, character: 9 } };
const cell = (part: Partial<TestCell>): TestCell => ({
  heading: 'NewBusiness',
  range,
  expected: '$41,000',
  status: 'passed',
  reasons: [],
  ...part,
});
const row = (...cells: TestCell[]) => ({ id: 'a/1', title: 'a', range, cells });

describe('what a row of examples comes to', () => {
  it('passes when all its cells do, and is skipped when it asserts nothing', () => {
    expect(outcomeOf(row(cell({}), cell({})))).toBe('passed');
    expect(outcomeOf(row())).toBe('skipped');
  });

  it('fails before it is held: a wrong amount says more', () => {
    expect(outcomeOf(row(cell({}), cell({ status: 'held' })))).toBe('errored');
    expect(outcomeOf(row(cell({ status: 'held' }), cell({ status: 'failed' })))).toBe('failed');
  });

  it('is told in money, with what led to it', () => {
    const failed = cell({
      status: 'failed',
      actual: '$42,000',
      reasons: ['attainment is 150%', 'target pay is $24,000'],
    });
    expect(cellMessage(failed)).toBe(
      'NewBusiness comes to $42,000, expected $41,000\n\nattainment is 150%\ntarget pay is $24,000',
    );
    const held = cell({ status: 'held', reasons: ['the result Score has not been entered'] });
    expect(cellMessage(held)).toBe(
      'NewBusiness could not be worked out; expected $41,000\n\nthe result Score has not been entered',
    );
  });
});
