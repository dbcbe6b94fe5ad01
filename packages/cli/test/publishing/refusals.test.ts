import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REFUSALS, type RefusalCode } from '../../src/registry/refusal.ts';
import { FINDING_CODES } from '../../src/registry/store.ts';
import { jsonOf, type Outcome } from '../support/command.ts';
import { files } from '../support/plan.ts';
import { dearer, signedPlan } from './signed.ts';

/** A refusal with its code, its status, and something to do; returns what is said. */
function expectRefused(code: RefusalCode, run: (...more: string[]) => Outcome, ...args: string[]): string {
  const ran = run(...args, '--json');
  const told = jsonOf('publish', ran);
  expect(told).toMatchObject({ ok: false, code });
  expect(ran.status).toBe(REFUSALS[code]);
  expect(ran.stderr).not.toContain('ontarget:');
  expect(String(told.hint)).not.toBe('');
  return `${told.message}\n${told.hint}`;
}

test('a refusal in text: code, what is so, what to do', () => {
  const { stdout, stderr, status } = signedPlan().at(['publish']);
  expect({ stdout, status }).toEqual({ stdout: '', status: 1 });
  expect(stderr).toMatch(/^ontarget: no-key: there is no key to sign with\nSay --key <file> or set /);
});

test('the page says of every code what to do', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/publishing.md'), 'utf8');
  for (const [code, status] of Object.entries(REFUSALS))
    expect(page).toContain(`| \`${code}\` | ${status} |`);
  for (const code of FINDING_CODES) expect(page).toMatch(new RegExp(`^\\|.*\`${code}\`.*\\|`, 'm'));
});

describe('a plan that is not as it says', () => {
  test.each([
    ['plan-has-errors', 'curve Accelerated', 'curve Other'],
    ['examples-fail', '$19,500', '$19,501'],
    ['claim-false', 'role Coach {', 'prove Rep total at most $1K\n\nrole Coach {'],
  ] as const)('%s', (code, from, to) => {
    const { plan, publish, at } = signedPlan();
    writeFileSync(join(plan, 'plan.ote'), files['plan.ote'].replace(from, to));
    const told = expectRefused(code, publish);
    expect(told).toMatch(/plan\.ote:\d+:\d+/);
    expect(at(['list']).status).toBe(1);
  });
});

describe('a tree that git does not have', () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd,
      encoding: 'utf8',
    });
  const repository = () => {
    const signed = signedPlan({ 'notes.md': 'a\n' });
    git(signed.plan, 'init', '--quiet');
    return signed;
  };
  const commit = (plan: string) => {
    git(plan, 'add', '--all');
    git(plan, 'commit', '--quiet', '--message', 'A plan');
  };

  test('nothing committed, a changed file, a file that git does not follow', () => {
    const { plan, publish } = repository();
    expect(expectRefused('dirty-tree', publish)).toContain('nothing is committed yet');
    commit(plan);
    writeFileSync(join(plan, 'notes.md'), 'b\n');
    expect(expectRefused('dirty-tree', publish)).toContain('notes.md');
    git(plan, 'checkout', '--quiet', 'notes.md');
    writeFileSync(join(plan, 'more.ote'), 'curve Steep marginal { from 0%: 2x }\n');
    expect(expectRefused('dirty-tree', publish)).toContain('more.ote');
  });

  test('a clean one: the commit, each text and the repository without its token are in the provenance', () => {
    const { plan, registry, publish, at } = repository();
    commit(plan);
    git(plan, 'remote', 'add', 'origin', 'https://someone:t0ken-canary@git.example.com/plans.git');
    expect(publish().status).toBe(0);
    const head = git(plan, 'rev-parse', 'HEAD').trim();
    const { versions } = jsonOf('list', at(['list', '--json'])) as { versions: { commit: string }[] };
    expect(versions[0]?.commit).toBe(head);
    const statement = statementOf(join(registry, 'sales/2027-01-01'));
    expect(statement).toContain('"uri":"git+https://git.example.com/plans.git"');
    expect(statement).toContain('"name":"plan.ote"');
    expect(statement).toContain('"name":"ontarget.json"');
    expect(statement).not.toContain('canary');
    expect(statement).not.toContain('someone');
  });
});

/** The text inside the envelope of a version in a folder. */
function statementOf(version: string): string {
  const blob = (digest: string) => readFileSync(join(version, 'blobs', digest.replace(':', '/')), 'utf8');
  const index = JSON.parse(readFileSync(join(version, 'index.json'), 'utf8'));
  const manifest = JSON.parse(blob(index.manifests[0].digest));
  const envelope = JSON.parse(blob(manifest.layers[1].digest));
  return Buffer.from(envelope.payload, 'base64').toString();
}

test('no key, a key that is none, and a key of another kind', () => {
  const { plan, at } = signedPlan({
    'other.pem': generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    'none.pem': 'nothing of a key, canary-7\n',
  });
  const publish = (...more: string[]) => at(['publish', ...more]);
  expectRefused('no-key', publish);
  for (const key of ['none.pem', 'other.pem', 'nowhere.pem']) {
    const told = expectRefused('key-unusable', publish, '--key', key);
    expect(told).not.toContain('canary');
    expect(told).not.toContain(readFileSync(join(plan, 'other.pem'), 'utf8').split('\n')[1]);
  }
});

test('a collision, and two days that are in force one after the other', () => {
  const { plan, publish, at } = signedPlan();
  expect(publish().status).toBe(0);
  writeFileSync(join(plan, 'plan.ote'), dearer);
  expect(expectRefused('collision', publish)).toContain('later --effective date');
  expect(publish('--effective', '2027-04-01').status).toBe(0);
  const { versions } = jsonOf('list', at(['list', '--json'])) as { versions: { effective: object }[] };
  expect(versions.map(({ effective }) => effective)).toEqual([
    { from: '2027-01-01', to: '2027-03-31' },
    { from: '2027-04-01' },
  ]);
  const on = (day: string) => at(['list', '--on', day]).stdout;
  expect(on('2027-03-31')).toContain('2027-01-01 to 2027-03-31');
  expect(on('2027-04-01')).toContain('from 2027-04-01');
  expect(on('2026-12-31')).toContain('Nothing is published');
});

describe('a closed period', () => {
  test('is not reached by another version; what it was paid by may be published after it', () => {
    const { plan, publish, at } = signedPlan();
    expect(at(['close', '--period', 'FY27-Q1']).status).toBe(0);
    expect(publish('--effective', '2027-01-01').status).toBe(0);
    writeFileSync(join(plan, 'plan.ote'), dearer);
    const early = ['--effective', '2027-03-31'];
    const told = expectRefused('closed-period', publish, ...early);
    expect(told).toContain('the closed period 2027-01-01 to 2027-03-31');
    expect(told).toContain('--effective 2027-04-01 or later');
    expect(publish('--effective', '2027-04-01').status).toBe(0);
  });

  test('that was paid by another version is not reached by the first publication either', () => {
    const { plan, publish, at } = signedPlan();
    expect(at(['close', '--period', 'FY27-Q1']).status).toBe(0);
    writeFileSync(join(plan, 'plan.ote'), dearer);
    expectRefused('closed-period', publish);
  });

  test('is said where the ledger is not at hand', () => {
    const { plan, publish } = signedPlan();
    const closed = ['--closed-through', '2027-03-31'];
    expect(publish(...closed).status).toBe(0);
    writeFileSync(join(plan, 'plan.ote'), dearer);
    const early = ['--effective', '2027-02-01', ...closed];
    expectRefused('closed-period', publish, ...early);
    expect(publish('--effective', '2027-04-01', ...closed).status).toBe(0);
    expect(publish('--closed-through', 'March').stderr).toContain('is no day');
  });
});

test('approvals: as claims of the signer, expired before the first day, expired while in force, unusable', () => {
  const approval = { by: 'Dana Lee', role: 'Finance', reference: 'PR 41', on: '2026-12-10' };
  const list = (until?: string) => JSON.stringify({ approvals: [{ ...approval, until }] });
  const { publish, verify, at } = signedPlan({
    'ok.json': list('2027-06-30'),
    'later.json': list('2027-12-31'),
    'old.json': list('2026-12-31'),
    'none.json': JSON.stringify({ approvals: [{ by: 'Dana Lee' }] }),
  });
  const old = ['--approvals', 'old.json'];
  expectRefused('approval-expired', publish, ...old);
  const none = ['--approvals', 'none.json'];
  expectRefused('approval-unusable', publish, ...none);
  expect(publish('--approvals', 'ok.json').status).toBe(0);
  const { versions } = jsonOf('list', at(['list', '--json'])) as { versions: { claims: object }[] };
  expect(versions[0]?.claims).toEqual({
    examples: 2,
    warnings: expect.any(Number),
    approvals: [{ ...approval, until: '2027-06-30' }],
  });
  // Published again, nothing changes; whoever hands in other approvals is told so.
  expect(publish('--approvals', 'ok.json').stderr).not.toContain('not recorded');
  const again = publish('--approvals', 'later.json');
  expect([again.status, again.stderr]).toEqual([
    0,
    expect.stringContaining('The approvals of later.json are not recorded'),
  ]);
  expect(verify('--on', '2027-06-30').status).toBe(0);
  const expired = verify('--on', '2027-07-01');
  expect(expired.stdout).toContain('claims an approval by Dana Lee that held until 2027-06-30');
  expect(expired.status).toBe(3);
});
