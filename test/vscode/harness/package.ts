import { globSync } from 'node:fs';
import { join } from 'node:path';

const DIST = join(import.meta.dirname, '../../../packages/vscode/dist');

/**
 * The path of the packed extension.
 *
 * @throws Error when there is none, or when nobody can tell which of several was packed last
 */
export function packagedExtension(): string {
  const [packed, ...others] = globSync('ontarget-*.vsix', { cwd: DIST });
  if (packed === undefined || others.length > 0) throw new Error('Pack the extension first: npm run package');
  return join(DIST, packed);
}
