import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Code, catalogue, codes } from '@ontarget/language';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

const FIXTURES = join(import.meta.dirname, '../../../test/fixtures');
const dataCodes = codes.filter((code) => catalogue[code].phase === 'data');

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

function told(args: readonly string[], cwd: string): Told[] {
  const outcome = ontarget([...args, '--json'], { cwd });
  expect(outcome.stderr).toBe('');
  return (jsonOf('check', outcome).plans as { problems: Told[] }[]).flatMap(({ problems }) => problems);
}

/**
 * A fixture is a folder with a plan and its data. Its first line says the command; `// expect plan.ote 3:6 …` what a rule
 * tells and where. Other rules about data are left out, as are design rules of the plan itself.
 */
describe.each(dataCodes)('%s', (code) => {
  const folder = join(FIXTURES, catalogue[code].family, code);
  const kinds = existsSync(folder) ? readdirSync(folder) : [];

  test('has a fixture that breaks it, one that keeps it and one that lacks its data', () => {
    const asked = code === 'data-rule-not-evaluated' ? ['bad', 'good'] : ['bad', 'good', 'unevaluated'];
    expect(kinds).toEqual(expect.arrayContaining(asked));
  });

  test.each(kinds)('%s', (kind) => {
    const text = readFileSync(join(folder, kind, 'plan.ote'), 'utf8');
    const [, command = ''] = /^\/\/ (check .*)$/m.exec(text) ?? [];
    const found = told(command.split(' '), join(folder, kind)).filter((one) => isOf(code, one));
    const expected = [...text.matchAll(/^\/\/ expect plan\.ote (\d+):(\d+) (\w+) ([\w-]+) "(.*)"$/gm)];
    expect(expected.length > 0).toBe(kind !== 'good');
    expect(found.map(({ line, column, severity, code: own }) => [line, column, severity, own])).toEqual(
      expected.map(([, line, column, severity, own]) => [Number(line), Number(column), severity, own]),
    );
    for (const [index, [, , , , , message = '']] of expected.entries())
      expect(found[index]?.message).toContain(message);
  });
});

/** What a fixture of a rule is about: the rule itself, or that it was not evaluated. */
function isOf(code: Code, { code: own, message }: Told): boolean {
  if (own === code) return true;
  return own === 'data-rule-not-evaluated' && message.startsWith(`${code} `);
}

describe('a project and a plan', () => {
  const bad = join(FIXTURES, 'design/few-reach-threshold/bad');
  const plan = readFileSync(join(bad, 'plan.ote'), 'utf8');
  const history = readFileSync(join(bad, 'data/history.csv'), 'utf8');
  const roster = readFileSync(join(bad, 'data/roster.csv'), 'utf8');
  const withRule = (setting: unknown, text = plan) =>
    folderOf({
      'plan.ote': text,
      'data/history.csv': history,
      'data/roster.csv': roster,
      'ontarget.json': JSON.stringify({ rules: { 'few-reach-threshold': setting } }),
    });
  const threshold = (folder: string) =>
    told(['check', '--data', 'data'], folder).filter(({ code }) => code === 'few-reach-threshold');

  test('sets the level and the bound of a rule', () => {
    expect(threshold(withRule('error')).map(({ severity }) => severity)).toEqual(['error']);
    expect(threshold(withRule('off'))).toEqual([]);
    expect(threshold(withRule({ bound: '70%' }))).toEqual([]);
    expect(threshold(withRule({ bound: '71%' }))).toHaveLength(1);
  });

  test('is told of a bound that is none', () => {
    const problems = told(['check', '--data', 'data'], withRule({ bound: 'many' }));
    expect(problems.filter(({ code }) => code === 'rule-bound-wrong')).toHaveLength(1);
  });

  test('accepts what a rule finds, with a reason', () => {
    const accepted = plan.replace(
      '      no cap\n',
      '      no cap\n      accept few-reach-threshold because "half of them were hired in autumn"\n',
    );
    expect(threshold(withRule('warning', accepted))).toEqual([]);
    expect(threshold(withRule('warning'))).toHaveLength(1);
  });

  test('tells what is accepted for nothing, once the rule has its data', () => {
    const words = 'accept few-reach-threshold because "half of them were hired in autumn"';
    const text = plan.replace('      no cap\n', `      no cap\n      ${words}\n`);
    const unused = (setting: unknown) =>
      told(['check', '--data', 'data'], withRule(setting, text)).filter(
        ({ code }) => code === 'accept-unused',
      );
    expect(unused({ bound: '70%' }).map(({ severity, line, message }) => [severity, line, message])).toEqual([
      [
        'warning',
        text.split('\n').findIndex((one) => one.includes(words)) + 1,
        'Nothing here breaks few-reach-threshold, so there is nothing to accept.',
      ],
    ]);
    expect(unused('warning')).toEqual([]);
    expect(unused('off')).toEqual([]);
    // Without the history nobody knows.
    const without = folderOf({ 'plan.ote': text });
    const codes = told(['check', '--published-on', '2026-11-01'], without).map(({ code }) => code);
    expect(codes).toContain('data-rule-not-evaluated');
    expect(codes).not.toContain('accept-unused');
  });
});

describe('the history', () => {
  const folder = folderOf({
    ...files,
    'unknown.csv': 'measure,attainment\nBokings,90%\n',
    'period.csv': 'measure,period,attainment\nBookings,last year,90%\n',
    'wrong.csv': 'measure,attainment\nBookings,much\n',
  });

  test.each([
    ['unknown.csv', /Bokings, which the plan does not have/],
    ['period.csv', /"last year" names no period/i],
    ['wrong.csv', /wrong-type/],
  ])('%s is refused', (file, words) => {
    const { status, stderr } = ontarget(['check', '--history', file], { cwd: folder });
    expect(status).not.toBe(0);
    expect(stderr).toMatch(words);
  });

  test('is not read unless it is asked for', () => {
    expect(ontarget(['check'], { cwd: folder }).stdout).not.toContain('data-rule');
  });
});
