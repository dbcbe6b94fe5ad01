/** A person in one role and team: whom a component is paid to. */
export interface PayeeSubject {
  readonly kind: 'payee';
  readonly payee: string;
  readonly role: string;
  readonly team?: string;
}

/** Whom a value is a number of. */
export type Subject =
  | PayeeSubject
  | { readonly kind: 'team'; readonly team: string }
  | { readonly kind: 'company' };

export const COMPANY: Subject = { kind: 'company' };

/** A text that differs for any two different subjects. */
export function subjectKey(subject: Subject): string {
  switch (subject.kind) {
    case 'payee':
      return `payee ${subject.payee.length} ${subject.payee} ${subject.role.length} ${subject.role} ${subject.team ?? ''}`;
    case 'team':
      return `team ${subject.team}`;
    case 'company':
      return 'company';
  }
}
