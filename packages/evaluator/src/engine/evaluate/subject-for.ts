import { type Missing, missing } from '../outcome.ts';
import { COMPANY, type Subject } from '../subject.ts';

/** The subject that a value is a number of, for whoever reads it. */
export function subjectFor(kind: 'payee' | 'team' | 'company', reader: Subject): Subject | Missing {
  if (kind === 'company') return COMPANY;
  if (kind === reader.kind) return reader;
  if (kind === 'team' && reader.kind === 'payee') {
    return reader.team === undefined
      ? missing('no-team', `${reader.payee} is assigned to no team`)
      : { kind: 'team', team: reader.team };
  }
  return missing('wrong-subject', `a value of a ${kind} is asked of a ${reader.kind}`);
}
