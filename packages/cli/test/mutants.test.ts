import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';
import { junitErrors, sarifOf } from './support/published-schemas.ts';

// Two rows around the bound of the curve; nothing asks for the coach, and no row comes to a part of a cent.
const folder = folderOf(files);
const line = (text: string) => files['plan.ote'].split('\n').findIndex((one) => one.includes(text)) + 1;

test('survivors stand at their lines, with what would show them', () => {
  const { status, stdout } = ontarget(['test', folder, '--mutate']);
  expect(stdout).toMatch(/^Of (\d+) mutants of "Sales" the examples notice (\d+) \(\d+%\)\.$/m);
  expect(stdout).toMatch(
    new RegExp(
      `plan\\.ote:${line('target pay $20K')}:\\d+ {2}Coach, target pay: \\$20,200 instead of \\$20,000\\n +no example asks for what it changes; .*Coach is paid`,
    ),
  );
  expect(stdout).toMatch(/what is paid is not rounded\n +no cell comes out otherwise/);
  expect(stdout).not.toContain('Accelerated:');
  expect(status).toBe(0);
});

test('too few fail, by the command line or the project file', async () => {
  expect(ontarget(['test', folder, '--mutants-at-least', '50%']).status).toBe(0);
  const { status, stdout } = ontarget(['test', folder, '--mutants-at-least', '90%']);
  expect(stdout).toMatch(/notice \d+ of \d+ mutants, less than 90%\.\n$/);
  expect(status).toBe(3);
  const asked = folderOf({ ...files, 'ontarget.json': '{"tests": {"mutants": "90%"}}' });
  expect(ontarget(['test', asked]).status).toBe(0);
  const junit = ontarget(['test', asked, '--mutate', '--format', 'junit']);
  expect(await junitErrors(junit.stdout)).toEqual([]);
  expect(junit.stdout).toContain('type="mutants-unnoticed"');
  expect(junit.status).toBe(3);
});

test('as JSON and SARIF', () => {
  const { plans } = jsonOf('test', ontarget(['test', folder, '--mutate', '--json'])) as {
    plans: {
      mutants: { noticed: number; of: number; mutants: { fate: string; line: number; words: string }[] };
    }[];
  };
  const { noticed, of, mutants } = plans[0]?.mutants ?? { noticed: 0, of: 0, mutants: [] };
  expect(mutants.filter(({ fate }) => fate === 'noticed')).toHaveLength(noticed);
  expect(of).toBe(mutants.filter(({ fate }) => fate !== 'equivalent').length);
  const [run] = sarifOf(ontarget(['test', folder, '--mutate', '--format', 'sarif']).stdout).runs;
  const survivors = mutants.filter(({ fate }) => fate === 'survived');
  expect(run?.results.map(({ message }) => message.text.split(': no example noticed.')[0])).toEqual(
    expect.arrayContaining(survivors.map(({ words }) => words)),
  );
  expect(
    new Set(run?.results.map(({ partialFingerprints }) => partialFingerprints['ontarget/v1'])).size,
  ).toBe(survivors.length);
});

test('a plan with errors has no mutants', () => {
  const broken = folderOf({
    ...files,
    'plan.ote': files['plan.ote'].replace('curve Accelerated {', 'curve Acelerated {'),
  });
  const { status, stderr } = ontarget(['test', broken, '--mutate']);
  expect(stderr).toContain('"Sales" has errors, and mutants are made of a plan without any');
  expect(status).toBe(3);
});
