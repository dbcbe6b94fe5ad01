import { expect, test } from 'vitest';
import { openPlan } from '../src/index.ts';
import { memoryFiles } from './memory-files.ts';

const plan = `plan "Draws" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        monthly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, open shortfalls and draws owed
}
data deals { id text key  closed date  owner payee  amount money }
measure Sales { total amount of deals  dated closed  credited to owner }
role Rep {
  on top { commission Sold on Sales each month by itself at 10% }
  recoverable draw $1,000 a month in full in tenure months 1 to 2 {
    top-ups are owed back: 100% of earnings above the draw, from the month after
  }
}
`;

async function cells(table: string): Promise<string[]> {
  const { examples } = await openPlan(memoryFiles({ 's/plan.ote': `${plan}${table}` }), 'file:///w/s');
  return examples.map(({ heading, status, actual }) => `${heading} ${actual} ${status}`);
}

test('somebody who is not said to be hired has been there all along, and has no draw of the first months', async () => {
  const table = (settings: string) => `examples for Rep${settings}, first month {
    | Sales || drawn | paid |
    | $100  || $0    | $10  |
    }`;
  expect(await cells(table(''))).toEqual(['drawn $0 passed', 'paid $10 passed']);
  expect(await cells(table(', hired 2027-01-01'))).toEqual(['drawn $990 failed', 'paid $1,000 failed']);
});

test('the rows of a story carry what is owed from one to the next', async () => {
  const story = `examples for Rep, hired 2027-01-01 {
    | month   | Sales  || drawn | repaid | balance | paid   |
    | 2027-01 | $0     || $1,000 | $0   | $1,000  | $1,000 |
    | 2027-02 | $4,000 || $600   | $0   | $1,600  | $1,000 |
    | 2027-03 | $9,000 || $0     | $900 | $700    | $0     |
    }`;
  expect((await cells(story)).every((cell) => cell.endsWith('passed'))).toBe(true);
});

test('what was owed before is given under "opening"', async () => {
  const table = `examples for Rep, first month {
    | opening | Sales  || repaid | balance | paid |
    | $300    | $5,000 || $300   | $0      | $200 |
    }`;
  expect((await cells(table)).every((cell) => cell.endsWith('passed'))).toBe(true);
});
