import { describe, expect, it } from 'vitest';
import { rowsOfText } from '../../src/index.ts';

/** What pasting a text into a plan at its line `<here>` offers: what is done, the new rows, and rows above that change. */
function pasted(plan: string, text: string) {
  const lines = plan.split('\n');
  const here = lines.findIndex((line) => line.includes('<here>'));
  return rowsOfText(text, here, (line) => (line === here ? '' : (lines[line] ?? ''))).map(
    ({ about, rows, above }) => ({
      about,
      rows: [...rows],
      ...(above.size === 0 ? {} : { above: [...above] }),
    }),
  );
}

const ROLES = `components for Web { }
roles in Web {
  | role | team | target pay | A    | B   |
<here>
}`;

const EXAMPLES = `examples for R,
  first quarter {
  given deals {
    | id | owner |
    | D1 | Ann   |
  }
  | Won | Board || A  | paid |
<here>
}`;

describe('cells pasted from a spreadsheet', () => {
  it('become rows of a table of roles, names of several words their title, and the rows above line up', () => {
    expect(pasted(ROLES, 'CMO\tWeb\t$5\t60%\t40%\r\nHead of web\t\t20% of base\t100%\r\n')).toEqual([
      {
        about: '',
        rows: [
          '  | CMO                     | Web  | $5          | 60%  | 40% |',
          '  | HeadOfWeb "Head of web" |      | 20% of base | 100% |     |',
        ],
        above: [[2, '  | role                    | team | target pay  | A    | B   |']],
      },
    ]);
  });

  it('become the headings too, where nothing stands above them', () => {
    expect(pasted('roles in Web {\n<here>\n}', 'role\tbase\nCMO\t$5')[0]?.rows).toEqual([
      '  | role | base |',
      '  | CMO  | $5   |',
    ]);
    expect(pasted('examples for R {\n<here>\n}', 'Won\tBoard\tA\tpaid\n$1\t\t$2\t$3')[0]?.rows).toEqual([
      '  | Won | Board | A  || paid |',
      '  | $1  |       | $2 || $3   |',
    ]);
  });

  it('become rows of examples, with what is given and what is expected apart', () => {
    expect(pasted(EXAMPLES, '$5\t100%\t$6\t$7')).toEqual([
      {
        about: '',
        rows: ['  | $5  | 100%  || $6 | $7   |'],
      },
    ]);
    const given = EXAMPLES.replace('<here>', '').replace('    | D1 | Ann   |', '<here>');
    expect(pasted(given, 'D1\tAnn\nD-2\tBob Smith\n"D ""3"""\t?')[0]?.rows).toEqual([
      '    | D1        | Ann         |',
      '    | "D-2"     | "Bob Smith" |',
      '    | "D \\"3\\"" | ?           |',
    ]);
  });

  it('go below the headings of their names, and those that have none are named', () => {
    expect(pasted(EXAMPLES, 'Paid\tNote\tBOARD\tWon\n$7\tyes\t100%\t$5')).toEqual([
      {
        about: 'without Note',
        rows: ['  | $5  | 100%  ||   | $7   |'],
        above: [[6, '  | Won | Board || A | paid |']],
      },
    ]);
    expect(pasted(ROLES, 'Target_Pay\trole\n$5\tCMO')[0]?.rows).toEqual([
      '  | CMO  |      | $5         |   |   |',
    ]);
  });

  it('become rows of a matrix and of a curve', () => {
    const grid = 'curve Both matrix of Growth down, Margin across,\n  steps both ways {\n<here>\n}';
    expect(pasted(grid, '\t8%\t12%\n10%\t25%\t50%')[0]?.rows).toEqual(
      ['  |     | 8% | 12% |', '  | 10% | 25% | 50% |'.replace('25% |', '25% |')].map((row) =>
        row.replace('| 8% |', '| 8%  |'),
      ),
    );
    expect(
      pasted('curve C marginal {\n<here>\n}', 'Attainment\tRate\n0%\t1x\nabove 100%\t1.5x')[0]?.rows,
    ).toEqual(['  from 0%: 1x', '  above 100%: 1.5x']);
    expect(pasted('curve C linear {\n<here>\n}', '0%\t0%\n100%\t100%')[0]?.rows).toEqual([
      '  at 0%: 0%',
      '  at 100%: 100%',
    ]);
    expect(pasted('curve C linear {\n<here>\n}', '0%\t10%\t0%')).toEqual([]);
  });

  it('are nothing outside of a table', () => {
    for (const plan of [
      'team Web\n<here>',
      'role R {\n<here>\n}',
      `${ROLES.replace('<here>', '')}\n<here>`,
      'plan "x" {\n}\n<here>',
    ])
      expect(pasted(plan, 'CMO\t$5'), plan).toEqual([]);
    expect(pasted(ROLES, 'CMO $5')).toEqual([]);
    expect(pasted(ROLES, '\t\n\t\t\n')).toEqual([]);
  });
});

describe('numbers in pasted cells', () => {
  const ways = (cells: string) =>
    pasted('examples for R {\n  | a | b || c |\n<here>\n}', cells).map(
      ({ about, rows }) => `${about}: ${rows.map((row) => row.replace(/ +/g, ' ').trim()).join(' ')}`,
    );

  it.each([
    ['1.234,50\t8,5%\t1.234,50 €', '| 1,234.50 | 8.5% || €1,234.50 |'],
    ['1.234.567\t-0,75\t12,5 EUR', '| 1,234,567 | -0.75 || 12.5 EUR |'],
    ["1'234.50\t1\u202f234,5\t$1.234,5", '| 1,234.50 | 1,234.5 || $1,234.5 |'],
    ['1.234\t0,125\t5', '| 1,234 | 0.125 || 5 |'],
  ])('%j are offered as they are written and as read in much of Europe', (cells, read) => {
    const [asWritten, european, ...more] = ways(cells);
    expect(more).toEqual([]);
    expect(asWritten).toBe(
      `with numbers as they are written: | ${cells.replace('\t', ' | ').replace('\t', ' || ')} |`,
    );
    expect(european).toMatch(/^reading .* as /);
    expect(european?.replace(/^[^|]*/, '')).toBe(read);
  });

  it('say what becomes of the first of each sort', () => {
    expect(ways('1.234\t2,50\t3,50')[1]).toMatch(/^reading 2,50 as 2.50 and 1.234 as 1,234: /);
  });

  it.each(['$1,234.50\t1.5\t20%', '5\t6\t7', '1.234\t1,234.5\t0.5', '0.125\t1.5\t7x', 'D-1\t2027-01-02\tx'])(
    '%j have one reading',
    (cells) => {
      expect(ways(cells)).toHaveLength(1);
      expect(ways(cells)[0]).toMatch(/^: /);
    },
  );
});
