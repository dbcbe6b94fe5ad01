import type { ComponentSet, Role, RoleCell, RoleTable, Scorecard } from '../generated/ast.ts';
import { componentsInside } from '../resolve/component-needs.ts';
import {
  cellUnder,
  headingOf,
  headingsOf,
  isBlank,
  tableOfRole,
  weighsComponents,
  weightCellsOf,
} from '../resolve/role-rows.ts';
import { componentSetsOf, scorecardsOf } from '../resolve/scorecards.ts';
import { withTeamsBelow } from '../resolve/teams.ts';
import type { Check, Say } from './context.ts';
import { placeInWords } from './places.ts';

/** A heading twice, or a row too short, would read an amount under the wrong heading. */
export const roleTablesMustBeReadableByColumn: Check<RoleTable> = (table, say) => {
  const columns = headingsOf(table);
  const [first, ...others] = columns;
  const wrong = (why: string) =>
    say('role-table-wrong', { node: table.header }, { team: teamName(table), why });
  const names = columns.map(({ word, component }) => word ?? component?.$refText);
  if (first?.word !== 'role') wrong('its first heading is "role"');
  else if (new Set(names).size < columns.length) wrong('each heading stands once');
  for (const row of table.rows) {
    if (row.cells.length === others.length) continue;
    const why = `${row.name} has ${row.cells.length + 1} cells under ${columns.length} headings`;
    say('role-table-wrong', { node: row }, { team: teamName(table), why });
  }
};

/** What a row says of pay must be one of the ways in which a role says it. */
export const rowsMustSayPayOneWay: Check<Role> = (role, say) => {
  const table = tableOfRole(role);
  if (table === undefined || hasStrayCell(role)) return;
  const unclear = whyUnclear(role);
  if (unclear !== undefined) sayAtCell(unclear.cell, unclear.why, say);
};

/** A cell holds what its heading asks for: a name, an amount, or a weight. */
export const cellsMustFitTheirHeading: Check<RoleCell> = (cell, say) => {
  const why = whyStray(cell);
  if (why !== undefined) sayAtCell(cell, why, say);
};

/** A table of a team is about that team and those below it. */
export const teamsOfRowsMustBeOfTheTable: Check<Role> = (role, say) => {
  const [whole, cell] = [tableOfRole(role)?.team.ref, cellUnder(role, 'team')];
  const own = cell?.named?.ref;
  if (cell === undefined || whole === undefined || own?.$type !== 'Team') return;
  if (withTeamsBelow(whole).includes(own)) return;
  sayAtCell(cell, `${own.name} is neither ${whole.name} nor a team below it`, say);
};

/** What a component asks of another one, its role must have too. */
export const rowsMustHaveWhatTheirComponentsNeed: Check<Role> = (role, say) => {
  const cells = weightCellsOf(role);
  const has = new Set(cells.map(({ component }) => component.name));
  for (const { component, cell } of cells) {
    const missing = componentsInside(component).find(({ name }) => !has.has(name));
    if (missing === undefined) continue;
    sayAtCell(cell, `${component.name} needs ${missing.name}, which ${role.name} does not have`, say);
  }
};

/** A role has one variable pay and one total: its own, or those of the one scorecard of its team. */
export const rolesMustHaveOneScorecard: Check<Role> = (role, say) => {
  const [scorecard, second] = scorecardsOf(role);
  if (scorecard === undefined) return;
  const place = { node: role, property: 'name' } as const;
  const first = placeInWords(scorecard, role);
  if (second !== undefined) say('said-twice', place, { owner: role.name, what: 'a scorecard', first });
  const table = tableOfRole(role);
  if (table !== undefined && weighsComponents(table)) {
    const what = '"variable pay", that of its scorecard';
    say('said-twice', place, { owner: role.name, what, first });
  }
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

/** A team's table weighs the components of one list. */
export const componentsMustBeListedOnce: Check<ComponentSet> = (set, say, plan) => {
  const team = set.team.ref;
  const first = plan.ofType<ComponentSet>('ComponentSet').find((other) => other.team?.ref === team);
  if (team === undefined || first === undefined || first === set) return;
  const what = `a list of components`;
  say(
    'said-twice',
    { node: set, keyword: 'components' },
    { owner: team.name, what, first: placeInWords(first, set) },
  );
};

export const listedComponentsMustHaveTheirOwnName: Check<ComponentSet> = (set, say) => {
  set.components.forEach((component, index) => {
    const first = set.components.slice(0, index).find(({ name }) => name === component.name);
    if (first === undefined) return;
    const what = `a component for ${set.team.$refText}`;
    const params = { name: component.name, what, first: placeInWords(first, component) };
    say('name-twice', { node: component, property: 'name' }, params);
  });
};

/** A component that no row weighs pays nobody. */
export const listedComponentsMustBeWeighed: Check<ComponentSet> = (set, say, plan) => {
  const team = set.team.ref;
  if (team === undefined || plan.header === undefined || plan.rolesMisread || !plan.isOwn(set)) return;
  const weighed = new Set(
    plan.roles.flatMap((role) => weightCellsOf(role)).map(({ component }) => component),
  );
  if (!set.components.some((component) => weighed.has(component))) {
    const effect = `no table of roles in ${team.name} weighs one of them`;
    const params = { what: 'list of components for', name: team.name, effect };
    say('unused-declaration', { node: set, property: 'team', unneeded: true }, params);
    return;
  }
  for (const component of set.components.filter((one) => !weighed.has(one))) {
    const effect = `no row of the roles in ${team.name} weighs it`;
    const params = { what: 'component', name: component.name, effect };
    say('unused-declaration', { node: component, property: 'name', unneeded: true }, params);
  }
};

/** Without a list of components nothing can be weighed, whatever the headings are called. */
export function hasNoList(table: RoleTable): boolean {
  return componentSetsOf(table).length === 0;
}

interface Unclear {
  readonly cell: RoleCell;
  readonly why: string;
}

function whyUnclear(role: Role): Unclear | undefined {
  const [base, target, whole, variable] = (['base', 'target pay', 'on-target pay', 'variable'] as const).map(
    (heading) => cellUnder(role, heading),
  );
  const isPercent = (cell: RoleCell) => cell.value?.endsWith('%') === true;
  for (const cell of [base, whole]) {
    if (cell !== undefined && isPercent(cell))
      return { cell, why: `the pay of ${role.name} is an amount of money` };
  }
  const one = whole ?? variable;
  if (one !== undefined && (whole === undefined || variable === undefined)) {
    const why = `${role.name} says "on-target pay" and the part of it that is "variable", or neither`;
    return { cell: one, why };
  }
  const twice = target ?? base;
  if (whole !== undefined && twice !== undefined) {
    const why = `${role.name} says its pay twice: by on-target pay, and by base or target pay`;
    return { cell: twice, why };
  }
  if (variable !== undefined && !isPercent(variable))
    return { cell: variable, why: `what is variable for ${role.name} is a percent` };
  if (target !== undefined && isPercent(target) && !target.ofBase)
    return { cell: target, why: `the target pay of ${role.name} is a percent "of base"` };
  if (target?.ofBase && base === undefined)
    return { cell: target, why: `the target pay of ${role.name} is a part of a base that it has not` };
  return undefined;
}

function hasStrayCell(role: Role): boolean {
  return role.cells.some((cell) => whyStray(cell) !== undefined);
}

function whyStray(cell: RoleCell): string | undefined {
  const heading = headingOf(cell);
  if (heading === undefined || isBlank(cell)) return undefined;
  const { name } = cell.$container;
  switch (heading.word) {
    case 'team':
      return cell.named === undefined
        ? `what stands under "team" is the name of the team of ${name}`
        : undefined;
    case 'reports to':
      return cell.named === undefined ? `${name} reports to a role, by its name` : undefined;
    default: {
      const under = heading.word ?? heading.component?.$refText ?? '';
      if (cell.named !== undefined)
        return `${cell.named.$refText} is no ${heading.word === undefined ? 'weight' : 'amount'}, and it stands under ${under}`;
      if (!cell.ofBase || heading.word === 'target pay') return undefined;
      return heading.word === undefined
        ? `what ${under} weighs for ${name} is a part of its target pay, not "of base"`
        : `only target pay can be a percent "of base", and not ${under} of ${name}`;
    }
  }
}

function sayAtCell(cell: RoleCell, why: string, say: Say): void {
  const table = tableOfRole(cell.$container);
  const place = { node: cell, property: cell.named === undefined ? 'value' : 'named' } as const;
  say('role-table-wrong', place, { team: table === undefined ? '' : teamName(table), why });
}

function teamName({ team }: RoleTable): string {
  return team.$refText;
}
