import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files, plan } from './support/plan.ts';

/** Ten mistakes that analysts make, each in a line of its own: what to change, and what check must say of it. */
const mistakes: readonly (readonly [from: string, to: string, code: string, words: RegExp])[] = [
  ['  paid        quarterly\n', '', 'choice-paid', /how often pay is paid/],
  [
    'leavers     earn on deals closed up to their last day, quota and target pay by days',
    '',
    'choice-leavers',
    /who leaves/,
  ],
  ['  owner   payee\n', '  owner   payee\n  owner   text\n', 'name-twice', /owner/],
  ['total amount of deals', 'total amout of deals', 'name-unknown', /amout/],
  [', if missing, its component waits', '', 'choice-missing-value', /can be missing/],
  ['curve Accelerated marginal', 'curve Accelerated tiered', 'choice-tiers', /tiered/],
  [
    'role Rep "Account executive" {',
    'role Rep "Account executive", reports to Boss {',
    'name-unknown',
    /Boss/,
  ],
  [
    'quota $600K in the year, phased evenly',
    'quota $600K in the year',
    'choice-quota-phasing',
    /divides over/,
  ],
  [
    '100%  Objectives  on Score  each quarter by itself',
    '90%  Objectives  on Score  each quarter',
    'weights-not-100',
    /90%/,
  ],
  ['each quarter  as scored', 'quarterly  as scored', 'choice-timing', /which stretch of results/],
];

describe('a plan with ten planted mistakes', () => {
  const text = mistakes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`the plan does not hold ${from}`);
    return changed.replace(from, to);
  }, plan);
  const folder = folderOf({ 'plan.ote': text });
  const outcome = ontarget(['check', folder, '--json']);
  const [{ problems }] = jsonOf('check', outcome).plans as [
    { problems: { code: string; message: string; line: number }[] },
  ];

  test.each(mistakes)('%j as %j', (_, __, code, words) => {
    expect(problems).toContainEqual(expect.objectContaining({ code, message: expect.stringMatching(words) }));
  });

  test('all in one run, which ends with status 3', () => {
    expect(problems.length).toBeGreaterThanOrEqual(mistakes.length);
    expect(outcome.status).toBe(3);
  });

  test('each at its place', () => {
    const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;
    const lines = (code: string) =>
      problems.filter((problem) => problem.code === code).map(({ line }) => line);
    expect(lines('choice-tiers')).toContain(lineOf('tiered'));
    expect(lines('name-unknown')).toContain(lineOf('amout'));
    expect(lines('weights-not-100')).toContain(lineOf('90%  Objectives'));
    expect(lines('choice-quota-phasing')).toContain(lineOf('quota $600K'));
  });
});

describe('what is printed', () => {
  test('place, code, the line underlined, the message, the page', () => {
    const folder = folderOf({
      ...files,
      'plan.ote': plan.replace('curve Accelerated {', 'curve Acelerated {'),
    });
    const { stdout, status } = ontarget(['check', folder]);
    const line = plan.split('\n').findIndex((text) => text.includes('100%  NewBusiness')) + 1;
    expect(stdout).toMatch(
      new RegExp(
        `plan\\.ote:${line}:\\d+ {2}error {2}name-unknown\\n {2}${line} \\| .*Acelerated \\{\\n +\\| +\\^{10}\\n`,
      ),
    );
    expect(stdout).toContain('docs/rules/name-unknown.md');
    expect(stdout).toMatch(/^\d+ errors?(, .*)? in "Sales" \(/m);
    expect(status).toBe(3);
  });

  test('nothing wrong', () => {
    const accepts = [
      '  accept windfall-unlimited because "no deal is larger than a month of quota"',
      '  accept objectives-without-goal because "the plan has no goals yet"',
    ].join('\n');
    const accepted = { ...files, 'plan.ote': plan.replace('\n}', `\n${accepts}\n}`) };
    const { stdout, status, stderr } = ontarget(['check', folderOf(accepted)]);
    expect(stdout).toMatch(/^no problems in "Sales" \(.*, 1 file\)\n$/);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('warnings fail only when asked to', () => {
    const folder = folderOf({
      ...files,
      'plan.ote': plan.replace(
        'curve Accelerated',
        'curve Unused linear {\n  below 50%: 0%\n  at 50%: 0%\n  at 100%: 100%, then flat\n}\n\ncurve Accelerated',
      ),
    });
    const { stdout, status } = ontarget(['check', folder]);
    expect(stdout).toMatch(/warning/);
    expect(status).toBe(0);
    expect(ontarget(['check', folder, '--fail-on', 'warning']).status).toBe(2);
  });

  test('the plans that a project file lists', () => {
    const folder = folderOf({
      'a/plan.ote': plan,
      'b/plan.ote': plan,
      'ontarget.json': '{"plans": {"a": "one", "b": "two"}}',
    });
    expect(
      (jsonOf('check', ontarget(['check', folder, '--json'])).plans as { id: string }[]).map(({ id }) => id),
    ).toEqual(['one', 'two']);
    expect(ontarget(['compile', folder]).stderr).toContain('holds 2 plans');
  });

  test.each([
    ['a folder that is not there', (folder: string) => join(folder, 'nowhere'), 'does not exist'],
    ['a folder without a plan', (folder: string) => join(folder, 'data'), 'holds no .ote file'],
    ['a file that is no plan', (folder: string) => join(folder, 'data/deals.csv'), 'is not a plan'],
  ])('%s', (_, where, message) => {
    const { status, stderr } = ontarget(['check', where(folderOf(files))]);
    expect(stderr).toContain(message);
    expect(status).toBe(1);
  });

  test('bytes that are no text', () => {
    const { stdout, status, stderr } = ontarget([
      'check',
      folderOf({ 'plan.ote': Uint8Array.of(0xff, 0xfe, 0x00, 0xc3, 0x28) }),
    ]);
    expect(stdout).toContain('UTF-8');
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(3);
  });
});

describe('plans that use one folder', () => {
  const use = (title: string) =>
    `use "../company"\n${files['plan.ote']?.replace('plan "', `plan "${title} `)}`;
  const folder = folderOf({
    'ontarget.json': '{ "plans": { "east": "east", "west": "west" } }',
    'company/idle.ote': 'parameter Twice = 5\nparameter Twice = 6\nrole Aide { target pay $5 in the year }\n',
    'east/plan.ote': use('East'),
    'west/plan.ote': use('West'),
  });

  test("are told of the folder's mistakes once", () => {
    const { stdout, status } = ontarget(['check', folder]);
    expect(stdout.match(/name-twice\n/g)).toHaveLength(1);
    expect(stdout).toMatch(/1 error in "East.*\(.*2 files\)/);
    expect(stdout).toMatch(/1 error in "West.*\(.*2 files; 1 of them shown above\)/);
    expect(status).toBe(3);
  });

  test('and each of them names it in JSON, where the sum counts it once', () => {
    const { plans, summary } = jsonOf('check', ontarget(['check', folder, '--json'])) as {
      plans: { problems: { code: string }[] }[];
      summary: { error: number };
    };
    expect(plans.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['name-twice'],
      ['name-twice'],
    ]);
    expect(summary.error).toBe(1);
  });

  test('and the folder checked by itself says the same', () => {
    const { stdout, status } = ontarget(['check', join(folder, 'company')]);
    expect(stdout).toContain('1 error in "company"');
    expect(status).toBe(3);
  });
});
