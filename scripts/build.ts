/** Bundles what ships: the command, the language servers and the extension. Sources are imported as they are. */
import { copyFileSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { writeHighlighting } from './highlighting.ts';
import { thirdPartyNotices } from './third-party-notices.ts';

const root = join(import.meta.dirname, '..');
/** What is packed into the extension, and what into the command. */
const EXTENSION = 'packages/vscode/dist';
const COMMAND = 'packages/cli/dist';

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  legalComments: 'linked',
  logLevel: 'warning',
  // jsonc-parser's CommonJS files find each other in a way that a bundle breaks; its ES modules do not.
  mainFields: ['module', 'main'],
  metafile: true,
  sourcemap: 'linked',
  target: 'es2024',
};

/** CommonJS dependencies inside an ES module bundle call `require` for Node's built-ins. */
const requireBanner =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";

/**
 * A server in a worker is started from a Blob, whose address is no base for others; a library that makes one of it while
 * it is loaded then does without.
 */
const worker: BuildOptions = {
  platform: 'browser',
  format: 'iife',
  define: { 'self.location': 'undefined' },
};

const bundles: readonly (BuildOptions & { readonly outdir: string })[] = [
  {
    // Split, so that a command loads only what it needs: `check` never parses what reads tables.
    entryPoints: [{ in: 'packages/cli/src/main.ts', out: 'ontarget' }],
    outdir: COMMAND,
    platform: 'node',
    format: 'esm',
    target: 'node22.12',
    // Half of the text is comments and indentation, which every cold start would read.
    minifyWhitespace: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    outExtension: { '.js': '.mjs' },
    // What pg asks for if it is there is not: its own protocol does.
    external: ['@duckdb/node-api', '@duckdb/node-bindings', 'pg-native'],
    banner: { js: requireBanner },
  },
  {
    entryPoints: [{ in: 'packages/server/src/main.ts', out: 'node' }],
    outdir: 'packages/server/dist',
    platform: 'node',
    format: 'cjs',
    target: 'node22.12',
    outExtension: { '.js': '.cjs' },
  },
  {
    entryPoints: [{ in: 'packages/server/src/browser.ts', out: 'browser' }],
    outdir: 'packages/server/dist',
    ...worker,
  },
  {
    // The extension carries its server: a package has no dependencies beside it.
    entryPoints: [
      { in: 'packages/vscode/src/extension.ts', out: 'extension' },
      { in: 'packages/server/src/main.ts', out: 'server' },
    ],
    outdir: EXTENSION,
    platform: 'node',
    format: 'cjs',
    target: 'node22.12',
    minify: true,
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
  },
  {
    entryPoints: [{ in: 'packages/vscode/src/extension-browser.ts', out: 'extension-browser' }],
    outdir: EXTENSION,
    platform: 'browser',
    format: 'cjs',
    minify: true,
    external: ['vscode'],
  },
  {
    entryPoints: [
      { in: 'packages/vscode/src/webview/main.ts', out: 'webview' },
      { in: 'packages/vscode/src/webview/payout.ts', out: 'payout-webview' },
      { in: 'packages/report/src/preview/preview.css', out: 'preview' },
    ],
    outdir: EXTENSION,
    platform: 'browser',
    format: 'iife',
    minify: true,
  },
  {
    entryPoints: [{ in: 'packages/server/src/browser.ts', out: 'server-browser' }],
    outdir: EXTENSION,
    minify: true,
    ...worker,
  },
];

try {
  console.log(`build: ${relative(root, writeHighlighting())}`);
  const written = new Set<string>();
  const packed: Record<string, Metafile[]> = { [EXTENSION]: [], [COMMAND]: [] };
  for (const bundle of bundles) {
    const entry = (bundle.entryPoints as { in: string }[])[0]?.in ?? '';
    const { metafile } = await build({ ...common, ...bundle });
    for (const output of Object.keys(metafile?.outputs ?? {})) written.add(output);
    if (metafile !== undefined) packed[bundle.outdir]?.push(metafile);
    console.log(`build: ${entry} into ${bundle.outdir}`);
  }
  for (const [folder, metafiles] of Object.entries(packed)) {
    writeFileSync(join(root, folder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, metafiles));
  }
  copyRulePages();
  // A chunk is named by its content, so the chunks of earlier builds would pile up.
  for (const chunk of globSync('packages/cli/dist/chunks/*', { cwd: root })) {
    if (!written.has(chunk.replaceAll('\\', '/'))) rmSync(join(root, chunk));
  }
} catch (error) {
  // esbuild has printed where and why.
  console.error(`build: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  process.exitCode = 1;
}

/** The command tells code scanning what a rule is about by its page. */
function copyRulePages(): void {
  const folder = join(root, 'packages/cli/dist/rules');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const page of globSync('docs/rules/*.md', { cwd: root }))
    copyFileSync(join(root, page), join(folder, basename(page)));
}
