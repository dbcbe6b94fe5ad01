/** One assignment of one person: a line of the roster. */
export interface Assignment {
  payee: string;
  role: string;
  team: string;
  start: string;
  end: string;
  manager: string;
  quota: string;
}

const FIRST =
  'Ada Ben Cleo Dev Elif Finn Gita Hugo Ines Jonas Kira Liam Mara Nils Olga Pablo Rosa Sami Tess Umar'.split(
    ' ',
  );
const LAST =
  'Abbott Brandt Castle Dorsey Engel Farrow Garner Hollis Ibarra Jensen Keller Lowell Monroe Novak Ortega Prescott'.split(
    ' ',
  );

const HEADCOUNT: { role: string; team: string; count: number; manager: string }[] = [
  { role: 'CRO', team: 'Sales', count: 1, manager: '' },
  { role: 'CMO', team: 'Marketing', count: 1, manager: '' },
  { role: 'EnterpriseManager', team: 'Enterprise', count: 1, manager: 'CRO' },
  { role: 'CommercialManager', team: 'Commercial', count: 1, manager: 'CRO' },
  { role: 'HeadOfDemandGen', team: 'DemandGen', count: 1, manager: 'CMO' },
  { role: 'EnterpriseAE', team: 'Enterprise', count: 12, manager: 'EnterpriseManager' },
  { role: 'CommercialAE', team: 'Commercial', count: 16, manager: 'CommercialManager' },
  { role: 'SolutionEngineer', team: 'SolutionEngineers', count: 5, manager: 'CRO' },
  { role: 'SDR', team: 'Development', count: 10, manager: 'CommercialManager' },
  { role: 'CampaignManager', team: 'PaidMedia', count: 4, manager: 'HeadOfDemandGen' },
  { role: 'WebManager', team: 'Web', count: 2, manager: 'HeadOfDemandGen' },
  { role: 'FieldMarketer', team: 'Field', count: 4, manager: 'CMO' },
  { role: 'ProductMarketer', team: 'ProductMarketing', count: 3, manager: 'CMO' },
];

/**
 * The roster: 61 people. Two join in mid-year, one leaves, one moves from commercial to enterprise, and three have a
 * quota of their own.
 */
export function roster(): Assignment[] {
  const people: Assignment[] = [];
  const heads = new Map<string, string>();
  for (const { role, team, count, manager } of HEADCOUNT) {
    for (let i = 0; i < count; i++) {
      const n = people.length;
      // Coprime steps through both lists give every person another name.
      const payee = `${FIRST[n % FIRST.length]} ${LAST[(n * 3 + Math.floor(n / FIRST.length)) % LAST.length]}`;
      if (i === 0) heads.set(role, payee);
      people.push({
        payee,
        role,
        team,
        start: '2026-02-01',
        end: '',
        manager: heads.get(manager) ?? '',
        quota: '',
      });
    }
  }
  if (new Set(people.map((person) => person.payee)).size !== people.length)
    throw new Error('two people share a name');

  const nth = (role: string, n: number): Assignment => {
    const found = people.filter((person) => person.role === role)[n];
    if (!found) throw new Error(`no ${role} number ${n}`);
    return found;
  };
  nth('EnterpriseAE', 11).start = '2027-03-16';
  nth('SDR', 9).start = '2027-08-01';
  nth('CommercialAE', 15).end = '2027-09-30';
  nth('EnterpriseAE', 2).quota = '1500000';
  nth('EnterpriseAE', 7).quota = '1140000';
  nth('CommercialAE', 4).quota = '720000';

  const mover = nth('CommercialAE', 0);
  mover.end = '2027-10-31';
  people.push({
    ...mover,
    role: 'EnterpriseAE',
    team: 'Enterprise',
    start: '2027-11-01',
    end: '',
    manager: heads.get('EnterpriseManager') ?? '',
  });
  return people;
}

/** Who holds a role on a day. */
export function holders(people: readonly Assignment[], role: string, day: string): string[] {
  return people
    .filter(
      (person) => person.role === role && person.start <= day && (person.end === '' || day <= person.end),
    )
    .map((person) => person.payee);
}
