import { describe, expect, it } from 'vitest';
import { compiled, compileFiles } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER } from './support/plans.ts';

const SHARED = `
data leads { id text key  day date  owner payee }
team Marketing { team Demand { team Web }  team Field }
measure Leads { count of leads  dated day  credited to owner }
measure Revenue { entered as percent  for the company  if missing, its component waits }
measure Board { scored 0% to 200%  for each payee by board  if missing, its component waits }
curve Line linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
`;
const GOAL = `
goal Pipeline = Leads 100 in the year, phased evenly { Marketing 100% { Demand 60% { Web 100% }  Field 40% } }
`;
const LIST = `
components for Marketing {
  Company "Company's revenue" on Revenue each quarter by itself curve Line
  Goals on Board each quarter by itself as scored
  Count on Leads of its team each quarter by itself curve Line {
    requires Company earned at least $1, otherwise no more than 50% of its target
  }
}
`;
const COMPANY = `Company "Company's revenue" on Revenue each quarter by itself curve Line`;
const GOALS = 'Goals on Board each quarter by itself as scored';
const COUNT = `Count on Leads of its team each quarter by itself curve Line {
  requires Company earned at least $1, otherwise no more than 50% of its target
}`;
const TABLE = `
roles in Marketing {
  | role                   | team  | reports to | base  | target pay  | Company | Goals | Count |
  | CMO "Chief of it all"  |       |            | $200K | 50% of base | 50%     | 10%   | 40%   |
  | Digital                | Web   | CMO        |       | $40K        | 40%     |       | 60%   |
  | Events                 | Field | CMO        | $100K | 20% of base | $5K     | $10K  | $5K   |
}
`;
const WRITTEN = `
role CMO "Chief of it all" in Marketing {
  base $200K, target pay 50% of base
  variable pay { 50% ${COMPANY} 10% ${GOALS} 40% ${COUNT} }
}
role Digital in Web, reports to CMO {
  target pay $40K in the year
  variable pay { 40% ${COMPANY} 60% ${COUNT} }
}
role Events in Field, reports to CMO {
  base $100K, target pay 20% of base
  variable pay { $5K ${COMPANY} $10K ${GOALS} $5K ${COUNT} }
}
`;

describe('a table of roles by components', () => {
  it('is the same as the roles written out: the digest is one', async () => {
    const one = await compiled(`${HEADER}${GOAL}${SHARED}${LIST}${TABLE}`);
    const other = await compiled(`${HEADER}${GOAL}${SHARED}${WRITTEN}`);
    expect(one.file.plan).toEqual(other.file.plan);
    expect(one.digest).toBe(other.digest);
  });

  it('is so in any split over files and folders, and in any order of rows and columns', async () => {
    const { digest } = await compiled(`${HEADER}${GOAL}${SHARED}${LIST}${TABLE}`);
    const split = { 'plan.ote': `${HEADER}${GOAL}${TABLE}`, 'a.ote': LIST, 'z.ote': SHARED };
    expect((await compiled(split)).digest).toBe(digest);
    const used = {
      'plan.ote': `use "../company"\n${HEADER}${GOAL}${TABLE}`,
      '../company/all.ote': `${LIST}${SHARED}`,
    };
    expect((await compiled(used)).digest).toBe(digest);
    const turned = `
roles in Marketing {
  | role                  | Count | target pay  | Goals | team  | Company | base  | reports to |
  | Events                | $5K   | 20% of base | $10K  | Field | $5K     | $100K | CMO        |
  | CMO "Chief of it all" | 40%   | 50% of base | 10%   | Marketing | 50% | $200K |            |
  | Digital               | 60%   | $40K        |       | Web   | 40%     |       | CMO        |
}
`;
    expect((await compiled(`${HEADER}${GOAL}${SHARED}${LIST}${turned}`)).digest).toBe(digest);
  });

  it('pays by the weights of its cells, and nothing for a blank one', async () => {
    const { file } = await compiled(`${HEADER}${GOAL}${SHARED}${LIST}${TABLE}`);
    const roster = table(
      'payee role team start',
      'ann CMO Marketing 2027-02-01',
      'bob Digital Web 2027-02-01',
      'cy Events Field 2027-02-01',
    );
    const results = table(
      'measure for period value',
      'Revenue - FY27-Q1 120%',
      'Board ann FY27-Q1 100%',
      'Board cy FY27-Q1 150%',
    );
    // 60 leads of a team's 15 in the quarter pay 400%; a CMO's team is all of marketing: 60 of 25.
    const rows = [
      'id day owner',
      ...Array.from({ length: 60 }, (_, index) => `L${index} 2027-02-03 bob`),
    ] as const;
    const leads = table(...(rows as unknown as [string, ...string[]]));
    expect(await paid(file.plan, 'FY27-Q1', { roster, results, leads })).toEqual({
      // $25K x (50% x 120% + 10% x 100% + 40% x 240%).
      ann: '41500',
      // $10K x (40% x 120% + 60% x 400%).
      bob: '28800',
      // $1,250 x 120% + $2,500 x 150%, and no lead in the field.
      cy: '5250',
    });
  });

  it('tells what is wrong for one role at its cell, and what is wrong for all where it is said', async () => {
    const places = async (text: string) => {
      const result = await compileFiles(`${HEADER}${text}`);
      const lines = `${HEADER}${text}`.split('\n');
      return result.ok
        ? []
        : result.diagnostics.map(({ code, range }) => {
            const line = lines[(range?.line ?? 0) - 1] ?? '';
            const name = /^\s*\|?\s*(\w+)/.exec(line)?.[1];
            return `${code} ${name}: ${line.slice((range?.column ?? 1) - 1).slice(0, 5)}`;
          });
    };
    // The goal gives the team of one role no target.
    const one = GOAL.replace('Demand 60%', 'Demand 100%').replace('  Field 40%', '');
    expect(await places(`${one}${SHARED}${LIST}${TABLE}`)).toEqual(['quota-missing Events: $5K  ']);
    // What only compiling finds: a result read as it stands has no attainment, for whoever has it.
    const all = LIST.replace('Company earned at least $1', 'Company attainment at least 50%');
    expect(await places(`${GOAL}${SHARED}${all}${TABLE}`)).toEqual(['not-compiled requires: Compa']);
  });
});
