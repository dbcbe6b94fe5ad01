import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { jsonOf } from '../support/command.ts';
import { copyOf, dearer, type SignedPlan, signedPlan } from './signed.ts';

let signed: SignedPlan;
let lock: string;
const CI = { CI: 'true' };

const published = signedPlan();

beforeAll(() => {
  expect(published.publish().status).toBe(0);
});

beforeEach(() => {
  signed = copyOf(published);
  lock = join(signed.plan, 'ontarget.lock');
});

/** Publishes an amendment and returns its first day. */
function amend(day = '2027-04-01'): string {
  writeFileSync(join(signed.plan, 'plan.ote'), dearer);
  expect(signed.publish('--effective', day).status).toBe(0);
  return day;
}

const pull = (...more: string[]) => signed.at(['pull', '--to', 'paid', ...more]);
const run = (...more: string[]) => signed.at(['run', '--registry', 'published', '-p', 'FY27-Q1', ...more]);

describe('the lock file', () => {
  test('holds plan, day and both digests, and pulling again leaves it as it is', () => {
    const pulled = jsonOf('pull', pull('--json')) as { versions: Record<string, unknown>[] };
    const [version] = pulled.versions;
    expect(version).toMatchObject({ plan: 'sales', from: '2027-01-01', new: true });
    const text = readFileSync(lock, 'utf8');
    expect(JSON.parse(text)).toEqual({
      lock: '1',
      plans: { sales: { '2027-01-01': { digest: version?.digest, manifest: version?.manifest } } },
    });
    expect(jsonOf('pull', pull('--json', '--frozen'))).toMatchObject({ versions: [{ new: false }] });
    expect(readFileSync(lock, 'utf8')).toBe(text);
    expect(run().status).toBe(0);
  });

  test('a new version is refused by run, by CI and with --frozen, until somebody pulls', () => {
    pull();
    const day = amend();
    const before = readFileSync(lock, 'utf8');
    for (const ran of [run(), pull('--frozen'), signed.at(['pull', '--to', 'paid'], CI)]) {
      expect(ran.stderr).toContain('ontarget: drift: ');
      expect(ran.stderr).toContain(`published/sales/${day}: is not in the lock file (lock-unknown)`);
      expect(ran.status).toBe(3);
    }
    expect(readFileSync(lock, 'utf8')).toBe(before);
    expect(existsSync(join(signed.plan, 'paid/sales', day))).toBe(false);
    expect(jsonOf('pull', pull('--frozen', '--json'))).toMatchObject({ ok: false, code: 'drift' });
    expect(signed.verify()).toMatchObject({ status: 3, stdout: expect.stringContaining('lock-unknown') });
    expect(pull().stdout).toContain('1 copied, 1 there before');
    expect(run().status).toBe(0);
    expect(signed.verify().status).toBe(0);
  });

  test('a version that became another one is refused, also by pull', () => {
    const copy = join(signed.plan, 'first');
    cpSync(signed.registry, copy, { recursive: true });
    pull();
    // Somebody puts another, well-signed version in its place.
    rmSync(signed.registry, { recursive: true });
    writeFileSync(join(signed.plan, 'plan.ote'), dearer);
    expect(signed.publish().status).toBe(0);
    for (const ran of [run(), pull()]) {
      expect(ran.stderr).toContain('is another version than the one that is locked (lock-changed)');
      expect(ran.stderr).toMatch(/expected sha256:[0-9a-f]{64}\n +found +sha256:[0-9a-f]{64}/);
      expect(ran.status).toBe(3);
    }
    rmSync(signed.registry, { recursive: true });
    renameSync(copy, signed.registry);
    expect(run().status).toBe(0);
  });

  test('a version, or a plan, that is gone is missed', () => {
    const day = amend();
    pull();
    rmSync(join(signed.registry, 'sales', day), { recursive: true });
    for (const ran of [run(), pull()]) {
      expect(ran.stderr).toContain(`published/sales/${day}: is locked, and not here (lock-missing)`);
      expect(ran.status).toBe(3);
    }
    renameSync(join(signed.registry, 'sales'), join(signed.registry, 'field'));
    expect(signed.verify().stdout).toContain('published/sales/2027-01-01: is locked, and not here');
  });

  test('one that is none is refused', () => {
    for (const text of ['{', '{"lock":"2","plans":{}}', '{"lock":"1","plans":{"sales":{"soon":{}}}}']) {
      writeFileSync(lock, text);
      expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining('is no lock file') });
    }
  });
});

test('a version that is taken away from in between is missed without a lock file', () => {
  const day = amend();
  rmSync(join(signed.registry, 'sales/2027-01-01'), { recursive: true });
  const { stdout, status } = signed.verify();
  expect(stdout).toContain('supersedes the version from 2027-01-01, which is not here as it was');
  expect(stdout).toContain('found    none');
  expect(status).toBe(3);
  expect(run('--plan', 'sales').status).toBe(3);
  expect(existsSync(join(signed.registry, 'sales', day))).toBe(true);
});

test('the keys of the project decide whose signature counts, for run and pull as for verify', () => {
  const other = signed.at([
    'key',
    join(signed.plan, '../other.pem'),
    '--name',
    'Other',
    '--keys',
    'other.json',
  ]);
  expect(other.status).toBe(0);
  rmSync(join(signed.plan, '../other.pem'));
  const keys = ['--keys', 'other.json'];
  for (const ran of [run(...keys), pull(...keys)]) {
    expect(ran.stderr).toContain('damaged: ');
    expect(ran.stderr).toContain('(unknown-key)');
    expect(ran.status).toBe(3);
  }
  expect(signed.verify(...keys).stdout).toContain('unknown-key');

  const list = join(signed.plan, 'ontarget.keys.json');
  const { keys: known } = JSON.parse(readFileSync(list, 'utf8')) as { keys: object[] };
  writeFileSync(list, JSON.stringify({ keys: known.map((key) => ({ ...key, until: '2026-01-01' })) }));
  const late = signed.verify();
  expect(late.stdout).toMatch(
    /was signed on \d{4}-\d\d-\d\d, when the key of "Operations" did not count \(key-expired\)/,
  );
  expect(late.status).toBe(3);
  writeFileSync(list, JSON.stringify({ keys: [{ name: 'Broken', publicKey: 'AAAA' }] }));
  expect(signed.verify()).toMatchObject({ status: 1, stderr: expect.stringContaining('"Broken"') });
});
