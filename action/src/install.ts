/** Installs the exact version of `ontarget` that the workflow names, and says where its command is. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { input, required, StepFailed, setOutput, step } from './runner.ts';

await step(async () => {
  const version = input('VERSION');
  if (!/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))
    throw new StepFailed(`"version" must be one exact version, such as 0.1.0, and not "${version}".`);
  const home = mkdtempSync(join(required('RUNNER_TEMP'), 'ontarget-'));
  const tarball = await fetched(input('TARBALL'), version, home);
  verify(tarball, input('INTEGRITY'));
  const installed = join(home, 'installed');
  mkdirSync(installed);
  // A manifest of its own keeps npm from looking for one above; no package's scripts are run.
  writeFileSync(join(installed, 'package.json'), '{ "private": true }\n');
  npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', tarball], installed);
  const command = join(installed, 'node_modules/ontarget/bin/ontarget');
  if (!existsSync(command)) throw new StepFailed('The tarball is not that of ontarget.');
  const { stdout } = spawnSync(process.execPath, [command, '--version'], { encoding: 'utf8' });
  if (stdout.trim() !== version)
    throw new StepFailed(
      `The tarball holds ontarget ${stdout.trim() || 'of no version'}, and "version" says ${version}.`,
    );
  setOutput('command', command);
  console.log(`Installed ontarget ${version}.`);
});

/** The tarball as a file: of the workspace, from an address, or from the registry. */
async function fetched(named: string, version: string, home: string): Promise<string> {
  if (named === '') {
    const packed = npm(['pack', `ontarget@${version}`, '--json', '--pack-destination', home], home);
    const [found] = JSON.parse(packed) as { filename: string }[];
    return join(home, found?.filename ?? '');
  }
  if (/^https?:/.test(named)) {
    if (!named.startsWith('https://')) throw new StepFailed('"tarball" must be an https address or a path.');
    const answer = await fetch(named, { signal: AbortSignal.timeout(120_000) }).catch((error: unknown) => {
      throw new StepFailed(`The tarball could not be fetched: ${String(error)}`);
    });
    if (!answer.ok) throw new StepFailed(`The tarball could not be fetched: status ${answer.status}.`);
    const file = join(home, 'ontarget.tgz');
    writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
    return file;
  }
  const file = resolve(process.env.GITHUB_WORKSPACE ?? '.', named);
  if (!existsSync(file)) throw new StepFailed(`There is no tarball ${named} in the workspace.`);
  return file;
}

function verify(tarball: string, integrity: string): void {
  if (integrity === '') return;
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity))
    throw new StepFailed('"integrity" is written as npm does: sha512-, then the hash in base64.');
  const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
  if (found !== integrity)
    throw new StepFailed(`The tarball hashes to ${found}, and "integrity" says ${integrity}.`);
}

function npm(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (error !== undefined) throw new StepFailed(`npm cannot be run: ${error.message}`);
  if (status !== 0) throw new StepFailed(`npm ${args[0]} ended with status ${status}:\n${stderr.trim()}`);
  return stdout;
}
