import type { Digest } from '@ontarget/evaluator/format';
import type { Artifact } from './artifact.ts';

/**
 * Where published versions lie: each under its plan's id and, as its tag, the first day that it is in force. What a
 * store hands out is as it was found, and not checked.
 */
export interface Store {
  /** As the user would name it. */
  readonly place: string;
  /** The ids of the plans that it holds, in their order. */
  plans(): Promise<readonly string[]>;
  /** The first days of a plan's versions, in their order; none where it holds no such plan. */
  days(plan: string): Promise<readonly string[]>;
  /** A version as it is stored. */
  read(plan: string, day: string): Promise<Stored>;
  /**
   * Adds a version: afterwards it is there whole or not at all.
   *
   * @returns false where there is one already, which stays as it is
   */
  add(plan: string, day: string, artifact: Artifact): Promise<boolean>;
}

/** A version as it lies in a store. */
export interface Stored {
  /** The bytes of its OCI manifest, or why there is none to go by. */
  readonly manifest: Uint8Array | undefined;
  /** What is wrong with how the store holds it. */
  readonly findings: readonly Finding[];
  /**
   * The bytes under a digest, whatever their digest is; undefined where there are none.
   *
   * @throws NotReadable where there is something whose bytes cannot be had
   */
  blob(digest: Digest): Promise<Uint8Array | undefined>;
  /** The name of the file under a digest, as the user would find it. */
  nameOf(digest: Digest): string;
  /** The name of the manifest's file. */
  readonly manifestName: string;
  /** Where the version was written by an earlier ontarget: its evaluator's file, and what its manifest says. */
  readonly earlier?: EarlierVersion;
}

/** What the first format of published folders says of a version. */
export interface EarlierVersion {
  readonly title: string;
  readonly digest: string;
  readonly evaluator: string;
}

/** Something that is wrong with a published version. The codes are stable. */
export interface Finding {
  readonly code: FindingCode;
  /** The file that it is about, or the version. */
  readonly file: string;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
}

export const FINDING_CODES = [
  'changed',
  'missing',
  'stray',
  'unreadable',
  'misplaced',
  'mismatch',
  'unsigned',
  'wrong-signature',
  'unknown-key',
  'key-expired',
  'claim-expired',
  'superseded-missing',
  'lock-changed',
  'lock-missing',
  'lock-unknown',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** The finding of a file whose bytes have another digest than they should. */
export function changed(file: string, expected: string, found: string): Finding {
  return { code: 'changed', file, message: 'was changed after it was published', expected, found };
}
