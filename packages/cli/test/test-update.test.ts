import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files, plan } from './support/plan.ts';

const wrong = plan.replace('| $180K    || $19,500     |', '| $180K    || $1          |');
const textIn = (folder: string) => readFileSync(join(folder, 'plan.ote'), 'utf8');

describe('--update', () => {
  test('rewrites cells to what the plan pays, and lays the table out again', () => {
    const folder = folderOf({ ...files, 'plan.ote': wrong });
    const dry = ontarget(['test', '.', '--update', '--dry-run'], { cwd: folder });
    expect(dry.stdout).toMatch(/^-.*\$1 {10}\|\n\+.*\$19,500 {5}\|$/m);
    expect(dry.stdout).toContain('1 cell would be rewritten.');
    expect(dry.status).toBe(3);
    expect(textIn(folder)).toBe(wrong);

    const { status, stdout } = ontarget(['test', '.', '--update'], { cwd: folder });
    expect(stdout).toContain('1 cell rewritten; review the difference');
    expect(status).toBe(0);
    expect(textIn(folder)).toBe(plan);
    expect(ontarget(['test', folder]).status).toBe(0);
  });

  test('writes nothing where a cell cannot be worked out', () => {
    const text = wrong.replace('| $150K    ||', '|          ||');
    const folder = folderOf({ ...files, 'plan.ote': text });
    const outcome = ontarget(['test', '.', '--update', '--json'], { cwd: folder });
    const { update } = jsonOf('test', outcome) as {
      update: { written: boolean; refused: { place: string }[] };
    };
    expect(update.written).toBe(false);
    expect(update.refused[0]?.place).toMatch(/^plan\.ote:\d+:\d+$/);
    expect(textIn(folder)).toBe(text);
    expect(outcome.status).toBe(3);
    expect(ontarget(['test', '.', '--update'], { cwd: folder }).stdout).toContain('Nothing is written');
  });

  test('--dry-run alone is a misuse', () => {
    const { status, stderr } = ontarget(['test', folderOf(files), '--dry-run']);
    expect(stderr).toContain('Write --update --dry-run.');
    expect(status).toBe(1);
  });
});

describe('which step makes the difference', () => {
  const told = (table: string, change: (text: string) => string = (text) => text) => {
    const text = change(plan).replace(/examples "Around quota"[^}]*\}\n/, table);
    const folder = folderOf({ ...files, 'plan.ote': text });
    return ontarget(['test', folder]).stdout;
  };

  test('the slices of a marginal curve', () => {
    const stdout = told(
      'examples for Rep, first quarter {\n  | Bookings || NewBusiness |\n  | $180K    || $18,000     |\n}\n',
    );
    expect(stdout).toMatch(/slice 1 pays \$15,000\n +slice 2 pays \$4,500\n/);
  });

  test('the step after the one that comes to what is expected', () => {
    // 1.3 times 15,000 at 120% is 19,500, of which 110% of target leave 16,500.
    const stdout = told(
      'examples for Rep, first quarter {\n  | Bookings || NewBusiness |\n  | $180K    || $19,500     |\n}\n',
      (text) => text.replace('no cap', 'cap payout at 110% of target'),
    );
    expect(stdout).toContain('comes to $16,500');
    expect(stdout).toContain(
      'what is expected is its pay by the curve, and its pay after its cap makes the difference',
    );
  });

  test('rounding', () => {
    const stdout = told(
      'examples for Rep, first quarter {\n  | Bookings    || NewBusiness |\n  | $100,000.05 || $10,000.005 |\n}\n',
    );
    expect(stdout).toContain('comes to $10,000.01');
    expect(stdout).toContain('its rounding makes the difference');
  });

  test('the component of a total', () => {
    const stdout = told(
      'examples for Rep, first quarter {\n  | Bookings || paid |\n  | $150K    || $0   |\n}\n',
    );
    expect(stdout).toMatch(/NewBusiness pays \$15,000\n +the difference is what NewBusiness pays/);
  });
});

test('the project file asks for coverage', () => {
  const asked = (coverage: string) =>
    folderOf({ ...files, 'ontarget.json': JSON.stringify({ tests: { coverage } }) });
  expect(ontarget(['test', asked('66.6%')]).status).toBe(0);
  const { status, stdout } = ontarget(['test', asked('90%')]);
  expect(stdout).toContain('The examples of "Sales" reach 4 of 6, less than 90%.');
  expect(status).toBe(3);
  expect(ontarget(['test', asked('90%'), '--at-least', '50%']).status).toBe(0);
  expect(ontarget(['check', asked('most')]).stdout).toContain('"coverage" is not written as it must be');
});
