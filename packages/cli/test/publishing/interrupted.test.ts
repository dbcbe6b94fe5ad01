import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, utimesSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf } from '../support/command.ts';
import { dearer, signedPlan } from './signed.ts';

const bin = process.env.ONTARGET_COMMAND ?? join(import.meta.dirname, '../../bin/ontarget');

/** Starts publishing in a process of its own. */
function start(cwd: string, args: readonly string[]) {
  const child = spawn(process.execPath, [bin, 'publish', ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += String(part);
  });
  child.stdout.resume();
  const ended = new Promise<{ status: number | null; signal: string | null; stderr: string }>((resolve) =>
    child.once('close', (status, signal) => resolve({ status, signal, stderr: said })),
  );
  return { child, ended };
}

test('whoever kills it at any moment of writing leaves what was there before, or all of the new version', async () => {
  const { plan, registry, key, publish, verify, at } = signedPlan();
  expect(publish().status).toBe(0);
  writeFileSync(join(plan, 'plan.ote'), dearer);
  let killed = 0;
  // The moments go by what is seen in the folder: its first file, a file later, and so on.
  for (let moment = 1; moment <= 4; moment += 1) {
    const { child, ended } = start(plan, ['--key', key, '--effective', `2027-0${moment + 1}-01`]);
    let seen = 0;
    const watcher = watch(registry, { recursive: true }, (_, name) => {
      if (name?.includes('.publishing-')) seen += 1;
      if (seen >= moment) child.kill('SIGKILL');
    });
    const { signal } = await ended;
    watcher.close();
    if (signal === 'SIGKILL') killed += 1;
    const verified = verify();
    expect(verified.status, verified.stdout).toBe(0);
    const { versions } = jsonOf('list', at(['list', '--json'])) as { versions: { whole: boolean }[] };
    expect(versions.every(({ whole }) => whole)).toBe(true);
  }
  expect(killed).toBeGreaterThan(0);
  // What was left behind is in nobody's way.
  expect(publish('--effective', '2027-11-01').status).toBe(0);
  expect(verify().status).toBe(0);
});

test('what somebody left behind a day ago is removed, and what may still be written is not', () => {
  const { registry, publish } = signedPlan();
  const [old, fresh] = ['old', 'new'].map((name) => join(registry, `.publishing-${name}`));
  for (const folder of [old, fresh]) mkdirSync(folder ?? '', { recursive: true });
  const yesterday = Date.now() / 1000 - 25 * 60 * 60;
  utimesSync(old ?? '', yesterday, yesterday);
  expect(publish().status).toBe(0);
  expect(readdirSync(registry).sort()).toEqual(['.publishing-new', 'sales']);
});

test('of several who publish for the same day at once, one does, and the others are told', async () => {
  const { plan, registry, key, verify, at } = signedPlan();
  const plans = [1, 2, 3].map((rate) => {
    const folder = folderOf({});
    cpSync(plan, folder, { recursive: true });
    writeFileSync(
      join(folder, 'plan.ote'),
      dearer.replace('2x', `${rate + 2}x`).replace(/^examples[\s\S]*/m, ''),
    );
    return folder;
  });
  const all = await Promise.all(plans.map((folder) => start(folder, ['--key', key, '--to', registry]).ended));
  expect(all.map(({ status }) => status).sort()).toEqual([0, 1, 1]);
  for (const { status, stderr } of all) if (status === 1) expect(stderr).toContain('collision');
  expect(verify().status).toBe(0);
  expect((jsonOf('list', at(['list', '--json'])) as { versions: object[] }).versions).toHaveLength(1);
  expect(readdirSync(registry)).toEqual(['sales']);
  expect(existsSync(join(registry, 'sales/2027-01-01/oci-layout'))).toBe(true);
});
