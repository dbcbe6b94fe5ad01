/**
 * The values that canonical JSON can hold here. Numbers are safe integers only: a quantity is a string in its
 * canonical form, so that no reader's floating point can change it.
 */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

export type CanonicalErrorCode =
  | 'not-a-safe-integer'
  | 'not-a-json-value'
  | 'broken-text'
  | 'nested-too-deep';

/** Thrown for a value that has no canonical form; `path` leads to it as a JSON pointer. */
export class CanonicalError extends Error {
  readonly code: CanonicalErrorCode;
  readonly path: string;

  constructor(code: CanonicalErrorCode, path: string, message: string) {
    super(`${message} (at ${path === '' ? 'the root' : path})`);
    this.name = 'CanonicalError';
    this.code = code;
    this.path = path;
  }
}

/** How deep values may nest; a circular value is refused by it too. */
export const MAX_CANONICAL_DEPTH = 256;

/**
 * The one text of a value by RFC 8785 (JSON Canonicalization Scheme): no spaces, keys in the order of their UTF-16
 * code units, strings with the shortest escapes. Throws `CanonicalError` for fractions, numbers beyond 2^53 - 1,
 * undefined, bigints, class instances, holes in arrays and text with half a surrogate pair.
 */
export function canonicalJson(value: unknown): string {
  return writeValue(value, []);
}

/** The UTF-8 bytes of `canonicalJson`, which digests are taken of. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(value));
}

/** As `canonicalBytes`, a step for each member of a member of the value: a plan's values are many. */
export function* canonicalBytesInSteps(value: unknown): Generator<void, Uint8Array<ArrayBuffer>, void> {
  const text = yield* writeInSteps(value, [], STEPS_BELOW);
  return new TextEncoder().encode(text);
}

const STEPS_BELOW = 2;

/** Where a value stands: the keys and places that lead to it, from the root. */
type Path = (string | number)[];

function writeValue(value: unknown, path: Path): string {
  refuseTooDeep(path);
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return writeInteger(value, path);
    case 'string':
      return writeText(value, path);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeList(value, path) : writeObject(value, path);
    default:
      throw new CanonicalError('not-a-json-value', pointer(path), `a ${typeof value} has no JSON form`);
  }
}

function* writeInSteps(value: unknown, path: Path, levels: number): Generator<void, string, void> {
  if (levels === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) {
    yield;
    return writeValue(value, path);
  }
  refuseTooDeep(path);
  const written: string[] = [];
  for (const [key, member] of membersOf(value, path)) {
    path.push(key);
    written.push(`${writeText(key, path)}:${yield* writeInSteps(member, path, levels - 1)}`);
    path.pop();
  }
  return `{${written.join(',')}}`;
}

function refuseTooDeep(path: Path): void {
  if (path.length <= MAX_CANONICAL_DEPTH) return;
  const message = `values nest deeper than ${MAX_CANONICAL_DEPTH} levels`;
  throw new CanonicalError('nested-too-deep', pointer(path), message);
}

/** A path as a JSON pointer; only an error has one, since a plan has a hundred thousand places. */
function pointer(path: Path): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function writeInteger(value: number, path: Path): string {
  if (!Number.isSafeInteger(value)) {
    throw new CanonicalError(
      'not-a-safe-integer',
      pointer(path),
      `${value} is not an exact integer; write it as a string`,
    );
  }
  // Negative zero is written 0, as the RFC says.
  return String(value);
}

function writeText(value: string, path: Path): string {
  if (!value.isWellFormed()) {
    throw new CanonicalError(
      'broken-text',
      pointer(path),
      'the text holds half a surrogate pair, which UTF-8 cannot write',
    );
  }
  // JSON.stringify escapes strings just as the RFC asks: short forms where there are any, \u00xx below space.
  return JSON.stringify(value);
}

function writeList(list: readonly unknown[], path: Path): string {
  const items: string[] = [];
  for (let index = 0; index < list.length; index += 1) {
    path.push(index);
    items.push(writeValue(list[index], path));
    path.pop();
  }
  return `[${items.join(',')}]`;
}

function writeObject(value: object, path: Path): string {
  const written: string[] = [];
  for (const [key, member] of membersOf(value, path)) {
    path.push(key);
    written.push(`${writeText(key, path)}:${writeValue(member, path)}`);
    path.pop();
  }
  return `{${written.join(',')}}`;
}

/** The members of an object in the order in which they are written. */
function membersOf(value: object, path: Path): [string, unknown][] {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new CanonicalError('not-a-json-value', pointer(path), 'only plain objects have a JSON form');
  }
  // Comparing strings goes by UTF-16 code units, which is the order of the RFC.
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
