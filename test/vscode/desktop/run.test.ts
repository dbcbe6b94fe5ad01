import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** What an executable in the place of VS Code saw. */
interface Seen {
  readonly args: string[];
  readonly suite: string;
  readonly files: string[];
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ontarget-stand-in-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the runner with a stand-in for VS Code that writes down what it is given, and ends with `status`. */
async function run(status: number): Promise<{ status: number | null; seen: Seen }> {
  const [executable, out] = [join(folder, `code-${status}`), join(folder, `seen-${status}.json`)];
  const script = `#!${process.execPath}
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
const suite = args.find((one) => one.startsWith('--extensionTestsPath=')).split('=')[1];
const opened = args.find((one) => !one.startsWith('--'));
writeFileSync(${JSON.stringify(out)}, JSON.stringify({ args, suite: readFileSync(suite, 'utf8'), files: readdirSync(opened) }));
process.exit(${status});
`;
  await writeFile(executable, script);
  await chmod(executable, 0o755);
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts')], {
    env: { ...process.env, ONTARGET_VSCODE: executable },
    encoding: 'utf8',
  });
  return { status: ran.status, seen: JSON.parse(await readFile(out, 'utf8')) as Seen };
}

it('gives an installed VS Code the extension, the in-host checks and a plan, and nothing of its user', async () => {
  const { status, seen } = await run(0);
  expect(status).toBe(0);
  expect(seen.args).toEqual(
    expect.arrayContaining([
      `--extensionDevelopmentPath=${join(ROOT, 'packages/vscode')}`,
      expect.stringMatching(/^--extensionTestsPath=.*suite\.cjs$/),
      expect.stringMatching(/^--user-data-dir=.*ontarget-desktop-/),
      expect.stringMatching(/^--extensions-dir=.*ontarget-desktop-/),
      '--disable-extensions',
      '--disable-workspace-trust',
    ]),
  );
  expect(seen.files).toEqual(expect.arrayContaining(['plan.ote', 'data']));
  // The very checks that `in-host.test.ts` runs.
  expect(seen.suite).toContain('runChecks');
});

it('fails where VS Code does', async () => {
  expect((await run(1)).status).not.toBe(0);
});
