import { existsSync, globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonOf, type Outcome } from '../support/command.ts';
import { signedPlan } from './signed.ts';

test('a key is made once, its private half for its owner alone, its public half in the list', () => {
  const { plan, at } = signedPlan();
  rmSync(join(plan, 'ontarget.keys.json'));
  const key = join(plan, 'keys/key.pem');
  expect(at(['key', key, '--name', 'Operations']).status).toBe(0);
  expect(statSync(key).mode & 0o077).toBe(0);
  const list = () => JSON.parse(readFileSync(join(plan, 'ontarget.keys.json'), 'utf8')) as { keys: object[] };
  expect(list().keys).toEqual([{ name: 'Operations', publicKey: expect.stringMatching(/^MCowBQYDK2Vw/) }]);
  const pem = readFileSync(key, 'utf8');
  expect(at(['key', key, '--name', 'Another'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('exists already'),
  });
  expect(at(['key', 'new.pem', '--name', 'Operations']).stderr).toContain(
    'has a key of "Operations" already',
  );
  expect(at(['key', 'late.pem', '--name', 'Late', '--until', 'soon']).stderr).toContain('is no day');
  expect(existsSync(join(plan, 'late.pem'))).toBe(false);
  expect(readFileSync(key, 'utf8')).toBe(pem);
  expect(list().keys).toHaveLength(1);
  const made = at(['key', 'new.pem', '--name', 'Build server', '--until', '2028-12-31', '--json']);
  const { publicKey } = jsonOf('key', made) as { publicKey: string };
  expect(list().keys[1]).toEqual({ name: 'Build server', publicKey, until: '2028-12-31' });
});

test('no output and no published file has a byte of the key, from a file or the environment', () => {
  const { plan, registry, key, at } = signedPlan();
  const pem = readFileSync(key, 'utf8');
  const secret = pem.split('\n')[1] ?? '';
  expect(secret.length).toBeGreaterThan(40);
  const raw = Buffer.from(secret, 'base64');
  // The seed without the algorithm's prefix, which every such key has.
  const forms = [
    secret,
    raw.toString('hex'),
    raw.subarray(-32).toString('base64'),
    raw.subarray(-32).toString('hex'),
  ];
  const oneLine = pem.replaceAll('\n', '\\n');
  const broken = `${pem.slice(0, 60)}!${pem.slice(60)}`;
  const ran: Outcome[] = [];
  const debug = { ONTARGET_DEBUG: '1' };
  const publish = (env: Record<string, string>, ...more: string[]) => {
    const outcome = at(['publish', ...more], { ...debug, ...env });
    ran.push(outcome);
    return outcome;
  };
  expect(publish({ ONTARGET_SIGNING_KEY: pem }, '--json').status).toBe(0);
  expect(publish({ ONTARGET_SIGNING_KEY: oneLine }).stdout).toContain('Published before');
  expect(publish({}, '--key', key, '--effective', '2027-01-01').status).toBe(0);
  expect(publish({ ONTARGET_SIGNING_KEY: broken }).stderr).toContain('key-unusable');
  expect(publish({ ONTARGET_SIGNING_KEY: pem }, '--to', 'oci://127.0.0.1:1/plans').status).toBe(1);
  expect(publish({ ONTARGET_SIGNING_KEY: pem }, '--key', 'nowhere.pem').stderr).toContain('key-unusable');
  ran.push(at(['list', '--json']), at(['verify', '--json']), at(['pull', '--to', 'copy', '--json']));
  expect(ran.slice(-3).map(({ status }) => status)).toEqual([0, 0, 0]);
  const texts = ran.flatMap(({ stdout, stderr }) => [stdout, stderr]);
  const files = globSync(['published/**/*', 'copy/**/*', '*'], { cwd: plan, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'));
  expect(files.length).toBeGreaterThan(12);
  expect(registry).toContain(plan);
  for (const text of [...texts, ...files]) {
    for (const form of forms) expect(text).not.toContain(form);
    expect(text).not.toContain('PRIVATE KEY');
  }
});
