import type { Cell } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import type { DataCase, DataFinding } from './inputs.ts';
import type { DataBound } from './terms.ts';

/** The columns of the roster that tell who has signed. */
const COLUMNS = ['state', 'signed', 'received'];

const CALIFORNIA = new Set(['ca', 'us-ca', 'california']);

/** Of those in California who are paid for selling: whether each has a signed copy and has signed its receipt. */
export function unsignedInCalifornia({ plan, inputs }: DataCase<DataBound>): DataFinding[] {
  const roles = new Set(rolesPaidForSelling(plan));
  if (roles.size === 0) return [];
  const roster = plan.tables.roster;
  const known = roster === undefined ? {} : roster.kind === 'credits' ? {} : roster.columns;
  const absent = COLUMNS.filter((column) => !Object.hasOwn(known, column));
  if (absent.length > 0)
    return [
      {
        kind: 'not evaluated',
        needs: `it needs the columns state, signed and received of the roster, and the plan has no ${absent.join(', no ')}: data roster { state text or blank  signed date or blank  received date or blank }`,
      },
    ];
  if (inputs.roster === undefined)
    return [{ kind: 'not evaluated', needs: 'it needs the roster: roster.csv where the data is' }];
  const people = new Map<string, boolean>();
  for (const row of inputs.roster) {
    const { payee, role, state } = row;
    if (typeof payee !== 'string' || typeof role !== 'string' || !roles.has(role)) continue;
    if (typeof state !== 'string' || !CALIFORNIA.has(state.trim().toLowerCase())) continue;
    const hasBoth = isDone(row.signed) && isDone(row.received);
    people.set(payee, (people.get(payee) ?? true) && hasBoth);
  }
  const unsigned = [...people.values()].filter((hasBoth) => !hasBoth).length;
  if (unsigned === 0) return [];
  const isFew = people.size < inputs.smallestGroup;
  const who = isFew
    ? 'somebody paid for selling in California has'
    : `${unsigned} of ${people.size} paid for selling in California have`;
  return [
    {
      kind: 'broken',
      places: [],
      finding: `${who} no signed copy of the plan or no signed receipt of it`,
      mend: 'Give a signed copy and have its receipt signed before it pays',
    },
  ];
}

/** Roles with a commission, or with pay on revenue: a percent of sales by another name is commission still. */
function rolesPaidForSelling(plan: Plan): string[] {
  return Object.entries(plan.roles)
    .filter(([, { components }]) =>
      Object.values(components).some(
        ({ kind, on, unpaid }) =>
          unpaid === undefined &&
          (kind === 'commission' || on.measures.some((name) => plan.measures[name]?.revenue === true)),
      ),
    )
    .map(([role]) => role);
}

/** A date, a yes, or any text says that it was done. */
function isDone(cell: Cell | undefined): boolean {
  if (cell === undefined || cell === null || cell === false) return false;
  return typeof cell !== 'string' || !/^(|no|false)$/i.test(cell.trim());
}
