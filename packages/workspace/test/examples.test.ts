import { describe, expect, test } from 'vitest';
import { type ExampleResult, openPlan } from '../src/index.ts';
import { memoryFiles } from './memory-files.ts';

/** Quarters of a calendar year; 100% of target pay at quota and 1.5 times for what lies above it. */
const plan = `plan "Sales" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money }
team Sales
revenue measure NewARR { total amount of deals  dated closed  credited to owner }
measure Calls { entered as count for each payee, if missing, its component waits }
measure Score { scored 0% to 125% for each payee, if missing, its component waits }
measure Level { graded one of low, high for each payee, if missing, its component waits }
goal Revenue = NewARR $10M in the year, phased 10% 20% 30% 40% {
  Sales 100% { carried by AE }
}
curve Accelerated marginal {
  from   0%: 1x
  from 100%: 1.5x
}
curve Levels by grade {
  low: 0%
  high: 100%
}
role AE in Sales {
  on-target pay $200K, 50% variable
  variable pay {
    60% New on NewARR each quarter by itself curve Accelerated {
      quota $1M in the year, phased evenly unless the roster says otherwise
    }
    20% Team on Revenue.Sales each quarter, year to date against quota to date curve Accelerated {
      if pay to date falls, take it back
    }
    10% Craft on Score the year by itself as scored
    10% Grade on Level the year by itself curve Levels
  }
}
`;

async function run(table: string): Promise<{ cells: ExampleResult[]; codes: string[]; messages: string[] }> {
  const snapshot = await openPlan(
    memoryFiles({ 's/plan.ote': plan, 's/examples.ote': table }),
    'file:///w/s',
  );
  const own = snapshot.diagnostics.filter(
    ({ severity, code }) => severity === 'error' || code.startsWith('example-'),
  );
  return {
    cells: snapshot.examples,
    codes: own.map(({ code }) => code),
    messages: own.map(({ message }) => message),
  };
}

const outcome = (cells: ExampleResult[]) =>
  cells.map(({ heading, actual, status }) => `${heading} ${actual} ${status}`);

describe('examples of a role', () => {
  test('amounts are what is given, and percents of another unit are attainment', async () => {
    // Quarterly target pay of New is 60% of $100K / 4; 120% of $250K pays 1 + 0.2 × 1.5.
    const { cells, codes } = await run(`examples "By amount" for AE, first quarter {
  | NewARR || New attainment | New     |
  | $300K  || 120%           | $19,500 |
}
examples "By attainment" for AE, first quarter {
  | NewARR || New     |
  | 120%   || $19,500 |
}`);
    expect(codes).toEqual([]);
    expect(outcome(cells)).toEqual([
      'New attainment 120% passed',
      'New $19,500 passed',
      'New $19,500 passed',
    ]);
  });

  test('a cell that comes out otherwise is told at its place, with both amounts', async () => {
    const { cells, messages, codes } = await run(`examples for AE, first quarter {
  | NewARR || New     |
  | $250K  || $14,999 |
}`);
    expect(codes).toEqual(['example-fails']);
    expect(messages[0]).toBe('New is $15,000, not $14,999: attainment is 100%, target pay is $15,000.');
    expect(cells[0]).toMatchObject({
      status: 'failed',
      file: 'examples.ote',
      row: 1,
      range: { line: 3, column: 15, endLine: 3, endColumn: 22 },
    });
  });

  test('an expectation that is only near is not met', async () => {
    const { cells } = await run(`examples for AE, first quarter {
  | NewARR || New attainment |
  | $100K  || 39.9%          |
  | $100K  || 40%            |
}`);
    expect(cells.map(({ status }) => status)).toEqual(['failed', 'passed']);
  });

  test('a blank result asserts nothing, and zero does', async () => {
    const { cells } = await run(`examples for AE, first quarter {
  | NewARR || New |
  | $250K  ||     |
  | $0     || $0  |
}`);
    expect(outcome(cells)).toEqual(['New $0 passed']);
  });

  test('a column of months makes the rows one story', async () => {
    // $5,000 of target pay a quarter; to date 100% pays $5,000, then 110% pays 115% of $10,000 less that.
    const { cells, codes } = await run(`examples "Half a year" for AE {
  | month   | Revenue.Sales || Team   |
  | 2027-03 | 100%          || $5,000 |
  | 2027-06 | 110%          || $6,500 |
}`);
    expect(codes).toEqual([]);
    expect(cells.map(({ status }) => status)).toEqual(['passed', 'passed']);
  });

  test('a story that leaves months out is not filled in', async () => {
    const { codes, messages } = await run(`examples "Only March" for AE {
  | month   | NewARR || New     |
  | 2027-03 | $250K  || $15,000 |
}`);
    expect(codes).toEqual(['example-held']);
    expect(messages[0]).toMatch(/New cannot be worked out/);
  });

  test('whoever is hired in the year has a part of quota and target pay', async () => {
    // Hired on 1 March: 31 of the quarter's 90 days, by months: one of three.
    const { cells, codes } = await run(`examples for AE, hired 2027-03-01, first quarter {
  | NewARR      || New     |
  | 100%        || $5,000  |
}`);
    expect(codes).toEqual([]);
    expect(cells[0]?.status).toBe('passed');
  });

  test('settings and columns of the roster take the place of the role’s own', async () => {
    const { cells, codes } = await run(`examples for AE, quota $2M, first quarter {
  | NewARR || New attainment |
  | $250K  || 50%            |
}
examples for AE, first quarter {
  | NewARR | quota || New attainment |
  | $250K  | $4M   || 25%            |
  | $250K  |       || 100%           |
}`);
    expect(codes).toEqual([]);
    expect(cells.map(({ status }) => status)).toEqual(['passed', 'passed', 'passed']);
  });

  test('scores and grades are given as they are', async () => {
    const { cells, codes } = await run(`examples for AE, full year {
  | Score | Level || Craft   | Grade   |
  | 80%   | high  || $8,000  | $10,000 |
  | 125%  | low   || $12,500 | $0      |
}`);
    expect(codes).toEqual([]);
    expect(cells.map(({ status }) => status)).toEqual(['passed', 'passed', 'passed', 'passed']);
  });

  test('pay of several periods is added up over a longer stretch', async () => {
    const { cells } = await run(`examples "A quarter each" for AE {
  | month   | NewARR || New     |
  | 2027-01 | $0     ||         |
  | 2027-02 | $0     ||         |
  | 2027-03 | $250K  || $15,000 |
}`);
    expect(outcome(cells)).toEqual(['New $15,000 passed']);
  });

  test('says why a cell cannot be worked out', async () => {
    const { codes, messages, cells } = await run(`examples for AE, first quarter {
  | Score || Craft |
  | 80%   || $0    |
}`);
    expect(codes).toEqual(['example-held']);
    expect(messages[0]).toContain('nothing of it ends in this stretch of time');
    expect(cells[0]?.status).toBe('held');
  });
});

describe('examples of a goal', () => {
  test('targets of its nodes over the year', async () => {
    const { cells, codes } = await run(`examples "Handed down" for goal Revenue {
  | node  || year | Q1   | Q4   | H1   |
  |       || $10M | $1M  | $4M  | $3M  |
  | Sales || $10M | $1M  | $4M  | $3M  |
}`);
    expect(codes).toEqual([]);
    expect(cells.map(({ status }) => status)).toEqual(Array(8).fill('passed'));
  });

  test('a wrong target is told', async () => {
    const { messages } = await run(`examples for goal Revenue {
  | node  || Q2     |
  | Sales || $2.5M  |
}`);
    expect(messages).toEqual(['Q2 is $2,000,000, not $2.5M.']);
  });
});

describe('rows that examples give', () => {
  test('are credited and paid as in a run, whoever else they name', async () => {
    // $200K of $250K pays 80% of $15,000; the deal of another year and the one of somebody else do not count.
    const { cells, codes } = await run(`examples for AE, first quarter {
  given deals {
    | id | closed     | owner | amount |
    | D1 | 2027-01-01 | AE    | $120K  |
    | D2 | 2027-03-31 | AE    | $80K   |
    | D3 | 2027-04-01 | AE    | $1M    |
    | D4 | 2027-03-01 | bob   | $1M    |
  }
  || NewARR   | New     |
  || $200,000 | $12,000 |
}`);
    expect(codes).toEqual([]);
    expect(outcome(cells)).toEqual(['NewARR $200,000 passed', 'New $12,000 passed']);
  });

  test('a table that is not given is not taken for an empty one', async () => {
    const { messages } = await run(`examples for AE, first quarter {
  given results { | measure | for | period | value |
    | Score | AE | FY27 | "110%" |
  }
  | Calls || New |
  | 5     || $0  |
}`);
    expect(messages.join()).toContain('neither this result nor its rows');
  });

  test('results are given as rows, and what is given beside them takes their place', async () => {
    const { cells, codes } = await run(`examples for AE {
  given results {
    | measure | for | period | value |
    | Score   | AE  | FY27   | "110%" |
    | Level   | AE  | FY27   | high   |
  }
  | Level || Craft   | Grade   |
  |       || $11,000 | $10,000 |
  | low   ||         | $0      |
}`);
    expect(codes).toEqual([]);
    expect(outcome(cells)).toEqual(['Craft $11,000 passed', 'Grade $10,000 passed', 'Grade $0 passed']);
  });

  test('a column of payees makes the rows people of one run, each with a quota and results of their own', async () => {
    // The team sold $400K of its $1M: 40% of $5,000.
    const { cells, codes } = await run(`examples for AE, first quarter {
  given deals {
    | id | closed     | owner | amount |
    | D1 | 2027-01-05 | ann   | $300K  |
    | D2 | 2027-01-05 | "b b" | $100K  |
  }
  | payee | quota || New attainment | New     | Team   |
  | ann   |       || 120%           | $19,500 | $2,000 |
  | "b b" | $400K || 100%           | $15,000 | $2,000 |
}
examples for AE, first quarter {
  | payee | NewARR || New     |
  | ann   | $250K  || $15,000 |
  | bob   | $0     || $0      |
}`);
    expect(codes).toEqual([]);
    expect(cells.map(({ status }) => status)).toEqual(Array(8).fill('passed'));
  });

  test('rows of the roster are given as assignments: a transfer in mid-quarter', async () => {
    // $250K in three months; ann has the quota of January alone, by months: $83,333.33 of it.
    const { cells, codes } = await run(`examples for AE, first quarter {
  given roster {
    | payee | role | start      | end        |
    | ann   | AE   | 2027-01-01 | 2027-01-31 |
  }
  given deals {
    | id | closed     | owner | amount |
    | D1 | 2027-01-31 | ann   | $100K  |
    | D2 | 2027-02-01 | ann   | $100K  |
  }
  || NewARR   | New attainment | New    |
  || $100,000 | 120%           | $6,500 |
}`);
    expect(codes).toEqual([]);
    expect(outcome(cells)).toEqual([
      'NewARR $100,000 passed',
      'New attainment 120% passed',
      'New $6,500 passed',
    ]);
  });

  test('a role that several people of a given roster have needs a column of payees', async () => {
    const { messages } = await run(`examples for AE, first quarter {
  given roster {
    | payee | role | start      |
    | ann   | AE   | 2027-01-01 |
    | bob   | AE   | 2027-01-01 |
  }
  given deals { | id | closed | owner | amount |
    | D1 | 2027-01-31 | ann | $100K |
  }
  || New |
  || $0  |
}`);
    expect(messages[0]).toContain('a column payee says whom a row is about');
  });
});

describe('an input that is solved for', () => {
  const solved = (cells: ExampleResult[]) =>
    cells.map(({ status, solved: found }) => [status, found?.solutions, found?.values, found?.why]);

  test('is found on each line of a curve, and the rest of a band is told with its ends', async () => {
    // $60 for each $1,000 up to $250K, $90 above it.
    const { cells, codes } = await run(`examples for AE, first quarter {
  | NewARR || New     |
  | ?      || $6,000  |
  | ?      || $24,000 |
  | ?      || $0      |
}`);
    expect(codes).toEqual(['example-solved', 'example-solved', 'example-solved']);
    expect(solved(cells)).toEqual([
      ['passed', '$100,000', ['$100,000'], undefined],
      ['passed', '$350,000', ['$350,000'], undefined],
      ['passed', '$0', ['$0'], undefined],
    ]);
  });

  test('is solved in a story with what the rows before it gave', async () => {
    const { cells } = await run(`examples for AE {
  | month   | NewARR || New     |
  | 2027-01 | $100K  ||         |
  | 2027-02 | $50K   ||         |
  | 2027-03 | ?      || $15,000 |
}`);
    expect(solved(cells)).toEqual([['passed', '$100,000', ['$100,000'], undefined]]);
  });

  test('is solved for one of several people, beside rows that are given', async () => {
    const { cells } = await run(`examples for AE, first quarter {
  given deals { | id | closed | owner | amount |
    | D1 | 2027-01-05 | ann | $100K |
  }
  | payee | NewARR || New     |
  | ann   |        || $6,000  |
  | bob   | ?      || $15,000 |
}`);
    expect(solved(cells)).toEqual([
      ['passed', undefined, undefined, undefined],
      ['passed', '$250,000', ['$250,000'], undefined],
    ]);
  });

  test('that divides is refused by name, as is what nothing pays', async () => {
    const { cells, messages } = await run(`examples for AE, first quarter {
  | NewARR | quota || New     |
  | $250K  | ?     || $15,000 |
}
examples for AE, first quarter {
  | NewARR || New |
  | ?      || -$1 |
}`);
    expect(cells.map(({ status }) => status)).toEqual(['held', 'held']);
    expect(messages[0]).toContain('it does not follow from it in straight lines');
    expect(messages[1]).toContain('nothing pays exactly that');
  });
});

test('of a plan with an error, the examples of what is whole are still worked out', async () => {
  const broken = plan.replace('20% Team on Revenue.Sales', '20% Team on Revenu.Sales');
  const other = `role SDR in Sales { target pay $40K in the year  variable pay { 100% New on NewARR each quarter by itself curve Accelerated { quota $1M in the year, phased evenly } } }
examples for SDR, first quarter {
  | NewARR || New     |
  | $250K  || $10,000 |
}
examples for AE, first quarter {
  | NewARR || New     |
  | $250K  || $15,000 |
}`;
  const snapshot = await openPlan(memoryFiles({ 's/plan.ote': broken, 's/more.ote': other }), 'file:///w/s');
  expect(snapshot.evaluator).toBeUndefined();
  expect(snapshot.part?.omitted).toContain('role/AE/Team');
  expect(snapshot.examples.map(({ subject, status }) => [subject, status])).toEqual([['SDR', 'passed']]);
});
