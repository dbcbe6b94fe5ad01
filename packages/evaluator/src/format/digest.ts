import { canonicalBytes } from './canonical.ts';

/** A SHA-256 digest as OnTarget writes it: `sha256:` and 64 small hexadecimal digits. */
export type Digest = `sha256:${string}`;

/** The digest of a value's canonical bytes, by WebCrypto. Throws `CanonicalError` where the value has none. */
export async function digestOf(value: unknown): Promise<Digest> {
  return digestOfBytes(canonicalBytes(value));
}

/** The digest of bytes as they are, such as those of an input file. */
export async function digestOfBytes(bytes: Uint8Array<ArrayBuffer>): Promise<Digest> {
  const hash = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
  return `sha256:${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** Whether a text has the form of a digest. */
export function isDigest(text: string): text is Digest {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}
