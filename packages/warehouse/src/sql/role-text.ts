import type { RoleParts } from './role-parts.ts';
import type { TotalScope } from './totals.ts';

/** The query of a role, whose last rows are its payees. */
export function roleText(of: RoleParts, role: string, columns: readonly string[]): string {
  const { dialect } = of;
  const { textLiteral, once } = dialect;
  const queries: string[] = [];
  const add = (name: string, query: string) => queries.push(`${name} AS ${once}(\n${query})`);
  const subject = textLiteral(role);
  add('own_roster', `SELECT * FROM ot_roster WHERE role = ${subject}`);
  const joinOf = (scope: TotalScope, roster: string) => {
    const found = of.totals.queries(scope, roster, 'sums');
    for (const { name, query } of found) add(name, query);
    return found;
  };
  // The company and the teams are worked out before the payees that read them.
  const whole = [...joinOf('company', ''), ...joinOf('namedTeam', '')];
  const ofCompany = of.entries.text('company', "''");
  add(
    `${of.company.name}_0`,
    `SELECT 1 AS one${ofCompany.columns}${whole.map(({ name, columns: all }) => all.map((one) => `, ${name}.${one}`).join('')).join('')} FROM (SELECT 1 AS one) x${whole.map(({ name }) => ` CROSS JOIN ${name}`).join('')}${ofCompany.joins}`,
  );
  const company = of.company.queries(`${of.company.name}_0`, dialect);
  queries.push(...company.queries);
  const teamNames = Object.keys(of.plan.teams).map((team) => `SELECT ${textLiteral(team)} AS team`);
  const list =
    teamNames.length === 0 ? `SELECT CAST(NULL AS ${dialect.text}) AS team` : teamNames.join(' UNION ALL ');
  const ofTeams = joinOf('team', '');
  const entriesOfTeam = of.entries.text('team', 'k.team');
  add(
    `${of.teams.name}_0`,
    `SELECT k.team, ${company.last}.*${allOf(ofTeams)}${entriesOfTeam.columns} FROM (${list}) k CROSS JOIN ${company.last}${ofTeams.map(({ name }) => ` LEFT JOIN ${name} ON ${name}.team = k.team`).join('')}${entriesOfTeam.joins}`,
  );
  const teams = of.teams.queries(`${of.teams.name}_0`, dialect);
  queries.push(...teams.queries);
  const windows = [...of.windows].map(([prefix, { window, columns: read }]) => {
    const { first, last } = of.year.days(window);
    const name = `${prefix}row`;
    add(
      name,
      `SELECT * FROM (SELECT r.*, ROW_NUMBER() OVER (PARTITION BY aid ORDER BY s DESC) AS nth FROM own_roster r WHERE s <= ${last} AND e >= ${first}) x WHERE nth = 1`,
    );
    return {
      name,
      columns: ['rid', ...read].map((column) => `, ${name}.${column} AS ${prefix}${column}`).join(''),
    };
  });
  const sums = [...joinOf('own', 'own_roster'), ...joinOf('rolledUp', 'own_roster')];
  const own = of.entries.text('payee', 'a.payee');
  const base = `${of.rosterRows.name}_base`;
  add(
    base,
    `SELECT a.aid, a.payee, a.first_day, a.first_in_role, a.first_of_all, a.last_in_role, a.team${teamColumns(of, ofTeams, whole)}${allOf(sums)}${own.columns}${windows.map((one) => one.columns).join('')}
FROM (SELECT * FROM ot_assignments WHERE role = ${subject}) a LEFT JOIN ${teams.last} k ON k.team = a.team CROSS JOIN ${company.last} y${[...sums, ...windows].map(({ name }) => ` LEFT JOIN ${name} ON ${name}.aid = a.aid`).join('')}${own.joins}`,
  );
  const from = of.accruals.length === 0 ? base : accrued(of, base, queries);
  const payees = of.payees.queries(from, dialect);
  queries.push(...payees.queries);
  return `WITH ${queries.join(',\n')}\nSELECT payee, team,\n  ${columns.join(',\n  ')}\nFROM ${payees.last}`;
}

/** The payees with what their roster rows come to. */
function accrued(of: RoleParts, base: string, queries: string[]): string {
  const { dialect } = of;
  const { once } = dialect;
  const months = [...of.months].map((month) => {
    const { first, last } = of.year.days({ from: month, to: month });
    const covers = `r.s <= ${last} AND r.e >= ${first}`;
    const days = `(CASE WHEN ${covers} THEN (CASE WHEN r.e < ${last} THEN r.e ELSE ${last} END) - (CASE WHEN r.s > ${first} THEN r.s ELSE ${first} END) + 1 ELSE 0 END) AS days_${month}`;
    const isLast = `(${covers} AND r.s = MAX(CASE WHEN ${covers} THEN r.s END) OVER (PARTITION BY r.aid)) AS is_last_${month}`;
    return `, ${days}, ${isLast}`;
  });
  const own = [...of.ownColumns].map((column) => `, r.${column} AS q_${column}`);
  queries.push(
    `${of.rosterRows.name}_0 AS ${once}(\nSELECT ${base}.*${own.join('')}${months.join('')} FROM ${base} JOIN own_roster r ON r.aid = ${base}.aid)`,
  );
  const rows = of.rosterRows.queries(`${of.rosterRows.name}_0`, dialect);
  queries.push(...rows.queries);
  const sums = of.accruals.flatMap(({ name, sql, bad }) => [
    `CAST(SUM(${sql}) AS ${dialect.whole}) AS ${name}`,
    ...(bad === undefined ? [] : [`MAX(CASE WHEN ${bad} THEN 1 ELSE 0 END) = 1 AS ${name}_x`]),
  ]);
  const name = `${of.payees.name}_sums`;
  queries.push(`${name} AS ${once}(\nSELECT aid, ${sums.join(', ')} FROM ${rows.last} GROUP BY aid)`);
  const all = of.accruals.flatMap(({ name: one, bad }) => [
    `, z.${one}`,
    ...(bad === undefined ? [] : [`, z.${one}_x`]),
  ]);
  queries.push(
    `${of.payees.name}_0 AS ${once}(\nSELECT ${base}.*${all.join('')} FROM ${base} LEFT JOIN ${name} z ON z.aid = ${base}.aid)`,
  );
  return `${of.payees.name}_0`;
}

function allOf(groups: readonly { readonly name: string; readonly columns: readonly string[] }[]): string {
  return groups.flatMap(({ name, columns }) => columns.map((column) => `, ${name}.${column}`)).join('');
}

/** What the payees read of the teams and the company: their named columns, and their sums. */
function teamColumns(
  of: RoleParts,
  sums: readonly { readonly columns: readonly string[] }[],
  whole: readonly { readonly columns: readonly string[] }[],
): string {
  const team = [
    ...of.teams.columns,
    ...of.entries.columns('team'),
    ...sums.flatMap(({ columns }) => columns),
  ].map((column) => `, k.${column}`);
  const company = [
    ...of.company.columns,
    ...of.entries.columns('company'),
    ...whole.flatMap(({ columns }) => columns),
  ].map((column) => `, y.${column}`);
  return [...team, ...company].join('');
}
