import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const command = join(import.meta.dirname, '../bin/ontarget');

/** Runs the command's first file as if Node were of the given version. */
function runAs(version: string) {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require(${JSON.stringify(command)});`;
  return spawnSync(process.execPath, ['-e', pretend, '--', '--version'], { encoding: 'utf8' });
}

test.each(['8.17.0', '20.20.2', '22.11.0'])('Node %s is told what is needed', (version) => {
  const { status, stdout, stderr } = runAs(version);
  expect(stderr).toBe(
    `ontarget needs Node 22.12 or later; this is Node ${version}. Install a newer Node and try again.\n`,
  );
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});

test.each(['22.12.0', '24.21.0', '26.0.0'])('Node %s is let in', (version) => {
  expect(runAs(version).stderr).not.toContain('needs Node');
});
