import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { row, workbook } from '../../warehouse/test/workbook.ts';
import { amounts, deals, flockFiles, names, roster, spelled } from './support/canaries.ts';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

const flock = folderOf(flockFiles);
const broken = folderOf({
  ...files,
  'data/roster.csv': `${roster}Magpie,Rep,2026-01-01,\nVulture,Nobody,2026-01-01,\n`,
  'data/deals.csv': `${deals}D9,2027-01-20,Finch,(64567.89),new\nD1,2027-01-21,Robin,71234.56,new\nD7,2027-01-21,Condor,71234.56,new\n`,
});
const { 'data/deals.csv': _, ...noDeals } = files;
/** A workbook whose sheets are named after payees, and one with cells that cannot be read beside somebody's amount. */
const books = folderOf({
  ...noDeals,
  'data/roster.csv': roster,
  'data/deals.xlsx': workbook({ sheets: { Magpie: row(1, 'id'), Finch: row(1, 'id') } }),
});
const cells = folderOf({
  ...noDeals,
  'data/roster.csv': roster,
  'data/deals.xlsx': workbook({
    sheets: {
      deals:
        row(1, 'id', 'closed', 'owner', 'amount', 'kind') +
        row(2, 'D1', '2027-01-20', 'Magpie', '<c><v>71234.560000000012</v></c>', 'new') +
        row(3, 'D2', '2027-01-20', 'Finch', '<c t="e"><v>#REF!</v></c>', 'new'),
    },
  }),
});
const waiting = folderOf({
  ...files,
  'data/roster.csv': roster,
  'data/deals.csv': deals,
  'data/results.csv': 'measure,for,period,value\n',
});
const period = ['--period', 'FY27-Q1'];

/** What each payee is paid, and other names and figures that are one person's. */
const secrets = [...names, 'Vulture', 'Condor', ...amounts.flatMap(spelled), ...payouts(), '113.7'];

function payouts(): string[] {
  const out = join(flock, 'out');
  ontarget(['run', flock, ...period, '--out', out]);
  const rows = readFileSync(join(out, 'payees.csv'), 'utf8').trimEnd().split('\r\n').slice(1);
  expect(rows).toHaveLength(names.length);
  return rows.map((row) => row.split(',')[5] ?? '').flatMap(spelled);
}

describe('what is printed under CI holds no payee and no amount of one person', () => {
  test.each([
    ['a draft', ['run', flock, ...period]],
    ['a draft as JSON', ['run', flock, ...period, '--json']],
    ['a draft with files', ['run', flock, ...period, '--out', join(flock, 'ci')]],
    ['a held payee', ['run', waiting, ...period]],
    ['a held payee as JSON', ['run', waiting, ...period, '--json']],
    ['bad rows', ['run', broken, ...period]],
    ['bad rows as JSON', ['run', broken, ...period, '--json']],
    ['a workbook of sheets of payees', ['run', books, ...period]],
    ['bad cells of a workbook', ['run', cells, ...period]],
    ['bad cells of a workbook as JSON', ['run', cells, ...period, '--json']],
    ['quarantine and errors', ['run', broken, ...period, '--quarantine']],
    ['quarantine and errors as JSON', ['run', broken, ...period, '--quarantine', '--json']],
    ['closing', ['close', waiting, ...period]],
    ['closing as JSON', ['close', waiting, ...period, '--json']],
    ['closing bad rows', ['close', broken, ...period]],
    ['an explanation', ['explain', 'Finch', flock, ...period]],
    ['an explanation into a file', ['explain', 'Finch', flock, ...period, '--out', join(flock, 'finch.txt')]],
    ['statements', ['statement', flock, ...period, '--out', join(flock, 'statements')]],
    ['statements as JSON', ['statement', flock, ...period, '--out', join(flock, 'statements'), '--json']],
    ['workbooks', ['statement', flock, ...period, '--out', join(flock, 'books'), '--format', 'xlsx']],
    ['plan documents', ['docs', flock, '--out', join(flock, 'documents')]],
    ['plan documents as JSON', ['docs', flock, '--out', join(flock, 'documents'), '--json']],
    ['statements that are held', ['statement', waiting, ...period, '--out', join(waiting, 'statements')]],
    ['statements and bad rows', ['statement', broken, ...period, '--out', join(broken, 'statements')]],
    ['statements and errors', ['statement', broken, ...period, '--quarantine', '--out', join(broken, 'st')]],
    ['a difference', ['diff', flock, waiting]],
    ['a difference as a page', ['diff', flock, waiting, '--html', '--period', 'FY27-Q1']],
    ['what a year costs by two plans', ['diff', flock, flock, '--cost', '--draws', '5']],
    ['what it costs as JSON', ['diff', flock, flock, '--cost', '--draws', '5', '--json']],
    ['what it costs with bad rows', ['diff', flock, broken, '--cost', '--draws', '5']],
    ['a difference on data', ['diff', flock, flock, ...period]],
    ['a difference on two data', ['diff', flock, waiting, ...period, '--own-data']],
    ['a difference on two data as JSON', ['diff', flock, waiting, ...period, '--own-data', '--json']],
    ['a difference on two data, written', ['diff', waiting, flock, ...period, '--own-data', '--markdown']],
    ['a difference on bad rows', ['diff', flock, broken, ...period, '--own-data']],
    ['publishing', ['publish', flock, '--unsigned', '--to', join(flock, 'published')]],
    ['published versions', ['list', join(flock, 'published'), '--json']],
    ['verifying', ['verify', join(flock, 'published'), '--unsigned', '--json']],
    [
      'pulling',
      [
        'pull',
        join(flock, 'published'),
        '--unsigned',
        '--to',
        join(flock, 'copy'),
        '--lock',
        join(flock, 'lock'),
      ],
    ],
    ['checking', ['check', flock]],
    ...['sarif', 'junit', 'github', 'json'].flatMap((format): [string, string[]][] => [
      [
        `checking with data as ${format}`,
        ['check', flock, '--data', join(flock, 'data'), '--format', format],
      ],
      [`testing as ${format}`, ['test', flock, '--coverage', '--format', format]],
    ]),
    ['testing', ['test', flock]],
  ])('%s', (_, args) => {
    const { stdout, stderr } = ontarget(args, { env: { CI: 'true' } });
    const printed = stdout + stderr;
    // The one argument that names a payee is the user's own.
    expect(secrets.filter((secret) => printed.includes(secret) && !args.includes(secret))).toEqual([]);
  });

  test('what is published holds none either: publication, evaluator and provenance', () => {
    const files = globSync('published/**/blobs/sha256/*', { cwd: flock });
    expect(files).toHaveLength(4);
    for (const file of files) {
      const text = readFileSync(join(flock, file), 'utf8');
      const { payload } = (text.startsWith('{"payload"') ? JSON.parse(text) : {}) as { payload?: string };
      const all = text + Buffer.from(payload ?? '', 'base64').toString();
      expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    }
  });

  test('the same commands do print them elsewhere, so the test can fail', () => {
    const { stdout } = ontarget(['run', flock, ...period]);
    expect(secrets.filter((secret) => stdout.includes(secret)).length).toBeGreaterThan(names.length);
  });
});

describe('totals under CI', () => {
  test('small roles are merged, and a total of enough people is printed', () => {
    const { stdout, status } = ontarget(['run', flock, ...period], { env: { CI: 'true' } });
    expect(stdout).toMatch(/^Coach and Account executive +6 /m);
    expect(stdout).toMatch(/^Paid to 6 payees for FY27-Q1: \$[\d,.]+$/m);
    expect(status).toBe(0);
    const json = jsonOf('run', ontarget(['run', flock, ...period, '--json'], { env: { CI: '1' } }));
    expect(json).toMatchObject({ roles: [{ roles: ['Coach', 'Account executive'], payees: 6 }] });
    expect(json.payees).toBeUndefined();
  });

  test('few people have no total, and one held payee no amount at stake', () => {
    const { stdout } = ontarget(['run', folderOf(files), ...period], { env: { CI: 'true' } });
    expect(stdout).toContain('Paid to 3 payees for FY27-Q1: amount not shown for fewer than 5 payees');
    const held = ontarget(['run', waiting, ...period], { env: { CI: 'true' } });
    expect(held.stdout).toContain('at stake amount not shown');
    expect(held.stdout).toContain('held  missing-result: 1');
    expect(held.status).toBe(4);
  });

  test('the project says how small a group may be', () => {
    const strict = folderOf({
      ...flockFiles,
      'ontarget.json': '{"privacy": {"smallestGroup": 7}}',
    });
    const { stdout } = ontarget(['run', strict, ...period], { env: { CI: 'true' } });
    expect(stdout).toContain('amount not shown for fewer than 7 payees');
  });

  test('the files hold everybody', () => {
    const out = join(flock, 'ci-files');
    ontarget(['run', flock, ...period, '--out', out], { env: { CI: 'true' } });
    expect(readdirSync(out).sort()).toEqual(['SHA256SUMS', 'payees.csv', 'payouts.csv']);
    expect(readFileSync(join(out, 'payees.csv'), 'utf8')).toContain('Wren');
  });
});
