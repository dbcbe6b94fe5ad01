import { AstUtils } from 'langium';
import type { LoadProblem } from '../documents/load.ts';
import { nameOf, place, relativePath } from '../places.ts';
import type { Diagnostic } from './diagnostic.ts';
import { problem } from './problem.ts';
import { rangeOfNode } from './ranges.ts';

/** A file or folder that could not be read, shown at the `use` line that asks for it or at the file itself. */
export function loadDiagnostic(found: LoadProblem, folder: string, root: string): Diagnostic {
  const path = relativePath(folder, found.uri);
  const asking = found.use === undefined ? undefined : place(AstUtils.getDocument(found.use).uri);
  const where =
    asking === undefined
      ? { file: path, uri: found.uri }
      : { file: relativePath(folder, asking), uri: asking, range: rangeOfNode(found.use) };
  switch (found.kind) {
    case 'outside':
      return problem('folder-outside', where, { path, root: nameOf(root) });
    case 'no-such-folder':
      return problem('folder-missing', where, { path });
    case 'unreadable':
      return problem('file-unreadable', where, {
        path: path === '' ? nameOf(folder) : path,
        reason: found.reason,
      });
  }
}
