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
  return writeValue(value, '', 0);
}

/** The UTF-8 bytes of `canonicalJson`, which digests are taken of. */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonicalJson(value));
}

function writeValue(value: unknown, path: string, depth: number): string {
  if (depth > MAX_CANONICAL_DEPTH) {
    throw new CanonicalError(
      'nested-too-deep',
      path,
      `values nest deeper than ${MAX_CANONICAL_DEPTH} levels`,
    );
  }
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return writeInteger(value, path);
    case 'string':
      return writeText(value, path);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeList(value, path, depth) : writeObject(value, path, depth);
    default:
      throw new CanonicalError('not-a-json-value', path, `a ${typeof value} has no JSON form`);
  }
}

function writeInteger(value: number, path: string): string {
  if (!Number.isSafeInteger(value)) {
    throw new CanonicalError(
      'not-a-safe-integer',
      path,
      `${value} is not an exact integer; write it as a string`,
    );
  }
  // Negative zero is written 0, as the RFC says.
  return String(value);
}

function writeText(value: string, path: string): string {
  if (/\p{Cs}/u.test(value)) {
    throw new CanonicalError(
      'broken-text',
      path,
      'the text holds half a surrogate pair, which UTF-8 cannot write',
    );
  }
  // JSON.stringify escapes strings just as the RFC asks: short forms where there are any, \u00xx below space.
  return JSON.stringify(value);
}

function writeList(list: readonly unknown[], path: string, depth: number): string {
  const items: string[] = [];
  for (let index = 0; index < list.length; index += 1) {
    items.push(writeValue(list[index], `${path}/${index}`, depth + 1));
  }
  return `[${items.join(',')}]`;
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new CanonicalError('not-a-json-value', path, 'only plain objects have a JSON form');
  }
  // Comparing strings goes by UTF-16 code units, which is the order of the RFC.
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const written = members.map(([key, member]) => {
    const at = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return `${writeText(key, at)}:${writeValue(member, at, depth + 1)}`;
  });
  return `{${written.join(',')}}`;
}
