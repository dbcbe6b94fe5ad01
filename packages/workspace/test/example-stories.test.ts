import { describe, expect, test } from 'vitest';
import { type ExampleResult, namedValue, openPlan, planOf } from '../src/index.ts';
import { memoryFiles } from './memory-files.ts';

/** $15,000 of target pay for New in a quarter with a quota of $250,000, as much for a score. */
const plan = `plan "Sales" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money }
measure NewARR { total amount of deals  dated closed  credited to owner }
measure Craft { scored 0% to 125% for each payee, if missing, its weight is shared among the rest }
measure Review { entered as percent for each payee, if missing, pays at target }
measure Won { entered as count for each payee, if missing, its component waits }
measure Tried { entered as count for each payee, if missing, its component waits }
measure WinRate { ratio of Won to Tried  if missing, pays nothing }
curve Whole marginal { from 0%: 1x }
curve OfResult linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then flat }
role AE {
  target pay $120K in the year
  variable pay {
    50% New on NewARR each quarter by itself curve Whole { quota $1M in the year, phased evenly }
    50% Skill on Craft each quarter by itself as scored
  }
}
role Runner {
  target pay $60K in the year
  variable pay {
    100% Year on NewARR each quarter, year to date against quota to date curve Whole {
      quota $1M in the year, phased evenly
      if pay to date falls, take it back
    }
  }
}
role Reviewer {
  target pay $40K in the year
  variable pay { 100% Reviewed on Review each quarter by itself curve OfResult }
}
role Winner {
  target pay $40K in the year
  variable pay { 100% Wins on WinRate each quarter by itself curve OfResult }
}
`;

async function run(table: string): Promise<{ cells: ExampleResult[]; messages: string[] }> {
  const files = memoryFiles({ 's/plan.ote': plan, 's/examples.ote': table });
  const { diagnostics, examples } = await openPlan(files, 'file:///w/s');
  const own = diagnostics.filter(({ severity, code }) => severity === 'error' || code.startsWith('example-'));
  return { cells: examples, messages: own.map(({ message }) => message) };
}

describe('a story of quarters', () => {
  test('is worked out quarter by quarter, to date too', async () => {
    const { cells, messages } = await run(`examples for AE {
      | quarter | NewARR | Craft || New     | paid    |
      | Q1      | $250K  | 100%  || $15,000 | $30,000 |
      | Q2      | $125K  | 50%   || $7,500  | $15,000 |
    }
    examples for Runner {
      | quarter | NewARR || Year attainment | Year    |
      | Q1      | $250K  || 100%            | $15,000 |
      | Q2      | $125K  || 75%             | $7,500  |
    }`);
    expect(messages).toEqual([]);
    expect(cells.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 'passed'));
  });

  test('names the quarters and months that it leaves out', async () => {
    const quarters = await run(`examples for Runner {
      | quarter | NewARR || Year    |
      | Q1      | $250K  || $15,000 |
      | Q4      | $250K  || $15,000 |
    }`);
    expect(quarters.messages).toHaveLength(1);
    expect(quarters.messages[0]).toContain('no row before it is about Q2 and Q3');
    const months = await run(`examples for Runner, hired 2027-02-10 {
      | month   | NewARR || Year |
      | 2027-03 | $90K   || $1   |
      | 2027-06 | $90K   || $1   |
    }`);
    // Nothing is missing of January, in which nobody was there.
    expect(months.messages).toHaveLength(2);
    expect(months.messages[0]).toContain('no row before it is about 2027-02');
    expect(months.messages[1]).toContain('no row before it is about 2027-02, 2027-04 and 2027-05');
  });

  test('has quarters under its heading, and no months beside them', async () => {
    const wrong = await run(`examples for AE {
      | quarter | NewARR || New     |
      | Q5      | $250K  || $15,000 |
      | 2027-01 | $250K  || $15,000 |
    }`);
    expect(wrong.messages.join('\n')).toContain('its quarter is none of Q1 to Q4');
    expect(wrong.messages.join('\n')).toContain('Under quarter stands a quarter, and this is 2027-01');
    const both = await run(`examples for AE {
      | month   | quarter | NewARR || New     |
      | 2027-01 | Q1      | $250K  || $15,000 |
    }`);
    expect(both.messages[0]).toContain('about a month or about a quarter, not both');
  });
});

describe('a result that is missing', () => {
  test('is as one that nobody has entered', async () => {
    const { cells, messages } = await run(`examples for AE {
      | quarter | NewARR | Craft   || New     | Skill | paid    |
      | Q1      | $250K  | missing || $30,000 | $0    | $30,000 |
    }
    examples for Reviewer, first quarter {
      | Review  || Reviewed |
      | missing || $10,000  |
      | 50%     || $5,000   |
    }
    examples for Winner, first quarter {
      | WinRate || Wins   |
      | missing || $0     |
      | 50%     || $5,000 |
    }`);
    expect(messages).toEqual([]);
    expect(cells.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 'passed'));
  });

  test('is none of a sum of rows', async () => {
    const { messages } = await run(`examples for AE, first quarter {
      | NewARR  || New |
      | missing || $0  |
    }`);
    expect(messages.join('\n')).toContain(
      'Under NewARR stands an amount, which is 0 where there are no rows',
    );
  });
});

describe('a heading that rounds', () => {
  test('expects what no digits say exactly', async () => {
    const { cells, messages } = await run(`examples for Runner, first quarter {
      | NewARR || Year attainment rounded half up to 0.01% | Year pay rounded down to $1 |
      | $100K  || 40%                                     | $6,000                     |
      | $83333 || 33.33%                                  | $4,999                     |
    }`);
    expect(messages).toEqual([]);
    expect(cells.map(({ actual }) => actual)).toEqual(['40%', '$6,000', '33.33%', '$4,999']);
  });

  test('is told where a cell is what it would round to', async () => {
    const { messages } = await run(`examples for Winner, first quarter {
      | Won | Tried || WinRate |
      | 2   | 3     || 66.67%  |
      | 1   | 3     || 33.34%  |
    }`);
    expect(messages).toHaveLength(2);
    expect(messages[0]).toContain('let the heading be "WinRate rounded half up to 0.01%"');
    expect(messages[1]).not.toContain('rounded');
  });

  test('names no value, since values are exact', async () => {
    const snapshot = await openPlan(memoryFiles({ 's/plan.ote': plan }), 'file:///w/s');
    const compiled = planOf(snapshot);
    const role = compiled?.roles.Runner;
    if (compiled === undefined || role === undefined) throw new Error('the plan is not compiled');
    expect(namedValue('Year attainment rounded half up to 0.01%', compiled, role)).toBe('not-a-name');
    expect(namedValue('Year attainment', compiled, role)).toMatchObject({
      value: 'role/Runner/Year/attainment',
    });
  });

  test('rounds by a step of its own unit', async () => {
    const { messages } = await run(`examples for AE, first quarter {
      | NewARR || New attainment rounded half up to $0.01 | New rounded down to $0 |
      | $250K  || 100%                                    | $15,000                |
    }`);
    expect(messages.join('\n')).toContain('Under New stands a step in percent, and this is $0.01');
    expect(messages.join('\n')).toContain('Under New stands a step above zero, and this is $0');
  });
});
