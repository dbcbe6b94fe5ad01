import { isBuiltin } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { browserEntries, evaluatorDoors, nodeEntries, rooms } from './rooms.ts';
import { importsOf } from './source-imports.ts';

/**
 * What a source file of a package imports against the rules of its room, one sentence each; empty when it keeps
 * them all.
 *
 * @param file path from the project's root, with forward slashes
 * @param text the file's TypeScript
 */
export function importViolations(file: string, text: string): string[] {
  const room = Object.entries(rooms).find(([, { src }]) => file.startsWith(`${src}/`));
  if (room === undefined) return [`${file}: no room of this name in test/architecture/rooms.ts`];
  return importsOf(file, text).flatMap(({ specifier, line }) => {
    const why =
      specifier === undefined ? 'imports a computed module name' : refusal(file, room[0], specifier);
    return why === undefined ? [] : [`${file}:${line}: ${why}`];
  });
}

function refusal(file: string, roomName: string, specifier: string): string | undefined {
  const room = rooms[roomName];
  if (room === undefined) throw new Error(`no room ${roomName}`);
  if (/^[./]/.test(specifier)) return relativeRefusal(file, room.src, specifier);
  const entry = [...nodeEntries, ...browserEntries].find(({ path }) => inside(file, path));
  if (isBuiltin(specifier)) {
    return room.nodeBuiltins || isNodeEntry(file)
      ? undefined
      : `${roomName} may not import Node's ${specifier}`;
  }
  const known = [...room.mayKnow, ...(entry?.mayKnow ?? [])];
  return known.some((one) => matches(one, specifier)) ? undefined : `${roomName} may not know ${specifier}`;
}

function relativeRefusal(file: string, src: string, specifier: string): string | undefined {
  const target = normalize(join(dirname(file), specifier));
  const own = dirname(src);
  const data = target.startsWith(`${own}/schema/`) || target === `${own}/package.json`;
  if (!target.startsWith(`${src}/`) && !data) {
    return `${specifier} leaves ${src}; import the package by its name`;
  }
  for (const { path } of nodeEntries) {
    if (inside(target, path) && !isNodeEntry(file)) return `${specifier} is a Node entry`;
  }
  return doorRefusal(file, target);
}

function doorRefusal(file: string, target: string): string | undefined {
  const [from, to] = [doorOf(file), doorOf(target)];
  return from !== undefined && to !== undefined && to > from
    ? `the evaluator's ${evaluatorDoors[from]} may not know its ${evaluatorDoors[to]}`
    : undefined;
}

function doorOf(file: string): number | undefined {
  const door = evaluatorDoors.findIndex((name) => file.startsWith(`packages/evaluator/src/${name}/`));
  return door < 0 ? undefined : door;
}

function isNodeEntry(file: string): boolean {
  return nodeEntries.some(({ path }) => inside(file, path));
}

/** Is the file the entry, or in the entry's folder when that ends in a slash? */
function inside(file: string, entry: string): boolean {
  return entry.endsWith('/') ? file.startsWith(entry) : file === entry;
}

function matches(pattern: string, specifier: string): boolean {
  return pattern.endsWith('/*') ? specifier.startsWith(pattern.slice(0, -1)) : specifier === pattern;
}
