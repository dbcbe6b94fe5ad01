/** One file with `roles` roles of ten elements each, every one naming what is declared far away in it. */
export function largePlan(roles: number): string {
  const measures = Array.from(
    { length: roles },
    (_, at) => `measure M${at} { total arr of deals where kind is new dated closed credited to owner }
      curve C${at} linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat }
      team T${at}`,
  );
  const people = Array.from(
    { length: roles },
    (_, at) => `role R${at} in T${roles - 1 - at}, reports to R${(at + 1) % roles} {
        target pay $30K in the year
        variable pay {
          50% A on M${at} each quarter by itself curve C${roles - 1 - at} { quota $5 in the year, phased evenly }
          50% B on M${roles - 1 - at} each quarter by itself curve C${at} { requires A attainment to date at least 50% and M${at} above $5 }
        }
        on top { commission D on M${(at * 7) % roles} per deal each month by itself at 5%  bonus E $5 each month by itself } }`,
  );
  return `data deals { id text key  closed date  owner payee  arr money  kind one of new, old }
    ${measures.join('\n')} ${people.join('\n')}`;
}
