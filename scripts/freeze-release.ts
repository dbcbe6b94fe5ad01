/**
 * Keeps what the version in `packages/cli/package.json` writes and pays, for all later versions to be held to:
 * `test/compatibility/<version>`. Run it once for a release, after a build; what a released version wrote never changes.
 *
 *     node scripts/freeze-release.ts [--again]
 *
 * `--again` replaces the folder of a version that is not released yet.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frozenRuns } from '../test/compatibility/frozen.ts';
import { promisedCodes } from '../test/compatibility/promised-codes.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')) as {
  version: string;
};
const target = join(root, 'test/compatibility', version);
if (existsSync(target) && !process.argv.includes('--again'))
  throw new Error(`${target} exists; a release is frozen once`);

const work = mkdtempSync(join(tmpdir(), 'ontarget-freeze-'));
const { ONTARGET_SIGNING_KEY: _, CI: __, ...env } = process.env;

function ontarget(...args: string[]): void {
  const command = join(root, 'packages/cli/bin/ontarget');
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: work,
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(`ontarget ${args.join(' ')}\n${stdout}${stderr}`);
}

try {
  mkdirSync(join(work, 'plans'));
  for (const name of ['company', 'first-plan', 'go-to-market'])
    cpSync(join(root, 'examples', name), join(work, 'plans', name), {
      recursive: true,
      filter: (path) => !path.endsWith('expected'),
    });
  const plans = { 'plans/first-plan': 'first-plan', 'plans/go-to-market': 'go-to-market' };
  const project = { language: '2027', plans, registry: 'published' };
  writeFileSync(join(work, 'ontarget.json'), `${JSON.stringify(project, null, 2)}\n`);
  const key = join(work, 'key.pem');
  ontarget('key', key, '--name', `OnTarget ${version}`);
  for (const folder of Object.keys(plans)) ontarget('publish', folder, '--key', key);
  // Nobody signs with it again.
  rmSync(key);
  ontarget('pull', '--to', 'published');
  for (const { args, folder } of frozenRuns) {
    ontarget('run', ...args, '--out', join('expected', folder));
    if (folder.startsWith('first-plan')) ontarget('close', ...args, '--ledger', 'ledger/first-plan.ndjson');
  }
  writeFileSync(join(work, 'codes.json'), `${JSON.stringify(promisedCodes(), null, 2)}\n`);
  rmSync(target, { recursive: true, force: true });
  cpSync(work, target, { recursive: true });
  console.log(`freeze-release: ${target}`);
} finally {
  rmSync(work, { recursive: true });
}
