import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { SessionFolders } from './folders.ts';
import type { Installation } from './installation.ts';
import { serverArguments } from './server.ts';

const run = promisify(execFile);

/**
 * Lets VS Code itself install a packaged extension, so that its checks of the package are part of the test.
 *
 * @param vsix path of the package
 * @throws Error with VS Code's own words when it refuses the package.
 */
export async function installExtension(
  installation: Installation,
  folders: SessionFolders,
  vsix: string,
): Promise<void> {
  const { stdout, stderr } = await run(installation.node, [
    ...serverArguments(installation, folders),
    '--install-extension',
    vsix,
  ]);
  // VS Code ends with status 0 for some packages that it did not install.
  if (!stdout.includes('was successfully installed')) {
    throw new Error(`VS Code did not install ${vsix}.\n${stdout}${stderr}`);
  }
}
