import type { TestCell, TestRow } from '@ontarget/server/protocol';

/** A cell that does not come out as written, in words. */
export function cellMessage({ heading, expected, actual, reasons }: TestCell): string {
  const because = reasons.length === 0 ? '' : `\n\n${reasons.join('\n')}`;
  return actual === undefined
    ? `${heading} could not be worked out; expected ${expected}${because}`
    : `${heading} comes to ${actual}, expected ${expected}${because}`;
}

/** What became of a row: every one of its cells has to come out. */
export function outcomeOf({ cells }: TestRow): 'passed' | 'failed' | 'errored' | 'skipped' {
  if (cells.length === 0) return 'skipped';
  if (cells.some(({ status }) => status === 'failed')) return 'failed';
  return cells.some(({ status }) => status === 'held') ? 'errored' : 'passed';
}
