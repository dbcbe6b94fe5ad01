import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const cache = join(root, '.cache/bench-peers');

/** Where the language servers that ours is measured beside are installed; installs them, pinned, where they are not. */
export function installedPeers(): string {
  const locked = readFileSync(join(import.meta.dirname, 'peers/package-lock.json'), 'utf8');
  const known = join(cache, 'package-lock.json');
  if (existsSync(join(cache, 'node_modules')) && readFileSync(known, 'utf8') === locked) return cache;
  mkdirSync(cache, { recursive: true });
  cpSync(join(import.meta.dirname, 'peers'), cache, { recursive: true });
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: cache,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm could not install the peers:\n${stderr}`);
  return cache;
}
