import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

const folder = folderOf(files);
const run = (names: string, ...more: string[]) =>
  ontarget(['run', folder, '--period', 'FY27-Q1', '--values', names, ...more]);

describe('values by their names', () => {
  test('are told for everybody whose role has them, exact', () => {
    const { stdout, status } = run('Bookings, NewBusiness attainment, Objectives');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Ann\s+Account executive\s+Bookings\s+FY27-Q1\s+\$180,000\.10$/m);
    expect(stdout).toMatch(/^Bo\s+Account executive\s+NewBusiness attainment\s+FY27-Q1\s+50%$/m);
    expect(stdout).toMatch(/^Cy\s+Coach\s+Objectives\s+FY27-Q1\s+\$5,500\.00$/m);
    expect(stdout).not.toMatch(/^Cy\s+Coach\s+NewBusiness attainment/m);
  });

  test('are written to files, fractions as fractions', () => {
    const out = join(folder, 'out');
    run('NewBusiness attainment', '--out', out, '--format', 'csv,json');
    expect(readFileSync(join(out, 'values.csv'), 'utf8').split('\r\n')[1]).toBe(
      'Ann,Rep,,NewBusiness attainment,2027-01-01/2027-03-31,,known,1800001/1500000,percent,',
    );
    expect(JSON.parse(readFileSync(join(out, 'values.json'), 'utf8'))).toHaveLength(2);
  });

  test('slices add up to what is paid for them before rounding', () => {
    const { values } = jsonOf(
      'run',
      run('NewBusiness slice 1 pay, NewBusiness slice 2 pay, NewBusiness pay', '--json'),
    );
    const ann = (values as { payee: string; quantity: { value: string } }[]).filter(
      ({ payee }) => payee === 'Ann',
    );
    expect(ann.map(({ quantity }) => quantity.value)).toEqual(['15000', '900003/200', '3900003/200']);
  });

  test('of each deal are told by its key', () => {
    const { stdout } = run('Bookings each deal');
    expect(stdout).toMatch(/^Ann\s+Account executive\s+Bookings each deal\s+FY27-Q1\s+D2\s+\$60,000\.10$/m);
  });

  test('that no role has, and names that are none, are refused with what there is', () => {
    const unknown = run('NewBusines attainment');
    expect(unknown.status).toBe(1);
    expect(unknown.stderr).toContain('no role of the plan has a value called "NewBusines attainment"');
    expect(unknown.stderr).toContain('Bookings');
    expect(run('at 5%').stderr).toContain('"at 5%" is not written as the heading of an examples table is');
  });

  test('are not printed under CI', () => {
    const { stdout } = ontarget(['run', folder, '--period', 'FY27-Q1', '--values', 'Bookings'], {
      env: { CI: 'true' },
    });
    expect(stdout).not.toContain('Ann');
    expect(stdout).not.toContain('180,000');
  });
});
