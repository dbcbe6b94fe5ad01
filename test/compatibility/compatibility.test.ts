import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderOf, ontarget } from '../../packages/cli/test/support/command.ts';
import { frozenReleases, frozenRuns } from './frozen.ts';
import { type PromisedCodes, promisedCodes } from './promised-codes.ts';

/** What docs/compatibility.md promises, held against what each earlier version wrote and paid. */
const releases = frozenReleases();

test('there is a version to be held to', () => {
  expect(releases.length).toBeGreaterThan(0);
});

describe.each(releases.map((release) => [basename(release), release] as const))(
  'version %s',
  (_, release) => {
    let folder: string;
    beforeAll(() => {
      folder = folderOf({});
      cpSync(release, folder, { recursive: true });
    });
    const at = (...args: string[]) => ontarget(args, { cwd: folder });

    test('what it published verifies: layout, manifest, publication, signature and lock', () => {
      const { status, stdout } = at('verify');
      expect(stdout).toContain('2 versions: each byte is what was published');
      expect(status).toBe(0);
      expect(at('pull', '--to', 'copy', '--frozen').status).toBe(0);
    });

    test.each(frozenRuns.map(({ folder: name, args }) => [name, args] as const))(
      'what it published pays the same cents: %s',
      (name, args) => {
        const out = join('paid', name);
        expect(at('run', ...args, '--out', out).status).toBe(0);
        for (const file of ['payouts.csv', 'payees.csv'])
          expect(differences(join(folder, 'expected', name, file), join(folder, out, file))).toEqual([]);
      },
    );

    test('texts of its edition compile, and pay the same', () => {
      for (const plan of ['first-plan', 'go-to-market']) {
        const [, day] = /"(\d{4}-\d\d-\d\d)"/.exec(
          JSON.stringify(JSON.parse(readFileSync(join(folder, 'ontarget.lock'), 'utf8')).plans[plan]),
        ) ?? ['', ''];
        const { status, stdout } = at('diff', `published/${plan}/${day}`, `plans/${plan}`, '--fail-on-pay');
        expect(status, stdout).toBe(0);
      }
    });

    test('its ledger is read, and closing its periods again posts nothing', () => {
      const ledger = join(folder, 'ledger/first-plan.ndjson');
      const before = readFileSync(ledger, 'utf8');
      expect(before.split('\n').length).toBeGreaterThan(4);
      const [, second] = frozenRuns;
      expect(at('close', ...(second?.args ?? []), '--ledger', ledger).status).toBe(0);
      expect(readFileSync(ledger, 'utf8')).toBe(before);
    });

    test('its codes and statuses are there, and mean the same', () => {
      const promised = JSON.parse(readFileSync(join(folder, 'codes.json'), 'utf8')) as PromisedCodes;
      expect(broken(promised, promisedCodes())).toEqual([]);
    });
  },
);

describe('what breaks a promise is found', () => {
  test('a payout, a column, and a row', () => {
    const write = (text: string) => join(folderOf({ 'a.csv': text }), 'a.csv');
    const was = write('payee,paid\r\nAnn,1.00\r\n');
    expect(differences(was, write('payee,paid\r\nAnn,1.01\r\n'))).toHaveLength(1);
    expect(differences(was, write('payee\r\nAnn\r\n'))).toHaveLength(2);
    expect(differences(was, write('payee,paid\r\n'))).toHaveLength(1);
    expect(differences(was, write('payee,paid\r\nAnn,1.00\r\nBo,1.00\r\n'))).toHaveLength(1);
    expect(differences(was, write('payee,paid,why\r\nAnn,1.00,x\r\n'))).toEqual([]);
  });

  test('a code that is gone, or that means something else', () => {
    const now = promisedCodes();
    const { rules, exits } = now;
    expect(broken({ ...now, rules: [...rules, 'gone'] }, now)).toEqual(['rules: gone']);
    expect(broken({ ...now, exits: { ...exits, held: 5 } }, now)).toEqual(['exits: held']);
    expect(broken(now, { ...now, rules: [...rules, 'new-one'] })).toEqual([]);
  });

  test('an evaluator that pays another cent', () => {
    const [release = ''] = releases;
    const folder = folderOf({});
    cpSync(release, folder, { recursive: true });
    const text = readFileSync(join(folder, 'plans/first-plan/plan.ote'), 'utf8');
    const dearer = text.replace('1.5x', '1.6x');
    expect(dearer).not.toBe(text);
    writeFileSync(join(folder, 'plans/first-plan/plan.ote'), dearer);
    const ran = ontarget(['diff', 'published/first-plan/2027-01-01', 'plans/first-plan', '--fail-on-pay'], {
      cwd: folder,
    });
    expect(ran.status, ran.stdout + ran.stderr).not.toBe(0);
  });
});

/** Rows of a table that are other ones now; columns may be added at the end. */
function differences(was: string, is: string): string[] {
  const rows = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\r\n');
  const [before, after] = [rows(was), rows(is)];
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index).flatMap(
    (index) => {
      const [old, now] = [before[index], after[index]];
      if (old !== undefined && now !== undefined && (now === old || now.startsWith(`${old},`))) return [];
      return [`${old ?? 'no row'} became ${now ?? 'no row'}`];
    },
  );
}

/** Promised codes that are gone or stand for something else. */
function broken(promised: PromisedCodes, now: PromisedCodes): string[] {
  return Object.entries(promised).flatMap(([family, were]) => {
    const are = now[family as keyof PromisedCodes] as readonly string[] | Readonly<Record<string, unknown>>;
    if (Array.isArray(were))
      return were.filter((code) => !(are as readonly string[]).includes(code)).map(said);
    return Object.entries(were as Record<string, unknown>)
      .filter(([code, meaning]) => (are as Readonly<Record<string, unknown>>)[code] !== meaning)
      .map(([code]) => said(code));
    function said(code: string): string {
      return `${family}: ${code}`;
    }
  });
}
