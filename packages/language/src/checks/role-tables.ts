import type { Role, RoleTable, Scorecard } from '../generated/ast.ts';
import { cellUnder } from '../resolve/role-rows.ts';
import { scorecardsOf } from '../resolve/scorecards.ts';
import type { Check } from './context.ts';
import { placeInWords } from './places.ts';

/** A heading twice, or a row too short, would read an amount under the wrong heading. */
export const roleTablesMustBeReadableByColumn: Check<RoleTable> = (table, say) => {
  const { columns } = table.header;
  const [first, ...others] = columns;
  const wrong = (why: string) =>
    say('role-table-wrong', { node: table.header }, { team: teamName(table), why });
  if (first !== 'role') wrong('its first heading is "role"');
  else if (new Set(columns).size < columns.length) wrong('each heading stands once');
  for (const row of table.rows) {
    if (row.cells.length === others.length) continue;
    const why = `${row.name} has ${row.cells.length + 1} cells under ${columns.length} headings`;
    say('role-table-wrong', { node: row }, { team: teamName(table), why });
  }
};

/** What a row says of pay must be one of the ways in which a role says it. */
export const rowsMustSayPayOneWay: Check<Role> = (role, say) => {
  if (role.$container.$type !== 'RoleTable') return;
  const why = whyUnclear(role);
  if (why !== undefined) say('role-table-wrong', { node: role }, { team: teamName(role.$container), why });
};

/** A role has one variable pay and one total: its own, or those of the one scorecard of its team. */
export const rolesMustHaveOneScorecard: Check<Role> = (role, say) => {
  const [scorecard, second] = scorecardsOf(role);
  if (scorecard === undefined) return;
  const place = { node: role, property: 'name' } as const;
  const first = placeInWords(scorecard, role);
  if (second !== undefined) say('said-twice', place, { owner: role.name, what: 'a scorecard', first });
  for (const member of role.members) {
    const isTotal = member.$type === 'TotalTerms' && scorecard.totals.length > 0;
    if (member.$type !== 'VariablePay' && !isTotal) continue;
    const what = isTotal ? '"total", that of its scorecard' : '"variable pay", that of its scorecard';
    say('said-twice', { node: member }, { owner: role.name, what, first });
  }
};

/** A scorecard that nobody is paid by was meant for another team. */
export const scorecardsMustBeSomebodys: Check<Scorecard> = (scorecard, say, plan) => {
  const team = scorecard.team.ref;
  if (team === undefined || plan.header === undefined || plan.rolesMisread || !plan.isOwn(scorecard)) return;
  if (plan.roles.some((role) => scorecardsOf(role).includes(scorecard))) return;
  const what = 'scorecard';
  const params = { what, name: team.name, effect: `no role is in ${team.name} itself` };
  say('unused-declaration', { node: scorecard, property: 'team', unneeded: true }, params);
};

function whyUnclear(role: Role): string | undefined {
  const [base, target, whole, variable] = (['base', 'target pay', 'on-target pay', 'variable'] as const).map(
    (heading) => cellUnder(role, heading),
  );
  const isPercent = (text: string | undefined) => text?.endsWith('%') === true;
  if (isPercent(base?.value) || isPercent(whole?.value))
    return `the pay of ${role.name} is an amount of money`;
  if ((whole === undefined) !== (variable === undefined)) {
    return `${role.name} says "on-target pay" and the part of it that is "variable", or neither`;
  }
  if (whole !== undefined && (target !== undefined || base !== undefined)) {
    return `${role.name} says its pay twice: by on-target pay, and by base or target pay`;
  }
  if (variable !== undefined && !isPercent(variable.value))
    return `what is variable for ${role.name} is a percent`;
  if (isPercent(target?.value) && !target?.ofBase)
    return `the target pay of ${role.name} is a percent "of base"`;
  if (target?.ofBase && base === undefined)
    return `the target pay of ${role.name} is a part of a base that it has not`;
  const stray = [base, whole, variable].some((cell) => cell?.ofBase);
  return stray
    ? `only target pay can be a percent "of base", and not of ${role.name}'s other pay`
    : undefined;
}

function teamName({ team }: RoleTable): string {
  return team.$refText;
}
