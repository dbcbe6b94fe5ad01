import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

test('examples that come out are counted', () => {
  const { status, stdout } = ontarget(['test', folderOf(files)]);
  expect(stdout).toContain('passed  Around quota, Rep: 2 of 2');
  expect(status).toBe(0);
});

test('a cell that does not come out is shown with what it comes to', () => {
  const wrong = folderOf({ ...files, 'plan.ote': files['plan.ote'].replace('$19,500', '$19,000') });
  const outcome = ontarget(['test', wrong]);
  const line = files['plan.ote'].split('\n').findIndex((text) => text.includes('$19,500')) + 1;
  expect(outcome.stdout).toMatch(
    new RegExp(`plan\\.ote:${line}:\\d+ {2}row 2, NewBusiness: expected \\$19,000, comes to \\$19,500`),
  );
  expect(outcome.status).toBe(3);
  const json = jsonOf('test', ontarget(['test', wrong, '--json']));
  expect(json.summary).toEqual({ passed: 1, failed: 1, held: 0 });
});

test('what no example reaches is named where it stands, and less than was asked for fails', () => {
  const folder = folderOf(files);
  const line = (text: string) => files['plan.ote'].split('\n').findIndex((one) => one.includes(text)) + 1;
  const { status, stdout } = ontarget(['test', folder, '--coverage']);
  expect(stdout).toMatch(/bands and points of curves +2 +2/);
  expect(stdout).toMatch(new RegExp(`plan\\.ote:${line('role Coach')}:1 {2}Coach`));
  expect(status).toBe(0);

  // Two roles, two components and two bands, of which Coach and its component are missing.
  const json = jsonOf('test', ontarget(['test', folder, '--json', '--at-least', '66.7']));
  const [plan] = json.plans as { coverage: { reached: number; of: number } }[];
  expect(plan?.coverage).toMatchObject({ reached: 4, of: 6 });
  expect(ontarget(['test', folder, '--at-least', '66.7%']).status).toBe(3);
  expect(ontarget(['test', folder, '--at-least', '66.6%']).status).toBe(0);
  expect(ontarget(['test', folder, '--at-least', 'most']).status).toBe(1);
});
