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
