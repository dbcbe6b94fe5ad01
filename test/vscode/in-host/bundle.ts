import { build } from 'esbuild';

/** Bundles one of the in-host entries for an extension host, which gives it `vscode`. */
export async function bundleInHost(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22.12',
    external: ['vscode'],
    logLevel: 'warning',
  });
}
