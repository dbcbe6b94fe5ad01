import { canonicalBytes, type Digest, isDigest } from '@ontarget/evaluator/format';
import { parseDate } from '@ontarget/evaluator/numbers';
import { countAt, listAt, member, NotReadable, parseCanonical, textAt } from './json.ts';

/** Somebody's consent as the publisher states it. Nothing here checks it: it is a claim of whoever signs. */
export interface Approval {
  readonly by: string;
  readonly role?: string;
  /** Where it can be looked up: a ticket, a pull request. */
  readonly reference?: string;
  /** The day it was given. */
  readonly on: string;
  /** The last day it holds. */
  readonly until?: string;
}

/** What the publisher says was so of the plan when it was published. */
export interface Claims {
  /** How many cells of its examples tables came out as written; none failed. */
  readonly examples: number;
  /** How many warnings `check` told; there were no errors. */
  readonly warnings: number;
  readonly approvals: readonly Approval[];
}

/** The signed record of a published version: what it is, from when it is in force, and the SHA-256 of its file. */
export interface Publication {
  readonly plan: string;
  readonly title: string;
  readonly effective: { readonly from: string };
  /** The digest of the plan's meaning, which reformatting and reordering its text keep. */
  readonly digest: Digest;
  readonly evaluator: { readonly name: string; readonly sha256: Digest; readonly size: number };
  /** The version that was in force on its first day before it. */
  readonly supersedes?: { readonly from: string; readonly manifest: Digest };
  readonly claims: Claims;
}

const FORMAT = { name: 'ontarget-publication', version: '1.0' } as const;

/** The one text of a publication. */
export function publicationBytes(publication: Publication): Uint8Array {
  return canonicalBytes({ format: { ...FORMAT }, ...publication });
}

/**
 * Reads a publication of any version 1.x: members that this version does not know stay unread.
 *
 * @throws NotReadable
 */
export function readPublication(bytes: Uint8Array): Publication {
  const value = parseCanonical(bytes);
  const format = member(value, 'format');
  if (textAt(format, 'name') !== FORMAT.name) throw new NotReadable('is no publication');
  const version = textAt(format, 'version');
  if (!/^1\.\d+$/.test(version))
    throw new NotReadable(`is of version ${version}, and this ontarget reads 1.x`);
  const evaluator = member(value, 'evaluator');
  const supersedes = member(value, 'supersedes');
  const claims = member(value, 'claims');
  return {
    plan: textAt(value, 'plan'),
    title: textAt(value, 'title'),
    effective: { from: dateAt(member(value, 'effective'), 'from') },
    digest: digestAt(value, 'digest'),
    evaluator: {
      name: textAt(evaluator, 'name'),
      sha256: digestAt(evaluator, 'sha256'),
      size: countAt(evaluator, 'size'),
    },
    ...(supersedes === undefined
      ? {}
      : { supersedes: { from: dateAt(supersedes, 'from'), manifest: digestAt(supersedes, 'manifest') } }),
    claims: {
      examples: countAt(claims, 'examples'),
      warnings: countAt(claims, 'warnings'),
      approvals: listAt(claims, 'approvals').map(readApproval),
    },
  };
}

/**
 * One approval, as a publication or a file of approvals has it.
 *
 * @throws NotReadable
 */
export function readApproval(value: unknown): Approval {
  const optional = (name: 'role' | 'reference') =>
    member(value, name) === undefined ? {} : { [name]: textAt(value, name) };
  return {
    by: textAt(value, 'by'),
    ...optional('role'),
    ...optional('reference'),
    on: dateAt(value, 'on'),
    ...(member(value, 'until') === undefined ? {} : { until: dateAt(value, 'until') }),
  };
}

function dateAt(value: unknown, name: string): string {
  const text = textAt(value, name);
  if (!parseDate(text).ok) throw new NotReadable(`has no date "${name}"`);
  return text;
}

function digestAt(value: unknown, name: string): Digest {
  const text = textAt(value, name);
  if (!isDigest(text)) throw new NotReadable(`has no digest "${name}"`);
  return text;
}
