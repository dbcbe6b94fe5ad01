import { subjectKey } from '../../engine/subject.ts';
import type { Assigned, WhatIf } from '../../engine/what-if.ts';
import type { Column } from '../columns.ts';
import type { FastInput } from '../lower/inputs.ts';
import type { Stay } from '../lower/stay.ts';
import { gather, isGathered } from '../roster/gather.ts';
import { alikeOf, type Person } from '../roster/stays.ts';

/** People of one role, team and stay: their years are paid by the same arithmetic. */
export interface YearGroup {
  readonly role: string;
  readonly team: string | undefined;
  readonly stay: Stay;
  /** Whether no deals are given, so that none is canceled. */
  readonly noDeals: boolean;
  readonly assigned: readonly Assigned[];
  /** What the tables say of them: columns of those who have only numbers there, and the others. */
  gathered(inputs: readonly FastInput[]): {
    readonly assigned: readonly Assigned[];
    readonly others: readonly Assigned[];
    readonly columns: Readonly<Record<string, Column>>;
  };
}

/**
 * Groups the people of a plan who can be paid alike. Whoever is in none is paid by the reference engine alone.
 *
 * @param assigned the people by the names of whoever asks, such as those of the same roster read for another plan
 */
export function yearGroups(
  { engine, assigned: own, noDeals }: WhatIf,
  assigned: readonly Assigned[] = own,
): readonly YearGroup[] {
  const bySubject = new Map(assigned.map((one) => [subjectKey(one.subject), one]));
  const known = ({ assignment }: Person): Assigned[] => {
    const one = bySubject.get(subjectKey(assignment.subject));
    return one === undefined ? [] : [one];
  };
  return alikeOf(engine, true).map((alike) => {
    const people = alike.people.filter((one) => known(one).length > 0);
    const { role, team, stay } = alike;
    return {
      role,
      team,
      stay,
      noDeals,
      assigned: people.flatMap(known),
      gathered: (inputs) => {
        const { people: plain, others, columns } = gather(inputs.filter(isGathered), people, engine);
        return { assigned: plain.flatMap(known), others: others.flatMap(known), columns };
      },
    };
  });
}
