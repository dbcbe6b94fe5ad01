import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { deals, files, roster } from './support/plan.ts';

const folder = folderOf(files);
const period = ['--period', 'FY27-Q1'];

describe('a draft of a period', () => {
  const { status, stdout, stderr } = ontarget(['run', folder, ...period]);

  test('prints everybody by role, totals, and the evaluator', () => {
    // Quota 150,000: Ann's 180,000.10 is 120.0000666…%: 15,000 × (1 + 0.2000006666… × 1.5) = 19,500.015.
    expect(stdout).toMatch(/^Ann\s+\$19,500\.02\s+\$19,500\.02$/m);
    expect(stdout).toMatch(/^Bo\s+\$7,500\.00\s+\$7,500\.00$/m);
    expect(stdout).toMatch(/^Cy\s+\$5,500\.00\s+\$5,500\.00$/m);
    expect(stdout).toMatch(/^Total\s+3\s+\$32,500\.02$/m);
    expect(stdout).toMatch(/^Paid to 3 payees for FY27-Q1: \$32,500\.02$/m);
    expect(stdout).toMatch(/^Evaluator sha256:[0-9a-f]{64}$/m);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('has no colours when it is not on a terminal, and has them when asked', () => {
    expect(stdout).not.toContain('\u001b');
    expect(ontarget(['run', folder, ...period], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[');
    expect(
      ontarget(['run', folder, ...period], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout,
    ).not.toContain('\u001b');
  });

  test('goes by key too, and by its JSON for programs', () => {
    const run = jsonOf('run', ontarget(['run', folder, '--period', '2027-01-01/2027-03-31', '--json']));
    expect(run).toMatchObject({
      ok: true,
      paid: { value: '1625001/50', unit: 'USD' },
      statements: { paid: 3, held: 0, error: 0 },
    });
  });
});

describe('files', () => {
  const out = join(folder, 'out');
  const { status, stderr } = ontarget([
    'run',
    folder,
    ...period,
    '--out',
    out,
    '--format',
    'csv,json,parquet',
  ]);

  test('hold every payout exactly', () => {
    expect(status).toBe(0);
    expect(stderr).toContain('Wrote payouts and payees into');
    expect(readFileSync(join(out, 'payouts.csv'), 'utf8').split('\r\n')[1]).toBe(
      '2027-01-01/2027-03-31,Ann,Rep,,role/Rep/NewBusiness,,2027-01-01/2027-03-31,paid,19500.02,USD,',
    );
    expect(JSON.parse(readFileSync(join(out, 'payees.json'), 'utf8'))).toContainEqual(
      expect.objectContaining({ payee: 'Cy', status: 'paid', paid: '5500.00', currency: 'USD' }),
    );
    expect(readFileSync(join(out, 'payouts.parquet')).subarray(0, 4).toString()).toBe('PAR1');
  });

  test.skipIf(process.platform === 'win32')('are readable by their owner alone', () => {
    for (const name of ['payouts.csv', 'payees.json', 'payouts.parquet']) {
      expect(statSync(join(out, name)).mode & 0o777).toBe(0o600);
    }
  });
});

describe('bad rows', () => {
  const broken = folderOf({
    ...files,
    'data/deals.csv': `${deals}D4,2027-02-30,Bo,1,new\nD5,2027-02-01,Bo,1,Renewl\nD1,2027-02-01,Ann,5,new\n`,
  });

  test('are all named by file, line, column, value and reason, and nobody is paid', () => {
    const { status, stdout } = ontarget(['run', broken, ...period]);
    expect(stdout).toContain('data/deals.csv:5  wrong-type  closed\n  "2027-02-30"');
    expect(stdout).toContain(
      'data/deals.csv:6  unknown-choice  kind\n  "Renewl" is not one of "new", "renewal"; if it means renewal, write `renewal also "Renewl"` in the plan',
    );
    expect(stdout).toContain('(first in data/deals.csv:2)');
    expect(stdout).toContain('3 bad rows in deals: nobody is paid until');
    expect(stdout).not.toContain('Paid to');
    expect(status).toBe(3);
  });

  test('as JSON', () => {
    const outcome = ontarget(['run', broken, ...period, '--json']);
    expect(jsonOf('run', outcome)).toMatchObject({
      ok: false,
      badRows: [{ line: 5, column: 'closed' }, { line: 6 }, { line: 7 }],
    });
    expect(outcome.status).toBe(3);
  });

  test('set aside on request hold whoever they touch, and the others are paid', () => {
    const { status, stdout } = ontarget(['run', broken, ...period, '--quarantine']);
    expect(status).toBe(4);
    expect(stdout).toMatch(/^Ann\s+held\s+held$/m);
    expect(stdout).toMatch(/^Bo\s+held\s+held$/m);
    expect(stdout).toMatch(/^Cy\s+\$5,500\.00\s+\$5,500\.00$/m);
    expect(stdout).toContain('4 rows are set aside.');
    expect(stdout).toMatch(/Not paid: 2 payees \(held 2\), at stake \$30,000\.00/);
  });
});

describe('what is missing or wrong in the data is said', () => {
  test('no file for a table', () => {
    const { status, stderr } = ontarget([
      'run',
      folderOf({ 'plan.ote': files['plan.ote'], 'data/roster.csv': roster }),
      ...period,
    ]);
    expect(stderr).toContain('the plan reads a table deals, and there is no file for it');
    expect(stderr).toContain('--data deals=<file>');
    expect(status).toBe(1);
  });

  test('an empty file, and a table with headings only', () => {
    const empty = ontarget(['run', folderOf({ ...files, 'data/deals.csv': '' }), ...period]);
    expect(empty.stdout).toContain('data/deals.csv  empty-file');
    expect(empty.status).toBe(3);
    const headings = ontarget([
      'run',
      folderOf({ ...files, 'data/deals.csv': 'id,closed,owner,amount,kind\n' }),
      ...period,
    ]);
    expect(headings.stderr).toContain('The table deals has no rows.');
    expect(headings.status).toBe(0);
  });

  test('an unknown role and a deal of somebody who is not in the roster', () => {
    const { status, stdout } = ontarget([
      'run',
      folderOf({
        ...files,
        'data/roster.csv': `${roster}Dee,Rpe,2026-01-01,\n`,
        'data/deals.csv': `${deals}D4,2027-01-02,Zed,1,new\n`,
      }),
      ...period,
    ]);
    expect(stdout).toMatch(/error {2}Dee: .*"Rpe".*\(data\/roster\.csv:5\) {2}unknown-role/);
    expect(stdout).toMatch(/error {2}Zed: .*\(data\/deals\.csv:5\) {2}missing-roster-row/);
    expect(status).toBe(3);
  });

  test('a missing result holds its payee and no other', () => {
    const { status, stdout } = ontarget([
      'run',
      folderOf({ ...files, 'data/results.csv': 'measure,for,period,value\n' }),
      ...period,
    ]);
    expect(stdout).toMatch(/held {2}Cy, Objectives: .*missing-result/);
    expect(stdout).toMatch(/^Paid to 2 payees for FY27-Q1: \$27,000\.02$/m);
    expect(status).toBe(4);
  });

  test('a table may be named on the command line, in other formats too', () => {
    const json = folderOf({
      'd.json': '[{"id": "D1", "closed": "2027-01-20", "owner": "Bo", "amount": 150000, "kind": "new"}]',
    });
    const { stdout, status } = ontarget([
      'run',
      folder,
      ...period,
      '--data',
      `deals=${join(json, 'd.json')}`,
    ]);
    expect(stdout).toMatch(/^Bo\s+\$15,000\.00\s+\$15,000\.00$/m);
    expect(status).toBe(0);
  });

  test('the project file names files and dialects', () => {
    const german = folderOf({
      'plans/sales/plan.ote': files['plan.ote'],
      'exports/roster.csv': roster,
      'exports/deals-1.csv': 'id;closed;owner;amount;kind\nD1;20.01.2027;Bo;100.000,50;new\n',
      'exports/deals-2.csv': 'id;closed;owner;amount;kind\nD2;20.01.2027;Bo;50.000,00;new\n',
      'exports/results.csv': files['data/results.csv'],
      'ontarget.json': JSON.stringify({
        plans: { 'plans/sales': 'sales-fy27' },
        data: {
          roster: 'exports/roster.csv',
          results: 'exports/results.csv',
          deals: {
            path: 'exports/deals-*.csv',
            dialect: { delimiter: ';', decimalMark: ',', thousands: '.', datePattern: 'DD.MM.YYYY' },
          },
        },
      }),
    });
    const { stdout, status } = ontarget(['run', german, ...period, '--json']);
    expect(status).toBe(0);
    expect(stdout).toContain('"plan": "sales-fy27"');
    // 150,000.50 of 150,000: 15,000 + 0.5/150,000 × 15,000 × 1.5 = 15,000.075.
    expect(stdout).toContain('"value": "375002/25"');
  });
});

describe('what cannot be run is refused in one sentence', () => {
  test.each([
    [
      ['run', folder, '--period', 'FY27-Q5'],
      'FY27-Q5',
      'The plan is paid in FY27-Q1, FY27-Q2, FY27-Q3, FY27-Q4.',
    ],
    [['run', folder], "'-p, --period <period>' not specified", '--help'],
    [['run', join(folder, 'nowhere'), ...period], 'does not exist', 'folder'],
    [['run', join(folder, 'data'), ...period], 'holds no .ote file', 'ontarget init'],
    [['run', folder, ...period, '--format', 'xls'], 'Formats are csv, parquet, json', ''],
    [['run', folder, ...period, '--data', 'nonsense'], 'neither a folder nor table=file', '--data deals='],
    [
      ['run', folder, ...period, '--published', join(folder, 'nowhere')],
      'there is no folder',
      'ontarget publish',
    ],
  ])('%j', (args, message, hint) => {
    const { status, stderr, stdout } = ontarget(args);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });

  test('a plan with errors', () => {
    const { status, stderr } = ontarget([
      'run',
      folderOf({ ...files, 'plan.ote': files['plan.ote'].replace('100%  NewBusiness', '90%  NewBusiness') }),
      ...period,
    ]);
    expect(stderr).toMatch(/has \d+ errors?, so it cannot be compiled/);
    expect(stderr).toContain('ontarget check');
    expect(status).toBe(3);
  });

  test.each([
    ['no JSON', 'plan "Sales" {}'],
    ['another format', '{"format": {"name": "other", "version": "1.0"}}'],
    ['deep nesting', `${'['.repeat(100_000)}`],
    [
      'a number that is no quantity',
      '{"format": {"name": "ontarget-evaluator", "version": "1.0"}, "plan": {"id": 7}, "map": {}}',
    ],
    [
      'a later major version',
      '{"format": {"name": "ontarget-evaluator", "version": "2.0"}, "plan": {}, "map": {}}',
    ],
  ])('a hostile evaluator: %s', (_, text) => {
    const hostile = folderOf({ 'e.json': text });
    const { status, stderr } = ontarget(['run', folder, ...period, '--evaluator', join(hostile, 'e.json')]);
    expect(stderr).toContain('is not a payout evaluator that can be run');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(3);
  });
});
