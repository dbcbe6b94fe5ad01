import { readFileSync } from 'node:fs';
import { Failure } from '../failure.ts';
import { listAt, NotReadable } from './json.ts';
import { type Approval, readApproval } from './publication.ts';
import { Refusal } from './refusal.ts';

/**
 * Reads the approvals that a publisher claims.
 *
 * @param day on which they have to hold: the version's first
 */
export function readApprovals(file: string | undefined, day: string): readonly Approval[] {
  if (file === undefined) return [];
  const approvals = parse(file);
  const expired = approvals.find(({ until }) => until !== undefined && until < day);
  if (expired !== undefined)
    throw new Refusal(
      'approval-expired',
      `the approval by ${expired.by} held until ${expired.until}, and the plan is in force from ${day}`,
      'Have it approved again, or leave the approval out.',
    );
  return approvals;
}

function parse(file: string): Approval[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Failure(`the approvals ${file} cannot be read`);
  }
  try {
    return listAt(JSON.parse(text) as unknown, 'approvals').map(readApproval);
  } catch (error) {
    throw new Refusal(
      'approval-unusable',
      `${file} ${error instanceof NotReadable ? error.message : 'is not JSON'}`,
      'It holds { "approvals": [{ "by": "…", "on": "2026-12-15" }] }; "role", "reference" and "until" may be said too.',
    );
  }
}
