/** Bundles what ships: the command, the language servers and the extension. Sources are imported as they are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const root = join(import.meta.dirname, '..');

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  legalComments: 'linked',
  logLevel: 'warning',
  sourcemap: 'linked',
  target: 'es2024',
};

/** CommonJS dependencies inside an ES module bundle call `require` for Node's built-ins. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

const bundles: (BuildOptions & { entryPoints: [string]; outfile: string })[] = [
  {
    entryPoints: ['packages/cli/src/main.ts'],
    outfile: 'packages/cli/dist/ontarget.mjs',
    platform: 'node',
    format: 'esm',
    target: 'node22.12',
    external: ['@duckdb/node-api'],
    banner: { js: requireBanner },
  },
  {
    entryPoints: ['packages/server/src/node.ts'],
    outfile: 'packages/server/dist/node.cjs',
    platform: 'node',
    format: 'cjs',
    target: 'node22.12',
  },
  {
    entryPoints: ['packages/server/src/browser.ts'],
    outfile: 'packages/server/dist/browser.js',
    platform: 'browser',
    format: 'iife',
  },
  {
    entryPoints: ['packages/vscode/src/extension.ts'],
    outfile: 'packages/vscode/dist/extension.cjs',
    platform: 'node',
    format: 'cjs',
    target: 'node22.12',
    external: ['vscode'],
  },
  {
    entryPoints: ['packages/vscode/src/webview/main.ts'],
    outfile: 'packages/vscode/dist/webview.js',
    platform: 'browser',
    format: 'iife',
  },
];

for (const { entryPoints, outfile, ...options } of bundles) {
  if (!existsSync(join(root, entryPoints[0]))) {
    console.log(`build: ${entryPoints[0]} does not exist yet`);
    continue;
  }
  await build({ ...common, ...options, entryPoints, outfile });
  console.log(`build: ${outfile}`);
}
