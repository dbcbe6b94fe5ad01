import { isDesignCode } from '@ontarget/language';
import { describe, expect, test } from 'vitest';
import { openPlan, type Snapshot } from '../src/index.ts';
import { memoryFiles } from './memory-files.ts';

const header = `plan "Sales" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}
`;
const table = 'data deals { id text key  closed date  owner payee  amount money }\n';
const measure = 'revenue measure NewARR { total amount of deals  dated closed  credited to owner }\n';
const curve = `curve Straight linear {
  below 0%: 0%
  at 0%: 0%
  at 100%: 100%, then same slope
}
`;
const rate = 'parameter Rate = 2%\n';
const team = 'team Field\n';
const role = `role AE in Field {
  on-target pay $200K, 50% variable
  variable pay {
    100% New on NewARR each quarter by itself curve Straight { quota $1M in the year, phased evenly }
  }
  on top { commission Extra on NewARR each quarter by itself at Rate }
}
`;
const examples = `examples for AE, first quarter {
  | NewARR || New     | Extra |
  | $250K  || $25,000 | $5,000 |
}
`;
const whole = table + measure + curve + rate + team + role;

const open = (files: Record<string, string>, folder = 'sales'): Promise<Snapshot> =>
  openPlan(memoryFiles({ 'ontarget.json': '{}', ...files }), `file:///w/${folder}`);
// Of the design rules a short plan keeps few, and nothing here is about them.
const told = ({ diagnostics }: Snapshot) =>
  diagnostics
    .filter(({ code }) => !isDesignCode(code))
    .map(({ file, range, code }) => `${file} ${range.line}:${range.column} ${code}`);

describe('a folder that plans share', () => {
  test('what stands in it pays as if it stood in the plan: the digest is the same in any split', async () => {
    const alone = await open({ 'sales/plan.ote': header + whole + examples });
    const splits: Record<string, string>[] = [
      { 'sales/plan.ote': `use "../company"\n${header}`, 'company/all.ote': whole },
      {
        'sales/plan.ote': `use "../company"\n${header}${role}`,
        'company/all.ote': table + measure + curve + rate + team,
      },
      {
        'sales/plan.ote': header + role,
        'sales/uses.ote': 'use "../company/"\nuse "../base"\n',
        'company/measures.ote': `use "../base"\n${measure}`,
        'company/curves.ote': curve + rate,
        'base/base.ote': table + team,
      },
    ];
    expect(alone.evaluator?.digest).toMatch(/^sha256:/);
    for (const files of splits) {
      const snapshot = await open(files);
      expect(told(snapshot)).toEqual([]);
      expect(snapshot.evaluator?.digest).toBe(alone.evaluator?.digest);
    }
  });

  test('its examples are worked out in each plan that uses it', async () => {
    const files = { 'sales/plan.ote': `use "../company"\n${header}`, 'company/all.ote': whole + examples };
    const right = await open(files);
    expect(right.examples.map(({ status }) => status)).toEqual(['passed', 'passed']);
    const wrong = await open({ ...files, 'company/all.ote': whole.replace('2%', '3%') + examples });
    expect(told(wrong)).toEqual(['../company/all.ote 19:25 example-fails']);
  });

  test('a mistake in it is told where it stands, by the folder alone and by each plan alike', async () => {
    const files = {
      'sales/plan.ote': `use "../company"\n${header}`,
      'company/all.ote': whole.replace('100% New', '90% New'),
    };
    const expected = ['all.ote 13:5 weights-not-100'];
    expect(told(await open(files, 'company'))).toEqual(expected);
    expect(told(await open(files))).toEqual(expected.map((one) => `../company/${one}`));
  });

  test('sees nothing of the plans that use it', async () => {
    const files = {
      'sales/plan.ote': `use "../company"\n${header}${curve}`,
      'company/all.ote': whole.replace(curve, ''),
    };
    const expected = 'all.ote 8:53 name-unknown';
    expect(told(await open(files, 'company'))).toEqual([expected]);
    expect(told(await open(files))).toContain(`../company/${expected}`);
  });
});

describe('one name declared twice', () => {
  test('by plan and used folder is told at both places', async () => {
    const snapshot = await open({
      'sales/plan.ote': `use "../company"\n${header}${curve}`,
      'company/all.ote': whole,
    });
    expect(told(snapshot)).toEqual(['plan.ote 10:7 name-twice', '../company/all.ote 3:1 name-twice']);
    expect(snapshot.diagnostics.map(({ message }) => message)).toEqual([
      'Straight is already the name of a curve (line 3 of ../company/all.ote).',
      'Straight is already the name of a curve (line 10 of plan.ote).',
    ]);
    expect(snapshot.evaluator).toBeUndefined();
  });

  test('also as something else that a formula could mean', async () => {
    const snapshot = await open({
      'sales/plan.ote': `use "../company"\n${header}parameter NewARR = $5\n`,
      'company/all.ote': whole,
    });
    expect(told(snapshot)).toEqual(
      expect.arrayContaining(['plan.ote 10:11 name-twice', '../company/all.ote 2:1 name-twice']),
    );
  });

  test('by two used folders is told at the second `use` and where the second declares it', async () => {
    const files = {
      'sales/plan.ote': `use "../company"\nuse "../field"\n${header}`,
      'company/all.ote': whole,
      'field/teams.ote': `${team}role Engineer in Field { target pay $5 in the year }\n`,
    };
    const snapshot = await open(files);
    expect(told(snapshot)).toEqual(['plan.ote 2:1 name-twice', '../field/teams.ote 1:1 name-twice']);
    expect(snapshot.diagnostics[0]?.message).toBe(
      'Field is already the name of a team (line 9 of ../company/all.ote).',
    );
    expect(told(await open(files, 'field'))).toEqual([]);
  });

  test('by a folder and one that it uses is told there, once', async () => {
    const files = {
      'sales/plan.ote': `use "../company"\n${header}`,
      'company/all.ote': `use "../field"\n${whole}`,
      'field/teams.ote': team,
    };
    expect(told(await open(files, 'company'))).toEqual(['all.ote 10:6 name-twice']);
    expect(told(await open(files))).toEqual([
      '../company/all.ote 10:6 name-twice',
      '../field/teams.ote 1:1 name-twice',
    ]);
  });
});

describe('folders that use each other', () => {
  test('are refused at each `use` that lies on the circle', async () => {
    const files = {
      'sales/plan.ote': `use "../company"\n${header}`,
      'company/all.ote': `use "../base"\n${whole.replace(table, '')}`,
      'base/base.ote': `use "../company"\n${table}`,
    };
    const snapshot = await open(files);
    expect(told(snapshot)).toEqual([
      '../base/base.ote 1:1 folder-circle',
      '../company/all.ote 1:1 folder-circle',
    ]);
    expect(snapshot.evaluator).toBeUndefined();
    expect(told(await open(files, 'base'))).toEqual([
      'base.ote 1:1 folder-circle',
      '../company/all.ote 1:1 folder-circle',
    ]);
  });

  test('nor does a folder use itself', async () => {
    const snapshot = await open({ 'sales/plan.ote': `use "."\n${header}${whole}` });
    expect(snapshot.diagnostics.map(({ message }) => message)).toEqual([
      'A folder sees its own files without using itself.',
    ]);
  });
});

describe('a folder that brings nothing in', () => {
  const plan = `use "../company"\nuse "../rates"\n${header}${role}`;
  const company = table + measure + curve + rate + team;

  test('is told, and the line can be taken away', async () => {
    const snapshot = await open({
      'sales/plan.ote': plan,
      'company/all.ote': company,
      'rates/r.ote': 'parameter Bonus = $5\n',
    });
    expect(told(snapshot)).toEqual(['plan.ote 2:1 folder-unused']);
    const [fix] = snapshot.diagnostics[0]?.fixes ?? [];
    expect(fix).toEqual({
      title: 'Remove use "../rates"',
      edits: [
        {
          uri: 'file:///w/sales/plan.ote',
          range: { line: 2, column: 1, endLine: 3, endColumn: 1 },
          text: '',
        },
      ],
    });
    expect(snapshot.evaluator).toBeDefined();
  });

  test.each([
    ['a role, which is paid', 'role Engineer { target pay $5 in the year }\n'],
    ['more columns of the roster', 'data roster { region text }\n'],
    ['what cannot be read', 'team Broken {\n'],
  ])('is used where it holds %s', async (_, text) => {
    const snapshot = await open({ 'sales/plan.ote': plan, 'company/all.ote': company, 'rates/r.ote': text });
    expect(told(snapshot).filter((one) => one.includes('folder-unused'))).toEqual([]);
  });
});
