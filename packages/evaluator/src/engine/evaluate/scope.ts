import { type Missing, missing } from '../outcome.ts';
import type { PayeeSubject, Subject } from '../subject.ts';

/** Whose rows or results an operator reads. */
export type Scope =
  | PayeeSubject
  | { readonly kind: 'team'; readonly team: string }
  | { readonly kind: 'company' };

/** The scope that a `whose` means for a subject: the payee itself, its team, a named team, or the company. */
export function scopeOf(
  whose:
    | 'payee'
    | 'payee own'
    | 'payee rolled-up'
    | 'payee both'
    | 'its team'
    | 'company'
    | { readonly team: string },
  subject: Subject,
): Scope | Missing {
  if (typeof whose === 'object') return { kind: 'team', team: whose.team };
  if (whose === 'company') return { kind: 'company' };
  if (whose === 'its team') {
    if (subject.kind === 'company') return missing('wrong-subject', 'the company as a whole has no team');
    return subject.team === undefined
      ? missing('no-team', `${subject.kind === 'payee' ? subject.payee : 'the payee'} is assigned to no team`)
      : { kind: 'team', team: subject.team };
  }
  if (subject.kind === 'payee') return subject;
  return missing('wrong-subject', `a payee's own result is asked of a ${subject.kind}`);
}
