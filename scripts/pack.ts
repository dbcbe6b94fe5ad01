/** Packs what is installed from npm into `dist/npm`: the command `ontarget` and the library `@ontarget/evaluator`. */
import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packCommand } from './pack/command.ts';
import { packLibrary } from './pack/library.ts';
import { root } from './pack/tarball.ts';

const into = join(root, 'dist/npm');
for (const path of [await packCommand(into), await packLibrary(into)]) {
  console.log(`pack: ${relative(root, path)}, ${Math.round(statSync(path).size / 1024)} KB`);
}
