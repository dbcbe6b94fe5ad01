import { createHash } from 'node:crypto';
import type { Digest } from '@ontarget/evaluator/format';

/** The SHA-256 of bytes as they lie in a file. */
export function sha256(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
