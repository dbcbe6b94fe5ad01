import type { Assigned, Subject, WhatIf } from '@ontarget/evaluator/engine';

/** See `People.keysOf`. */
export interface Keys {
  readonly own: string;
  readonly terms: string;
}

/** Who counts for whom, month by month, worked out once for all draws. */
export class People {
  readonly assigned: readonly Assigned[];
  private readonly keys = new Map<Assigned, Keys>();
  private readonly inTeams = new Map<string, readonly Assigned[]>();
  private readonly below = new Map<
    string,
    readonly { readonly of: Assigned; readonly month: number; readonly level: number }[]
  >();

  private readonly byPayee = new Map<string, Assigned[]>();
  private readonly bySubject = new Map<Subject, Assigned>();

  constructor(whatIf: WhatIf) {
    this.assigned = whatIf.assigned;
    const teams = new Map<string, Assigned[]>();
    const below = new Map<string, { of: Assigned; month: number; level: number }[]>();
    const terms = new Map<string, string>();
    for (const one of this.assigned) {
      const { team, payee } = one.subject;
      const known = terms.get(one.terms) ?? String(terms.size);
      terms.set(one.terms, known);
      this.keys.set(one, { own: String(this.keys.size), terms: known });
      this.bySubject.set(one.subject, one);
      grouped(this.byPayee, payee).push(one);
      if (team !== undefined) for (const each of whatIf.teamAndAbove(team)) grouped(teams, each).push(one);
      for (const month of one.months) {
        // Reporting lines count as they stand at the month's end.
        for (const [manager, level] of whatIf.above(payee, whatIf.year.month(month).last)) {
          grouped(below, manager).push({ of: one, month, level });
        }
      }
    }
    this.inTeams = teams;
    this.below = below;
  }

  /** Short texts that tell assignments, and the terms of assignments, apart. */
  keysOf(assigned: Assigned): Keys {
    const keys = this.keys.get(assigned);
    if (keys === undefined) throw new Error('an assignment of another roster');
    return keys;
  }

  /** The assignment of a subject that is one of `assigned`, or that says the same. */
  assignment(subject: Subject & { kind: 'payee' }): Assigned | undefined {
    const known = this.bySubject.get(subject);
    if (known !== undefined) return known;
    const { payee, role, team } = subject;
    const found = this.assigned.find(
      ({ subject: one }) => one.payee === payee && one.role === role && one.team === team,
    );
    if (found !== undefined) this.bySubject.set(subject, found);
    return found;
  }

  /** A payee of another roster or plan in this one: in the same role and team, or else in all that they have here. */
  alike(subject: Subject & { kind: 'payee' }): readonly Assigned[] {
    const found = this.byPayee.get(subject.payee) ?? [];
    const same = found.filter(
      ({ subject: { role, team } }) => role === subject.role && team === subject.team,
    );
    return same.length > 0 ? same : found;
  }

  /** Whoever is assigned to a team, or to one below it, in some month of the year. */
  inTeam(team: string): readonly Assigned[] {
    return this.inTeams.get(team) ?? [];
  }

  /** Whose results roll up to a manager, and in which months. */
  under(
    manager: string,
  ): readonly { readonly of: Assigned; readonly month: number; readonly level: number }[] {
    return this.below.get(manager) ?? [];
  }
}

function grouped<V>(map: Map<string, V[]>, key: string): V[] {
  const known = map.get(key) ?? [];
  map.set(key, known);
  return known;
}
