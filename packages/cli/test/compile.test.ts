import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

test('the evaluator and its digest', () => {
  const folder = folderOf(files);
  const out = join(folder, 'build/sales.json');
  const outcome = ontarget(['compile', folder, '-o', out, '--json']);
  expect(outcome.status).toBe(0);
  const { digest } = jsonOf('compile', outcome) as { digest: string };
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
    format: { name: 'ontarget-evaluator', version: '1.0' },
  });
  // Paying by the file is paying by the plan.
  const pay = (...more: string[]) => ontarget(['run', folder, '--period', 'FY27-Q1', ...more]).stdout;
  expect(pay('--evaluator', out)).toBe(pay());
  expect(pay()).toContain(digest);
});

test('laid out otherwise or split into files it has the same digest', () => {
  const digest = (parts: Record<string, string>) => {
    const folder = folderOf({ ...parts, 'ontarget.json': JSON.stringify({ plans: { '.': 'sales' } }) });
    return (
      jsonOf('compile', ontarget(['compile', folder, '-o', join(folder, 'e.json'), '--json'])) as {
        digest: string;
      }
    ).digest;
  };
  const text = files['plan.ote'];
  const [head = '', tail = ''] = text.split(/(?=^curve )/m);
  const one = digest({ 'plan.ote': text });
  expect(digest({ 'b.ote': head, 'a.ote': tail })).toBe(one);
  expect(digest({ 'plan.ote': text.replaceAll('\n', '\n\n').replaceAll('  ', ' ') })).toBe(one);
  expect(
    digest({ 'plan.ote': text.replace('from 100%: 1.5x', 'from 100%: 1.6x').replace('$19,500', '$19,800') }),
  ).not.toBe(one);
});

test('a plan with errors is refused and nothing is written', () => {
  const folder = folderOf({ 'plan.ote': files['plan.ote'].replace('on Bookings', 'on Bookngs') });
  const out = join(folder, 'e.json');
  const { status, stderr } = ontarget(['compile', folder, '-o', out]);
  expect(stderr).toContain('cannot be compiled');
  expect(stderr).toContain('Bookngs');
  expect(status).toBe(3);
  expect(existsSync(out)).toBe(false);
  const json = ontarget(['compile', folder, '-o', out, '--json']);
  expect(jsonOf('compile', json)).toMatchObject({ ok: false });
  expect(json.status).toBe(3);
});

test('a library of parts is no plan', () => {
  const library = folderOf({ 'teams.ote': 'team Sales\n' });
  expect(ontarget(['compile', library]).stderr).toContain('has no plan header');
});
