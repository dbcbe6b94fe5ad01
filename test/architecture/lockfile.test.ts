import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** One entry of `packages` in package-lock.json, as far as these tests read it. */
interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lockfile = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'));
const locked: [path: string, entry: Locked][] = Object.entries(lockfile.packages);

test('names no registry: any registry that serves these hashes will do', () => {
  expect(locked.filter(([, { resolved }]) => resolved?.includes('://')).map(([path]) => path)).toEqual([]);
});

test('every package is locked by its hash', () => {
  const unlocked = locked.filter(
    ([path, { link, integrity }]) => path.startsWith('node_modules/') && !link && integrity === undefined,
  );
  expect(unlocked.map(([path]) => path)).toEqual([]);
});

/** npm leaves an optional package that it could not find out of the lockfile, and `npm ci` then refuses to run. */
test('the binaries of every platform are locked', () => {
  const names = locked.map(([path]) => path.replace(/^.*node_modules\//, ''));
  const missing = locked.flatMap(([, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter((name) => !names.includes(name)),
  );
  expect(missing).toEqual([]);
});

/** An error of one copy is no error to another, which would answer a refused rename as if it were done. */
test('there is one copy of what editor and server speak', () => {
  for (const name of ['vscode-jsonrpc', 'vscode-languageserver-protocol', 'vscode-languageserver-types']) {
    const copies = locked.flatMap(([path]) => (path.endsWith(`node_modules/${name}`) ? [path] : []));
    expect(copies).toEqual([`node_modules/${name}`]);
  }
});

test('dependencies are pinned exactly', () => {
  const manifests = locked.filter(([path]) => path === '' || path.startsWith('packages/'));
  const loose = manifests.flatMap(([path, entry]) =>
    Object.entries({
      ...(entry as { dependencies?: Record<string, string> }).dependencies,
      ...(entry as { devDependencies?: Record<string, string> }).devDependencies,
    })
      .filter(([name, range]) => !/^@?ontarget/.test(name) && !/^\d/.test(range))
      .map(([name, range]) => `${path}: ${name} ${range}`),
  );
  expect(manifests.length).toBeGreaterThan(5);
  expect(loose).toEqual([]);
});
