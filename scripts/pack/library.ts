import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { root, tarball } from './tarball.ts';

const room = join(root, 'packages/evaluator');

/**
 * Packs `@ontarget/evaluator`, the library that pays from compiled plans: one ES module for Node and browsers, its
 * types, and the JSON Schema of the evaluator.
 *
 * @returns the path of the tarball
 */
export function packLibrary(into: string): Promise<string> {
  const { name, version, description, license } = JSON.parse(
    readFileSync(join(room, 'package.json'), 'utf8'),
  ) as Record<string, string>;
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    exports: {
      '.': { types: './types/index.d.ts', default: './index.js' },
      './schema/*': './schema/*',
      './package.json': './package.json',
    },
  };
  return tarball(manifest, into, async (folder) => {
    await build({
      entryPoints: [join(room, 'src/index.ts')],
      outfile: join(folder, 'index.js'),
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      target: 'es2022',
      logLevel: 'warning',
    });
    writeTypes(join(folder, 'types'));
    cpSync(join(room, 'schema'), join(folder, 'schema'), { recursive: true });
    cpSync(join(room, 'README.md'), join(folder, 'README.md'));
  });
}

function writeTypes(into: string): void {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/typescript/bin/tsc'),
      '--project',
      join(room, 'tsconfig.types.json'),
      '--outDir',
      into,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The types of ${relative(root, room)} could not be written:\n${stdout}`);
}
