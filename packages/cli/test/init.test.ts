import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';

describe('an empty plan', () => {
  const folder = join(folderOf({}), 'sales');
  const { status, stdout } = ontarget(['init', folder, '--year', '2027']);

  test('has no open questions, is laid out, and pays its sample data', () => {
    expect(status).toBe(0);
    expect(stdout).toContain('The plan has no open questions.');
    expect(ontarget(['check', folder, '--fail-on', 'info'])).toMatchObject({ status: 0 });
    expect(ontarget(['fmt', '--check', folder])).toMatchObject({ status: 0 });
    expect(ontarget(['test', folder])).toMatchObject({ status: 0 });
    const paid = ontarget(['run', folder, '--period', 'FY27-Q1']);
    expect(paid.stdout).toMatch(/^Ana Silva +\$18,750\.00/m);
    expect(paid.status).toBe(0);
  });

  test('is never overwritten', () => {
    const before = readFileSync(join(folder, 'plan.ote'), 'utf8');
    const again = ontarget(['init', folder]);
    expect(again.stderr).toContain('holds a plan already');
    expect(again.status).toBe(1);
    expect(readFileSync(join(folder, 'plan.ote'), 'utf8')).toBe(before);
  });
});

const sheet = [
  'FY27 roles',
  ['Role', 'Team', 'Reports to', 'OTE', 'Variable %', 'Annual quota', 'New ARR', 'Renewals', 'Notes'].join(
    '\t',
  ),
  [
    'Enterprise AE',
    'Enterprise',
    'Sales Director',
    '$240,000',
    '50%',
    '$1,200,000',
    '80%',
    '20%',
    'star',
  ].join('\t'),
  ['Commercial AE', 'Commercial', 'Sales Director', '$160K', '50%', '$800K', '100%', '', ''].join('\t'),
  ['Sales Director', '', '', '$300,000', '40%', '', '60%', '40%', ''].join('\t'),
  '',
  'Attainment\tRate',
  '0-100%\t1x',
  '100-150%\t1.5x',
  '150%+\t2x',
  '',
].join('\n');

describe('a plan from a spreadsheet', () => {
  const folder = join(folderOf({}), 'sales');
  const outcome = ontarget(['init', folder, '--from', '-', '--year', '2027', '--json'], { input: sheet });
  const text = readFileSync(join(folder, 'plan.ote'), 'utf8');

  test('says what the sheet says', () => {
    expect(outcome.status).toBe(0);
    expect(text).toContain('role EnterpriseAE "Enterprise AE" in Enterprise, reports to SalesDirector {');
    expect(text).toContain('on-target pay $240,000, 50% variable');
    expect(text).toMatch(/80% +NewARR +on NewARR/);
    expect(text).toMatch(/100% +NewARR .* \{ quota \$800,000 in the year \}/);
    expect(text).toMatch(/curve Tiers tiered \{\n +from +0%: 1x\n +from 100%: 1\.5x\n +from 150%: 2x\n\}/);
    expect(text).toContain('measure NewARR');
  });

  test('asks for what it does not say, as diagnostics of the plan', () => {
    const { questions } = jsonOf('init', outcome) as { questions: { code: string }[] };
    const codes = new Set(questions.map(({ code }) => code));
    for (const code of [
      'choice-paid',
      'choice-rounding',
      'choice-leavers',
      'choice-tiers',
      'choice-timing',
      'choice-quota-phasing',
      'choice-missing-value',
    ]) {
      expect(codes).toContain(code);
    }
    expect(codes).not.toContain('not-understood');
    expect(codes).not.toContain('weights-not-100');
  });

  test('tells what it could not use', () => {
    expect(text).toContain('the column "Notes" is none of');
    expect(text).toContain(
      'the quota of Enterprise AE: the sheet does not say which of New ARR, Renewals it is for',
    );
  });

  test('with the questions answered it checks clean and pays', () => {
    const answered = text
      .replace(
        /(\n +year [^\n]*\n)/,
        '$1  paid quarterly\n  rounding half up to $0.01, each component\n  target pay phased evenly\n  leavers earn up to their last day, quota and target pay by days\n',
      )
      .replaceAll('for each payee }', 'for each payee, if missing, its component waits }')
      .replaceAll(/entered +for/g, 'entered as money  for')
      .replace('tiered', 'marginal')
      .replaceAll('each quarter', 'each quarter by itself')
      .replaceAll('in the year }', 'in the year, phased evenly }')
      .replaceAll(/(curve Tiers)\n/g, '$1 { quota $400K in the year, phased evenly }\n');
    writeFileSync(join(folder, 'plan.ote'), answered);
    const checked = ontarget(['check', folder]);
    expect(checked.status).toBe(0);
    // How the plan of the spreadsheet is designed is told, and nothing else.
    expect(checked.stdout).not.toMatch(/ {2}error {2}/);
    expect(checked.stdout).not.toContain('objectives-without-goal');
    writeFileSync(
      join(folder, 'data/roster.csv'),
      'payee,role,team,start,end,manager\nAnn,CommercialAE,Commercial,2026-01-01,,\n',
    );
    writeFileSync(join(folder, 'data/results.csv'), 'measure,for,period,value\nNewARR,Ann,FY27-Q1,$250000\n');
    // Quota 200,000: 125% pays 1 + 0.25 × 1.5 of 20,000.
    expect(ontarget(['run', folder, '--period', 'FY27-Q1']).stdout).toMatch(/^Ann +\$27,500\.00/m);
  });
});

test.each([
  ['no table of roles', 'a,b\n1,2\n', 'has no table of roles'],
  ['nothing', '', 'has no table of roles'],
])('a spreadsheet with %s is refused', (_, text, message) => {
  const folder = join(folderOf({}), 'new');
  const { status, stderr } = ontarget(['init', folder, '--from', '-'], { input: text });
  expect(stderr).toContain(message);
  expect(status).toBe(1);
});
