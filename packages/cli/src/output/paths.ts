import { relative, resolve } from 'node:path';

/** A path as the user would type it from here, with `/`; as it is where it lies elsewhere altogether. */
export function shownPath(path: string): string {
  const from = relative(process.cwd(), resolve(path));
  if (from === '') return '.';
  return (
    from.startsWith('..') && !from.startsWith('../..') ? from : from.startsWith('..') ? path : from
  ).replaceAll('\\', '/');
}
