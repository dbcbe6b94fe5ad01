import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { type Access, startServer } from '../server.ts';
import { registrySuite } from '../suite.ts';

/** The login of the tests, as `htpasswd -B` writes it. */
const LOGIN = 'publisher:$2y$05$abcdefghijklmnopqrstuu7vrQ9RNJdtEvGneeXcAsJ.aVgme9lAy\n';

beforeAll(() => {
  if (spawnSync('docker-registry', ['--version']).error !== undefined)
    throw new Error('The registry is missing. Install it with: sh .ci/install-registry.sh');
});

function configuration(folder: string, port: number, access: Access): string {
  mkdirSync(join(folder, 'storage'), { recursive: true });
  writeFileSync(join(folder, 'htpasswd'), LOGIN);
  const auth =
    access === 'open' ? [] : ['auth:', '  htpasswd:', '    realm: plans', `    path: ${folder}/htpasswd`];
  const path = join(folder, 'config.yml');
  writeFileSync(
    path,
    [
      'version: 0.1',
      'log: { level: error }',
      `storage: { filesystem: { rootdirectory: ${folder}/storage } }`,
      `http: { addr: 127.0.0.1:${port} }`,
      ...auth,
      '',
    ].join('\n'),
  );
  return path;
}

registrySuite(
  (access) =>
    startServer((folder, port) => ({
      program: 'docker-registry',
      args: ['serve', configuration(folder, port, access)],
    })),
  ['basic'],
);
