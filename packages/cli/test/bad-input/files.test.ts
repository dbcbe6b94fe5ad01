import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { folderOf, type Outcome, ontarget } from '../support/command.ts';
import { deals, files, plan, roster } from '../support/plan.ts';

const run = (changed: Record<string, string | Uint8Array>, ...more: string[]) =>
  ontarget(['run', folderOf({ ...files, ...changed }), '--period', 'FY27-Q1', ...more]);

/** Nobody is paid, the reason stands in the output, and nothing of the tool's insides does. */
function expectRefusal({ status, stdout, stderr }: Outcome, reason: string | RegExp, code = 3): void {
  const all = stdout + stderr;
  expect(all).toMatch(reason);
  expect(all).not.toMatch(/^\s+at |Error:|undefined|\[object|inside ontarget|EACCES|EISDIR|ENOENT/m);
  expect(all).not.toMatch(/Paid to [1-9]/);
  expect(status).toBe(code);
}

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('data that is no table', () => {
  test.each([
    [
      'bytes of any kind',
      Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)),
      'is not in utf-8',
    ],
    ['zeros', Buffer.alloc(4_096), 'characters that no text has'],
    [
      'UTF-16 as Excel writes it',
      Buffer.from(`\ufeff${deals}`, 'utf16le'),
      'name its encoding in the project file',
    ],
    [
      'UTF-16 without its mark',
      Buffer.from(deals, 'utf16le'),
      'in another encoding; save it as CSV in UTF-8',
    ],
    [
      'the encoding of old Windows',
      Buffer.from(deals.replaceAll('Bo', 'Bjö'), 'latin1'),
      'deals.csv:4  not-the-encoding',
    ],
    ['an Excel workbook', bytes('PK', [3, 4, 20, 0], 'xl/workbook.xml'), 'is an Excel workbook or a zip'],
    ['an old Excel workbook', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'is an old Excel workbook'],
    ['a compressed table', gzipSync(deals), 'is a compressed file'],
    ['a PDF', bytes('%PDF-1.7\n'), 'is a PDF'],
    ['one long line', 'x'.repeat(1_000_000), 'no column is headed "id"'],
    ['nothing but line ends', '\n'.repeat(10_000), 'deals.csv  empty-file'],
  ])('%s', (_, content, reason) => {
    expectRefusal(run({ 'data/deals.csv': content }), reason);
  });

  test('a message about headings stays short, however many there are', () => {
    const { stdout } = run({
      'data/deals.csv': `${Array.from({ length: 4_000 }, (_, at) => `c${at}`).join()}\n`,
    });
    expect(stdout).toContain('and 3988 more');
    expect(stdout.length).toBeLessThan(2_000);
  });
});

describe('tables whose headings or keys are wrong', () => {
  test.each([
    ['a missing column', { 'data/deals.csv': deals.replace('amount', 'amt') }, 'missing-heading  amount'],
    [
      'a column twice',
      { 'data/deals.csv': deals.replace('kind', 'amount') },
      'two columns are headed "amount"',
    ],
    [
      'a payee twice',
      { 'data/roster.csv': `${roster}Ann,Rep,2026-01-01,\n` },
      /roster\.csv:5 {2}duplicate-key.*\n.*first in data\/roster\.csv:2/,
    ],
    [
      'a date of another country',
      { 'data/roster.csv': roster.replace('2026-01-01', '31/12/26') },
      "the column's dates are YYYY-MM-DD",
    ],
    [
      'an amount in scientific notation',
      { 'data/deals.csv': `${deals}D9,2027-01-05,Ann,1e999999999,new\n` },
      'write all the digits',
    ],
    [
      'an amount of 200,000 digits',
      { 'data/deals.csv': `${deals}D9,2027-01-05,Ann,${'9'.repeat(200_000)},new\n` },
      'at most 80 characters',
    ],
    [
      'a quote that is never closed',
      { 'data/deals.csv': `${deals}"D9,2027-01-05,Ann,1,new\n` },
      'deals.csv:5  unclosed-quote',
    ],
    [
      'a roster of headings',
      { 'data/roster.csv': 'payee,role,start,end\n' },
      'the roster has no rows, so there is nobody to pay',
    ],
    ['an empty roster', { 'data/roster.csv': '' }, 'roster.csv  empty-file'],
  ])('%s', (_, changed, reason) => {
    expectRefusal(run(changed), reason);
  });

  test('names that mean something to the machine are names like others', () => {
    const { stdout, status } = run({
      'data/roster.csv': `${roster}constructor,__proto__,2026-01-01,\n__proto__,Rep,2026-01-01,\n`,
      'data/deals.csv': `${deals}toString,2027-01-05,__proto__,150000,new\n`,
    });
    expect(stdout).toContain(
      'constructor has the role "__proto__", which the plan does not have (data/roster.csv:5)',
    );
    expect(stdout).toMatch(/^__proto__ +\$15,000\.00/m);
    expect(status).toBe(3);
  });
});

describe('a quota of zero', () => {
  test('in the plan', () => {
    expectRefusal(run({ 'plan.ote': plan.replace('$600K', '$0') }), 'The quota of NewBusiness is zero');
  });

  test('in the roster holds that payee, and says so', () => {
    const { status, stdout } = run({
      'plan.ote': plan.replace(
        'quota $600K in the year, phased evenly',
        'quota from the roster in the quarter',
      ),
      'data/roster.csv':
        'payee,role,start,end,quota\nAnn,Rep,2026-01-01,,0\nBo,Rep,2026-01-01,,75000\nCy,Coach,2026-01-01,,\n',
    });
    expect(stdout).toMatch(/held {2}Ann, NewBusiness: .*quota.*zero.* {2}zero-quota/);
    expect(stdout).toMatch(/^Bo +\$15,000\.00/m);
    expect(status).toBe(4);
  });
});

describe('what cannot be read', () => {
  test.each(['data/deals.csv', 'plan.ote', 'ontarget.json', 'ledger/x.ndjson', 'e.json'])(
    'a folder called %s',
    (name) => {
      const { [name as keyof typeof files]: _, ...others } = files;
      const folder = folderOf(others);
      mkdirSync(join(folder, name), { recursive: true });
      const more: Record<string, string[]> = {
        'ledger/x.ndjson': ['--ledger', join(folder, name)],
        'e.json': ['--evaluator', join(folder, name)],
      };
      const outcome = ontarget(['run', folder, '--period', 'FY27-Q1', ...(more[name] ?? [])]);
      expectRefusal(
        outcome,
        name === 'plan.ote' ? 'holds no .ote file' : /(it|this) is a folder/,
        name in more ? 1 : 3,
      );
    },
  );

  test.each([
    ['text of another kind', Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256))],
    ['text in UTF-16', Buffer.from(`\ufeff${plan}`, 'utf16le')],
  ])('a plan that is %s', (_, content) => {
    expectRefusal(run({ 'plan.ote': content }), 'plan.ote cannot be read: it is not UTF-8 text');
  });

  test('a plan with the mark that Windows puts before UTF-8 is read', () => {
    expect(run({ 'plan.ote': `\ufeff${plan}` }).status).toBe(0);
  });

  test.each([
    ['an empty plan', { 'plan.ote': '' }, 'has no plan header', 1],
    [
      'a project file that is cut off',
      { 'ontarget.json': '{"plans": ' },
      'ontarget.json:1:11 This is not JSON',
      3,
    ],
    [
      'a ledger of something else',
      { 'ledger/plan.ndjson': 'hello\n' },
      'line 1 of the ledger is no posting: it is not JSON',
      3,
    ],
  ])('%s', (_, changed, reason, code) => {
    const folder = folderOf({ ...files, ...changed });
    const ledger = 'ledger/plan.ndjson' in changed ? ['--ledger', join(folder, 'ledger/plan.ndjson')] : [];
    expectRefusal(ontarget(['run', folder, '--period', 'FY27-Q1', ...ledger]), reason, code);
  });

  test('a spreadsheet that is a workbook', () => {
    const folder = folderOf({ 'roles.xlsx': bytes('PK', [3, 4, 0xff, 0xfe, 0x80]) });
    const outcome = ontarget(['init', join(folder, 'new'), '--from', join(folder, 'roles.xlsx')]);
    expectRefusal(outcome, 'roles.xlsx cannot be read: it is not UTF-8 text', 1);
  });
});
