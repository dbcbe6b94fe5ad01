import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const { contributes } = JSON.parse(readFileSync(join(ROOT, 'packages/vscode/package.json'), 'utf8')) as {
  contributes: {
    problemPatterns: { name: string; patterns: Pattern[] }[];
    problemMatchers: { name: string; pattern: string; severity: string; fileLocation: string[] }[];
  };
};

interface Pattern {
  readonly regexp: string;
  readonly [group: string]: string | number;
}

/** What a matcher found, as the JSON of the command tells it. */
interface Told {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

/** Reads lines as VS Code does: a pattern for each line from the first that fits; where one does not, all of it is nothing. */
function read(name: string, output: string): Partial<Told>[] {
  const matcher = contributes.problemMatchers.find((one) => one.name === name);
  const patterns =
    contributes.problemPatterns.find(({ name: one }) => `$${one}` === matcher?.pattern)?.patterns ?? [];
  expect(patterns.length).toBeGreaterThan(0);
  const lines = output.split(/\r?\n/);
  const found: Partial<Told>[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const matches = patterns.map(({ regexp }, index) => new RegExp(regexp).exec(lines[at + index] ?? ''));
    if (matches.some((match) => match === null)) continue;
    const told: Record<string, string | number> = {};
    for (const [index, pattern] of patterns.entries()) {
      for (const [group, number] of Object.entries(pattern)) {
        if (typeof number !== 'number') continue;
        const text = matches[index]?.[number] ?? '';
        told[group] = group === 'line' || group === 'column' ? Number(text) : text;
      }
    }
    found.push(told as Partial<Told>);
    at += patterns.length - 1;
  }
  return found;
}

function run(cwd: string, ...args: string[]) {
  const { CI: _, FORCE_COLOR: __, ...env } = process.env;
  return spawnSync(process.execPath, [join(ROOT, 'packages/cli/bin/ontarget'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...env, NO_COLOR: '1' },
  }).stdout;
}

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-tasks-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const fixture = (path: string) => readFileSync(join(ROOT, 'test/fixtures', path), 'utf8');
const company = readFileSync(join(ROOT, 'docs/rules/company.ote'), 'utf8');
const EXAMPLE = readFileSync(join(ROOT, 'examples/first-plan/plan.ote'), 'utf8');

/** Fixtures that between them have each severity, several lines, readings of a choice and quotes in their messages. */
const FIXTURES = [
  'syntax/number-european',
  'syntax/number-ambiguous',
  'syntax/cells-pasted',
  'choices/choice-tiers',
  'names/name-unknown',
];

describe('the problem matcher', () => {
  const plans: Record<string, string> = {
    // In an empty file there is no line to be shown, and in a folder with a space a path has one.
    'my plans/cut off/plan.ote': `${company}\n\nteam`,
    'my plans/cut off/ontarget.json': '\n',
    'my plans/unused/plan.ote': EXAMPLE.replace('accept windfall-unlimited', '// '),
    'my plans/info/plan.ote': fixture('design/credit-unbounded/bad/plan.ote'),
  };
  for (const path of FIXTURES) {
    plans[`my plans/${path}/company.ote`] = company;
    plans[`my plans/${path}/bad.ote`] = fixture(`${path}/bad.ote`);
  }
  const root = folderOf(plans);
  const wanted = [...new Set(Object.keys(plans).map((path) => dirname(path)))];
  const pretty = run(root, 'check', ...wanted);
  const { plans: told } = JSON.parse(run(root, 'check', ...wanted, '--json')) as {
    plans: { problems: Told[] }[];
  };
  const expected = told.flatMap(({ problems }) =>
    problems.map(({ file, line, column, severity, code, message }) => ({
      ...{ file, line, column, severity, code },
      message: message.split('\n')[0] ?? '',
    })),
  );
  const withLine = read('ontarget', pretty);
  const withoutLine = read('ontarget-without-line', pretty);

  it('reads all that check tells, each problem once, whether its line is shown or not', () => {
    expect(withLine.length).toBeGreaterThan(FIXTURES.length);
    expect(withoutLine.length).toBeGreaterThan(0);
    expect(sorted([...withLine, ...withoutLine])).toEqual(sorted(expected));
  });

  it('reads each severity that there is', () => {
    const severities = new Set([...withLine, ...withoutLine].map(({ severity }) => severity));
    expect([...severities].toSorted()).toEqual(['error', 'info', 'warning']);
  });

  it('reads examples that pay otherwise, as test tells them', () => {
    const root = folderOf({ 'plan/plan.ote': EXAMPLE.replace('$15,000', '$16,000') });
    const found = read('ontarget-test', run(root, 'test', 'plan'));
    expect(found).toMatchObject([{ file: expect.stringMatching(/^plan.plan\.ote$/), column: 42 }]);
    expect(found[0]?.message).toMatch(/expected \$16,000, comes to \$15,000/);
  });

  it('takes nothing of a clean run for a problem', () => {
    const root = folderOf({ 'plan/plan.ote': EXAMPLE });
    for (const args of [
      ['check', 'plan'],
      ['test', 'plan'],
      ['fmt', '--check', 'plan'],
      ['compile', 'plan'],
    ]) {
      const output = run(root, ...args);
      expect(output).not.toBe('');
      for (const { name } of contributes.problemMatchers) expect(read(name, output), output).toEqual([]);
    }
  });
});

function sorted(told: readonly Partial<Told>[]) {
  return told.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b), 'en'));
}
