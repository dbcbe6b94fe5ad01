import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, tarball } from './tarball.ts';

const room = join(root, 'packages/cli');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/**
 * Packs the built command `ontarget`. Everything is in its bundle but DuckDB, which is native and read only for Parquet
 * and large files.
 *
 * @returns the path of the tarball
 */
export function packCommand(into: string): Promise<string> {
  const { name, version, description, license, type, engines, bin } = manifestOf(room);
  const native = ['@duckdb/node-api', '@duckdb/node-bindings'];
  const { dependencies } = manifestOf(join(root, 'packages/warehouse'));
  const manifest = {
    name,
    version,
    description,
    license,
    type,
    engines,
    bin,
    dependencies: Object.fromEntries(native.map((one) => [one, dependencies[one]])),
  };
  return tarball(manifest, into, (folder) => {
    cpSync(join(room, 'bin'), join(folder, 'bin'), { recursive: true });
    cpSync(join(room, 'dist'), join(folder, 'dist'), {
      recursive: true,
      filter: (path) => !path.endsWith('.map'),
    });
  });
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
