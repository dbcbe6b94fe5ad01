import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packCommand } from '../../scripts/pack/command.ts';
import { type Ran, root, runAction } from './support/action.ts';
import { push } from './support/events.ts';
import { repository } from './support/plans.ts';
import { Repository } from './support/repository.ts';

const { version } = JSON.parse(readFileSync(join(root, 'packages/cli/package.json'), 'utf8')) as {
  version: string;
};

/** The packed command, installed as the action installs it, with a registry on this machine for what it depends on. */
describe('installing ontarget', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-install-'));
  let tarball: string;
  let registry: Server;
  let address: string;

  beforeAll(async () => {
    tarball = await packCommand(folder);
    registry = await serveInPlaceOf(folder, dependenciesOf(tarball), { ontarget: tarball });
    address = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    registry.close();
    rmSync(folder, { recursive: true });
  });

  const install = (inputs: Readonly<Record<string, string>>): Promise<Ran> => {
    const plans = new Repository(repository);
    // A push of a new branch: nothing to compare with, so that the action installs and does no more.
    return runAction({
      workspace: plans.folder,
      event: push(plans, '0'.repeat(40)),
      inputs,
      env: {
        npm_config_registry: address,
        npm_config_cache: join(folder, 'cache'),
        npm_config_fetch_retries: '0',
      },
    });
  };
  const integrityOf = (file: string) =>
    `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;

  test('from the tarball that is named, by its exact version and hash', async () => {
    const { status, log } = await install({ version, tarball, integrity: integrityOf(tarball) });
    expect(log).toContain(`Installed ontarget ${version}.`);
    expect(log).toContain('There is nothing that this could be compared with');
    expect(status).toBe(0);
  });

  test('from the registry, where no tarball is named', async () => {
    const { status, log } = await install({ version, integrity: integrityOf(tarball) });
    expect(log).toContain(`Installed ontarget ${version}.`);
    expect(status).toBe(0);
  });

  test.each([
    ['a range', { version: '^0.1.0' }, 'must be one exact version'],
    ['a tag', { version: 'latest' }, 'must be one exact version'],
    ['no version', { version: '' }, 'must be one exact version'],
    ['a file that is not there', { version, tarball: 'nowhere.tgz' }, 'There is no tarball nowhere.tgz'],
    [
      'an address anybody could answer',
      { version, tarball: 'http://x.example/a.tgz' },
      'must be an https address',
    ],
    ['a hash of another kind', { version, integrity: 'sha1-abc' }, 'is written as npm does'],
    ['another hash', { version, integrity: `sha512-${'A'.repeat(86)}==` }, 'and "integrity" says'],
  ])('%s is refused', async (_, inputs, words) => {
    const { status, log, steps } = await install({ tarball, ...inputs });
    expect(log).toContain(words);
    expect([status, steps]).toEqual([1, ['install']]);
  });

  test('a tarball of another version is refused', async () => {
    const { log, status } = await install({ version: '9.9.9', tarball });
    expect(log).toContain(`The tarball holds ontarget ${version}, and "version" says 9.9.9.`);
    expect(status).toBe(1);
  });
});

function dependenciesOf(tarball: string): Record<string, string> {
  const { stdout } = spawnSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' });
  return (JSON.parse(stdout) as { dependencies: Record<string, string> }).dependencies;
}

/** A registry with empty packages of the given versions, and with packed ones. */
async function serveInPlaceOf(
  folder: string,
  empty: Readonly<Record<string, string>>,
  packed: Readonly<Record<string, string>>,
): Promise<Server> {
  const tarballs = new Map<string, { name: string; version: string; file: string }>();
  for (const [name, version] of Object.entries(empty)) {
    const source = join(folder, basename(name));
    mkdirSync(source);
    writeFileSync(join(source, 'package.json'), JSON.stringify({ name, version }));
    const args = ['pack', '--json', '--pack-destination', folder];
    const { stdout } = spawnSync('npm', args, {
      cwd: source,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    const [made] = JSON.parse(stdout) as { filename: string }[];
    tarballs.set(name, { name, version, file: join(folder, made?.filename ?? '') });
  }
  for (const [name, file] of Object.entries(packed)) tarballs.set(name, { name, version, file });
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    const host = `http://${request.headers.host}`;
    const found = tarballs.get(path);
    const file = [...tarballs.values()].find((one) => path === `tarballs/${basename(one.file)}`);
    if (file !== undefined) return void response.end(readFileSync(file.file));
    if (found === undefined) return void response.writeHead(404).end('{}');
    const dist = { tarball: `${host}/tarballs/${basename(found.file)}` };
    const manifest =
      found.name === 'ontarget' ? { dependencies: empty, bin: { ontarget: 'bin/ontarget' } } : {};
    const versions = { [found.version]: { name: found.name, version: found.version, ...manifest, dist } };
    response.end(JSON.stringify({ name: found.name, 'dist-tags': { latest: found.version }, versions }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
