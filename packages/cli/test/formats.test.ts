import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { command } from '../src/output/formats/github.ts';
import { junitXml } from '../src/output/formats/junit.ts';
import { folderOf, ontarget } from './support/command.ts';
import { files, plan } from './support/plan.ts';
import { junitErrors, type SarifResult, sarifOf } from './support/published-schemas.ts';

/** A plan that misspells a name with one right answer, leaves a choice open and has an example that fails. */
const broken = plan
  .replace('total amount of deals', 'total amout of deals')
  .replace('  paid        quarterly\n', '');
const failing = plan.replace('| $180K    || $19,500     |', '| $180K    || $19,999.25  |');
const brokenFolder = folderOf({ ...files, 'plan.ote': broken });
const failingFolder = folderOf({ ...files, 'plan.ote': failing });
const crookedFolder = folderOf({ 'a b/teams.ote': 'team    Sales {\n}\n', 'c.ote': 'team Broken {\n' });

/** Every command that has the shared outputs, what it is run on, and how many problems it then tells. */
const runs: readonly (readonly [args: readonly string[], folder: string, status: number])[] = [
  [['check'], brokenFolder, 3],
  [['check'], failingFolder, 3],
  [['check'], folderOf(files), 0],
  [['test'], failingFolder, 3],
  [['test'], folderOf(files), 0],
  [['test', '--at-least', '100%'], folderOf(files), 3],
  [['fmt', '--check'], crookedFolder, 3],
  [['fix', '--dry-run'], brokenFolder, 3],
];

describe.each(runs)('%j', (args, folder, status) => {
  test('SARIF is what its schema says', () => {
    const outcome = ontarget([...args, '.', '--format', 'sarif'], { cwd: folder });
    const { runs: found } = sarifOf(outcome.stdout);
    const [run] = found;
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect((run?.results.length ?? 0) > 0 || status === 0).toBe(true);
    expect(outcome.status).toBe(status);
  });

  test('JUnit is what its schema says', async () => {
    const outcome = ontarget([...args, '.', '--format', 'junit'], { cwd: folder });
    expect(await junitErrors(outcome.stdout)).toEqual([]);
    expect(/<(failure|error) /.test(outcome.stdout)).toBe(status === 3);
    expect(outcome.status).toBe(status);
  });

  test('annotations are a line each', () => {
    const outcome = ontarget([...args, '.', '--format', 'github'], { cwd: folder });
    const lines = outcome.stdout.split('\n').filter(Boolean);
    for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) file=[^:]+::./);
    expect(lines.some((line) => line.startsWith('::error'))).toBe(status === 3);
    expect(outcome.status).toBe(status);
  });
});

test('with --out the result is a file and is printed for reading too', () => {
  const outcome = ontarget(['check', '.', '--format', 'sarif', '--out', 'out.sarif'], { cwd: brokenFolder });
  sarifOf(readFileSync(join(brokenFolder, 'out.sarif'), 'utf8'));
  expect(outcome.stdout).toBe(ontarget(['check', '.'], { cwd: brokenFolder }).stdout);
});

test('SARIF carries the page of a rule and the fixes of a problem, at their places', () => {
  const { runs: found } = sarifOf(ontarget(['check', brokenFolder, '--format', 'sarif']).stdout);
  const [run] = found;
  const result = run?.results.find(({ ruleId }) => ruleId === 'name-unknown') as SarifResult;
  const [change] = result.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
  expect(change?.insertedContent.text).toBe('amount');
  const { startLine, startColumn, endColumn } = change?.deletedRegion ?? {
    startLine: 0,
    startColumn: 0,
    endColumn: 0,
  };
  expect(broken.split('\n')[startLine - 1]?.slice(startColumn - 1, endColumn - 1)).toBe('amout');
  const rule = run?.tool.driver.rules[result.ruleIndex];
  expect(rule?.help.markdown).toContain('## What it says');
});

test('a schema refuses what is none of it, so that the tests can fail', async () => {
  expect(() => sarifOf('{"version": "2.1.0"}')).toThrow('SARIF');
  expect(await junitErrors('<testsuites><testcase/></testsuites>')).not.toEqual([]);
  expect(await junitErrors('<testsuites>')).not.toEqual([]);
});

/** As GitHub's runner reads a command: properties up to `::`, then the message, each unescaped. */
function readByRunner(line: string): { properties: Record<string, string>; message: string } {
  const [, , list = '', data = ''] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? [];
  const data_ = (text: string) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const property = (text: string) =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%');
  const properties = list.split(',').map((one) => {
    const at = one.indexOf('=');
    return [one.slice(0, at), property(one.slice(at + 1))];
  });
  return { properties: Object.fromEntries(properties), message: data_(data) };
}

const hostile = fc.string({
  unit: fc.constantFrom('%', '\n', '\r', ':', '::', ',', '=', '0A', '25', '3A', 'a', '€', '::error ::'),
});

test('an annotation is one line and is read back as it was written', () => {
  fc.assert(
    fc.property(hostile, hostile, (title, message) => {
      const line = command('error', { file: 'plan.ote', title }, message);
      expect(line).not.toMatch(/[\n\r]/);
      expect(readByRunner(line)).toEqual({ properties: { file: 'plan.ote', title }, message });
    }),
  );
});

test('whatever a title or a message holds, JUnit stays well formed', async () => {
  const text = fc.string({
    unit: fc.constantFrom('<', '>', '&', '"', "'", ']]>', '\u0000', '\u001b', '\ud800', '\n', 'a', '😀'),
  });
  const samples = fc.sample(fc.tuple(text, text, text), 12);
  for (const [name, message, code] of samples) {
    const told = [{ code, message, text: message }];
    const cases = (['passed', 'failed', 'broken'] as const).map((outcome) => ({ name, outcome, told }));
    const xml = junitXml({ command: 'test', findings: [], stale: [], suites: [{ name, cases }] });
    expect(await junitErrors(xml)).toEqual([]);
  }
});
