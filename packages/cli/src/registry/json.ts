import { canonicalBytes } from '@ontarget/evaluator/format';

/** Why a file of a registry is not what it should be; in words that stand behind its name. */
export class NotReadable extends Error {}

/** More than any file but an evaluator has; a larger one was not written by `publish`. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Parses a JSON file that `publish` wrote: always in its one canonical form (RFC 8785), so that a byte that a parser
 * would skip, such as a space, is noticed too.
 *
 * @throws NotReadable for any other text
 */
export function parseCanonical(bytes: Uint8Array): unknown {
  if (bytes.length > MOST_BYTES) throw new NotReadable('is too large');
  let value: unknown;
  let again: Uint8Array;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    again = canonicalBytes(value);
  } catch {
    throw new NotReadable('is not canonical JSON');
  }
  if (Buffer.compare(bytes, again) !== 0) throw new NotReadable('is not in the form that it was written in');
  return value;
}

/** A member of a JSON object, undefined where the value is no object or has no such member of its own. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** A member that has to be a text. */
export function textAt(value: unknown, name: string): string {
  const found = member(value, name);
  if (typeof found !== 'string') throw new NotReadable(`has no text "${name}"`);
  return found;
}

/** A member that has to be a whole number from zero on. */
export function countAt(value: unknown, name: string): number {
  const found = member(value, name);
  if (!Number.isSafeInteger(found) || (found as number) < 0) throw new NotReadable(`has no count "${name}"`);
  return found as number;
}

/** A member that has to be a list. */
export function listAt(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  if (!Array.isArray(found)) throw new NotReadable(`has no list "${name}"`);
  return found;
}
