/** Packs the built extension into `packages/vscode/dist/ontarget.vsix`, ready to be installed into VS Code. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';

const root = join(import.meta.dirname, '..');
const extension = join(root, 'packages/vscode');
const packagePath = join(extension, 'dist/ontarget.vsix');

// A package carries its licence; the repository keeps one copy of it.
const licence = join(extension, 'LICENSE');
copyFileSync(join(root, 'LICENSE'), licence);
try {
  // The bundles hold every dependency, so none is packed beside them.
  await createVSIX({ cwd: extension, packagePath, dependencies: false, allowMissingRepository: true });
} finally {
  rmSync(licence);
}
console.log(`package: ${packagePath}`);
