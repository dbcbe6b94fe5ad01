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

test('a plan with errors fails, though its examples come out by the rest of it, and keeps no other plan from being tested', () => {
  const header = files['plan.ote'].replace('plan "Sales" {', 'plan "Sales" amended from 2027-04-01 {');
  const folder = folderOf({
    'whole/plan.ote': files['plan.ote'],
    'half/plan.ote': header,
    'none/plan.ote': header.slice(0, header.indexOf('examples "')),
  });
  const { status, stdout } = ontarget(['test', 'half', 'none', 'whole'], { cwd: folder });
  expect(status).toBe(3);
  expect(stdout).toContain(
    'error   "Sales" has 1 error and pays nobody until it is mended; its examples are worked out by what has none.\n  half/plan.ote:1:14  ',
  );
  expect(stdout).toContain(
    'error   "Sales" has 1 error and pays nobody until it is mended.\n  none/plan.ote:1:14  ',
  );
  expect(stdout.match(/passed {2}Around quota, Rep: 2 of 2/g)).toHaveLength(2);
  expect(stdout).not.toContain('has no examples');
  const json = jsonOf('test', ontarget(['test', 'half', '--json'], { cwd: folder }));
  expect(json).toMatchObject({
    plans: [{ errors: [{ file: 'half/plan.ote', line: 1, code: 'not-understood' }] }],
  });
  const { stdout: junit } = ontarget(['test', 'half', '--format', 'junit'], { cwd: folder });
  expect(junit).toContain('<testcase name="compiles" classname="Sales">\n<error type="not-understood"');
});
