import type { LangiumDocument } from 'langium';
import { replace } from '../fixes/editing.ts';
import type { TextEdit } from '../fixes/fix.ts';
import type { PayTerms, Role, Team, VariablePay, WeightedComponent } from '../generated/ast.ts';
import { payTermsOf } from '../resolve/pay-terms.ts';
import { componentSetsFor, scorecardsOf } from '../resolve/scorecards.ts';
import { teamsAbove } from '../resolve/teams.ts';
import { declarationsIn } from '../scopes/folders.ts';
import { Comments, linesOf } from './comments.ts';
import { isRead, laidOut, takeAway, touches, withoutWeight, wordsOf, written } from './pieces.ts';
import { type Rewrite, type Rewriter, type RewriteServices, refused } from './rewrite.ts';

/** Makes a list of components and a table of roles of roles that are written out. */
export const makeTableOfRoles: Rewriter = (document, range, services) => {
  if (!isRead(document)) return [];
  const all = declarationsIn(document.parseResult.value).filter(
    (node): node is Role => node.$type === 'Role',
  );
  const [asked, ...more] = all.filter((role) => touches(role.$cstNode, range, document));
  if (asked === undefined) return [];
  // Several roles that are selected are meant; from a cursor in one of them its whole team is.
  return more.length > 0
    ? ofSelected([asked, ...more], document, services)
    : ofTeam(asked, all, document, services);
};

function ofSelected(roles: readonly Role[], document: LangiumDocument, services: RewriteServices): Rewrite[] {
  const title = `Make a table of the ${roles.length} roles`;
  for (const [index, role] of roles.entries()) {
    const why = whyNot(role) ?? whyNotWith(role, roles.slice(0, index), services);
    if (why !== undefined) return [refused(title, why)];
  }
  const team = commonTeam(roles);
  if (team === undefined) return [refused(title, 'no team holds all of them')];
  return inTable(roles, team, document, services);
}

function ofTeam(
  asked: Role,
  all: readonly Role[],
  document: LangiumDocument,
  services: RewriteServices,
): Rewrite[] {
  const why = whyNot(asked);
  if (why !== undefined) return [refused(`Make a table of ${asked.name}`, why)];
  const chosen = [asked];
  for (const role of all) {
    if (role === asked || whyNot(role) !== undefined || whyNotWith(role, chosen, services) !== undefined)
      continue;
    if (commonTeam([...chosen, role]) !== undefined) chosen.push(role);
  }
  const roles = all.filter((role) => chosen.includes(role));
  const team = commonTeam(roles);
  return team === undefined ? [] : inTable(roles, team, document, services);
}

/** What keeps a role from being a row; undefined where nothing does. */
function whyNot(role: Role): string | undefined {
  if (role.team?.ref === undefined) return `${role.name} names no team, and a table is one of a team`;
  const [pay, ...others] = role.members.filter(
    (member): member is VariablePay => member.$type === 'VariablePay',
  );
  const odd = role.members.find((member) => member.$type !== 'VariablePay' && !PAY_TERMS.has(member.$type));
  if (odd !== undefined)
    return `${role.name} says more than pay and weights: ${firstWords(odd.$cstNode?.text)}`;
  if (scorecardsOf(role).length > 0) return `${role.name} has the scorecard of its team`;
  if (pay === undefined || pay.components.length === 0) return `${role.name} has no component to be weighed`;
  if (others.length > 0 || payTermsOf(role).length > 1) return `${role.name} says its pay twice`;
  const [clause] = pay.clauses;
  if (clause !== undefined)
    return `a condition of the whole variable pay of ${role.name} has no cell: ${firstWords(clause.$cstNode?.text)}`;
  const terms = payTermsOf(role)[0];
  if (terms?.roster) return `${role.name} is paid what the roster says`;
  const heading = pay.components.find(({ name }) => HEADINGS.has(name));
  if (heading !== undefined) return `a column called ${heading.name} means something else in a table`;
  const names = pay.components.map(({ name }) => name);
  return new Set(names).size < names.length ? `${role.name} has two components of one name` : undefined;
}

const PAY_TERMS: ReadonlySet<string> = new Set(['OnTargetPay', 'BasePay', 'TargetPay']);
const HEADINGS: ReadonlySet<string> = new Set(['role', 'team', 'base', 'variable']);

/** A column has one meaning: a component of one name must be the same, but for its weight, in every role. */
function whyNotWith(role: Role, others: readonly Role[], services: RewriteServices): string | undefined {
  for (const component of weightedIn(role)) {
    for (const other of others) {
      const same = weightedIn(other).find(({ name }) => name === component.name);
      if (same === undefined) continue;
      if (wordsOf(withoutWeight(same), services) === wordsOf(withoutWeight(component), services)) continue;
      return `${component.name} is not the same for ${other.name} and ${role.name}`;
    }
  }
  return undefined;
}

function weightedIn(role: Role): WeightedComponent[] {
  return role.members.flatMap((member) => (member.$type === 'VariablePay' ? member.components : []));
}

/** The lowest team that all of the roles are in, or in a team below. */
function commonTeam(roles: readonly Role[]): Team | undefined {
  const [first, ...others] = roles.map(({ team }) =>
    team?.ref === undefined ? [] : [team.ref, ...teamsAbove(team.ref)],
  );
  return first?.find((team) => others.every((line) => line.includes(team)));
}

function inTable(
  roles: readonly Role[],
  team: Team,
  document: LangiumDocument,
  services: RewriteServices,
): Rewrite[] {
  const title =
    roles.length === 1
      ? `Make a table of ${roles[0]?.name}`
      : `Make a table of the ${roles.length} roles in ${team.name}`;
  if (roles.some((role) => componentSetsFor(role, team).length > 0))
    return [refused(title, `there is a list of components for ${team.name} already`)];
  const comments = new Comments(document, services);
  const list = new Map<string, { text: string; above: string[] }>();
  const pieces = roles.flatMap((role) => pieceOf(role, comments, list) ?? []);
  const [first, ...others] = pieces;
  const text = laidOut(tableText(roles, pieces, team, list), services);
  if (first === undefined || text === undefined) return [];
  const [start, end] = [
    document.textDocument.positionAt(first.from),
    document.textDocument.positionAt(first.to),
  ];
  const edits: TextEdit[] = [
    replace({ start, end }, text),
    ...others.map(({ from, to }) => takeAway(document, from, to)),
  ];
  return [{ title, edits: new Map([[document.uri.toString(), edits]]) }];
}

/** A role's stretch of the text, with the comments that go above its row. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly above: readonly string[];
}

/** Takes a role apart: its components into the list, what is said of them above them, and the rest above its row. */
function pieceOf(
  role: Role,
  comments: Comments,
  list: Map<string, { text: string; above: string[] }>,
): Piece | undefined {
  const text = role.$cstNode;
  if (text === undefined) return undefined;
  const [over, behind] = [comments.above(text), comments.behind(text)];
  for (const component of weightedIn(role)) {
    const at = component.$cstNode;
    if (at === undefined) continue;
    const said = [...linesOf(comments.above(at))];
    const inside = linesOf(comments.within(at.offset, at.end));
    said.push(...linesOf(comments.behind(at)));
    const known = list.get(component.name);
    if (known === undefined) list.set(component.name, { text: withoutWeight(component), above: said });
    // What stood inside of the first one is written with it.
    else
      known.above.push(
        ...[...said, ...inside].filter((one) => !known.above.includes(one) && !known.text.includes(one)),
      );
  }
  const rest = linesOf(comments.within(text.offset, text.end));
  return {
    from: over[0]?.start ?? text.offset,
    to: behind.at(-1)?.end ?? text.end,
    above: [...linesOf(over), ...rest, ...linesOf(behind)],
  };
}

function tableText(
  roles: readonly Role[],
  pieces: readonly Piece[],
  team: Team,
  list: ReadonlyMap<string, { readonly text: string; readonly above: readonly string[] }>,
): string {
  const columns: readonly (readonly [heading: string, cell: (role: Role) => string])[] = [
    ['role', (role) => [role.name, written(role, 'title')].join(' ').trim()],
    ['team', (role) => (role.team?.ref === team ? '' : (role.team?.$refText ?? ''))],
    ['reports to', (role) => role.manager?.$refText ?? ''],
    ['base', (role) => ofTerms(role, ({ $type, amount }) => ($type === 'BasePay' ? amount : ''))],
    ['target pay', (role) => ofTerms(role, targetIn)],
    [
      'on-target pay',
      (role) => ofTerms(role, ({ $type, amount }) => ($type === 'OnTargetPay' ? amount : '')),
    ],
    ['variable', (role) => ofTerms(role, (terms) => (terms.$type === 'OnTargetPay' ? terms.variable : ''))],
    ...[...list.keys()].map(
      (name) =>
        [name, (role: Role) => weightedIn(role).find((one) => one.name === name)?.weight ?? ''] as const,
    ),
  ];
  const kept = columns.filter(
    ([heading, cell]) => heading === 'role' || roles.some((role) => cell(role) !== ''),
  );
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `components for ${team.name} {`,
    ...[...list.values()].flatMap(({ text, above }) => [...above, text]),
    '}',
    '',
    `roles in ${team.name} {`,
    row(kept.map(([heading]) => heading)),
    ...roles.flatMap((role, index) => [
      ...(pieces[index]?.above ?? []),
      row(kept.map(([, cell]) => cell(role))),
    ]),
    '}',
  ].join('\n');
}

function ofTerms(role: Role, read: (terms: PayTerms) => string): string {
  const [terms] = payTermsOf(role);
  return terms === undefined ? '' : read(terms);
}

function targetIn(terms: PayTerms): string {
  if (terms.$type === 'TargetPay') return terms.amount;
  return terms.$type === 'BasePay' ? `${terms.percent} of base` : '';
}

const SHOWN = 40;

function firstWords(text = ''): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN)}…`;
}
