import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EvaluatorFile } from '@ontarget/evaluator/format';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderOf, ontarget } from '../support/command.ts';
import { files } from '../support/plan.ts';

type Formula = EvaluatorFile['plan']['values'][string]['formula'];

/** Evaluators that somebody has tampered with: read, refused or paid around, at once. */
const folder = folderOf(files);
const hostile = join(folder, 'hostile.json');
let sound: string;

beforeAll(() => {
  const out = join(folder, 'sound.json');
  expect(ontarget(['compile', folder, '-o', out]).status).toBe(0);
  sound = readFileSync(out, 'utf8');
});

function runWith(text: string) {
  writeFileSync(hostile, text);
  const started = performance.now();
  const outcome = ontarget(['run', folder, '--period', 'FY27-Q1', '--evaluator', hostile]);
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(outcome.stdout + outcome.stderr).not.toMatch(/^\s+at |inside ontarget|heap/m);
  return outcome;
}

/** Runs the evaluator after a change to what the representatives earn. */
function earning(formula: (add: (id: string, formula: Formula) => Formula) => Formula) {
  const file = JSON.parse(sound) as EvaluatorFile;
  const { values } = file.plan;
  const earned = values['role/Rep/NewBusiness/earned'];
  if (earned === undefined) throw new Error('the plan has no such value');
  const add = (id: string, of: Formula): Formula => {
    values[id] = { ...earned, formula: of };
    return { op: 'value', id };
  };
  earned.formula = formula(add);
  return runWith(JSON.stringify(file));
}

const own: Formula = { op: 'value', id: 'role/Rep/NewBusiness/earned' };
const actual: Formula = { op: 'value', id: 'role/Rep/NewBusiness/actual' };

describe('what can be read is paid around', () => {
  test.each<[string, Parameters<typeof earning>[0], string]>([
    ['a value that reads itself', () => own, 'depend on each other in a circle'],
    ['values that read each other', (add) => add('x/1', add('x/2', own)), 'depend on each other in a circle'],
    [
      'a number that is squared sixty times',
      (add) => {
        let last: Formula = actual;
        for (let at = 0; at < 60; at += 1) last = add(`x/${at}`, { op: 'product', of: [last, last] });
        return last;
      },
      'more digits than any amount of pay',
    ],
    [
      'a chain of 50,000 values',
      (add) => {
        let last: Formula = actual;
        for (let at = 0; at < 50_000; at += 1) last = add(`x/${at}`, last);
        return last;
      },
      'too long a chain',
    ],
  ])('%s', (_, formula, reason) => {
    const { status, stdout } = earning(formula);
    expect(stdout).toMatch(new RegExp(`error {2}Ann, NewBusiness: .*${reason}`));
    expect(stdout).toMatch(/^Cy +\$5,500\.00/m);
    expect(stdout).toMatch(/^Paid to 1 payee/m);
    expect(status).toBe(3);
  });
});

describe('the rest is refused by its place', () => {
  test.each<[string, Parameters<typeof earning>[0], RegExp]>([
    [
      'an operator that nobody knows',
      () => ({ op: 'exec', command: 'rm' }) as never,
      /earned\/formula: .*does not know operator "exec"/,
    ],
    [
      'a number of 5,000 digits',
      () => ({ op: 'constant', value: '9'.repeat(5_000), unit: 'USD' }),
      /formula\/value: .*longer than/,
    ],
    [
      'half a million terms',
      () => ({ op: 'sum', of: Array.from({ length: 500_000 }, () => actual) }),
      /holds more than/,
    ],
    ['formulas in formulas', () => nested(actual, 1_000), /nests deeper than/],
  ])('%s', (_, formula, reason) => {
    const { status, stdout, stderr } = earning(formula);
    expect(stderr).toContain('is not a payout evaluator that can be run');
    expect(stderr).toMatch(reason);
    expect(stderr.length).toBeLessThan(3_000);
    expect(stdout).toBe('');
    expect(status).toBe(3);
  });

  test.each([
    [
      'a table called __proto__',
      (text: string) => text.replace(/"tables": *\{/, '"tables":{"__proto__":{"kind":"input"},'),
      '__proto__',
    ],
    [
      'a role called constructor',
      (text: string) => text.replace(/"roles": *\{/, '"roles":{"constructor":{},'),
      'roles/constructor',
    ],
    ['one that is cut off', (text: string) => text.slice(0, -50), 'not JSON'],
  ])('%s', (_, change, place) => {
    const { status, stderr } = runWith(change(sound));
    expect(stderr).toContain('is not a payout evaluator that can be run');
    expect(stderr).toContain(place);
    expect(status).toBe(3);
  });
});

test('a title cannot steer the terminal', () => {
  const { stdout } = runWith(sound.replaceAll('Account executive', '\\u001b]0;owned\\u0007\\u001b[2J'));
  expect(stdout).not.toContain('\u001b');
  expect(stdout).not.toContain('\u0007');
  expect(stdout).toContain('\\u001b]0;owned\\u0007');
});

function nested(inner: Formula, depth: number): Formula {
  let all = inner;
  for (let at = 0; at < depth; at += 1) all = { op: 'sum', of: [all] };
  return all;
}
