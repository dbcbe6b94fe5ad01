import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/**
 * Packs a staged package with `npm pack`: what `fill` puts into an empty folder, and beside it `package.json` and the
 * licence.
 *
 * @returns the path of the tarball, in `into`
 */
export async function tarball(
  manifest: Readonly<Record<string, unknown>>,
  into: string,
  fill: (folder: string) => Promise<void> | void,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-pack-'));
  try {
    await fill(folder);
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
    mkdirSync(into, { recursive: true });
    const { status, stdout, stderr } = spawnSync(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', into],
      { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' },
    );
    if (status !== 0) throw new Error(`npm pack ended with status ${status}: ${stderr}`);
    const packed = JSON.parse(stdout) as { filename: string }[];
    return join(into, packed[0]?.filename ?? '');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
