import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packCommand } from '../../scripts/pack/command.ts';

const root = join(import.meta.dirname, '../..');
// Under CI the total of four people is not printed. Found by a CI run.
const { CI: _, ...readersEnv } = process.env;

/** The tarball of the command, away from the repository: it may need nothing of it. */
describe('ontarget, packed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-command-'));
  const installed = join(folder, 'node_modules/ontarget');

  beforeAll(async () => {
    const packed = await packCommand(folder);
    mkdirSync(installed, { recursive: true });
    const unpacked = spawnSync('tar', ['-xzf', packed, '-C', installed, '--strip-components=1']);
    expect(unpacked.status).toBe(0);
    // What npm would install beside it.
    symlinkSync(join(root, 'node_modules/@duckdb'), join(folder, 'node_modules/@duckdb'), 'junction');
    cpSync(join(root, 'examples/first-plan'), join(folder, 'plan'), { recursive: true });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function ontarget(...args: string[]) {
    return spawnSync(process.execPath, [join(installed, 'bin/ontarget'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: readersEnv,
    });
  }

  test('says its version', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')) as {
      version: string;
    };
    expect(ontarget('--version').stdout.trim()).toBe(version);
  });

  test('checks a plan, pays it and writes Parquet', () => {
    expect(ontarget('check', 'plan')).toMatchObject({ status: 0, stderr: '' });
    const ran = ontarget('run', 'plan', '--period', 'FY27-Q1', '--out', 'paid', '--format', 'csv,parquet');
    expect(ran).toMatchObject({ status: 0, stderr: 'Wrote payouts and payees into paid.\n' });
    expect(ran.stdout).toContain('Paid to 4 payees for FY27-Q1: $53,050.15');
    expect(existsSync(join(folder, 'paid/payouts.parquet'))).toBe(true);
  });

  test('depends on DuckDB alone, by its exact version, and names the licences of what it carries', () => {
    const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(Object.keys(manifest.dependencies)).toEqual(['@duckdb/node-api', '@duckdb/node-bindings']);
    expect(manifest.dependencies['@duckdb/node-api']).toMatch(/^\d[\w.-]*$/);
    const notices = readFileSync(join(installed, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const library of ['chevrotain', 'commander', 'langium']) expect(notices).toContain(library);
  });
});
