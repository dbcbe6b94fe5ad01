import type { LeaverClause, NonRecoverableDraw, RecoverableDraw, Role } from '../generated/ast.ts';

/** A draw of a role, owed back or not. */
export type Draw = RecoverableDraw | NonRecoverableDraw;

/** What becomes of what is owed when the payee leaves, or the year ends. */
export interface OpenDraws {
  readonly exit: 'forgiven' | 'owed' | undefined;
  readonly yearEnd: 'forgiven' | 'carried over' | undefined;
}

/** The draws of a role, in the order of the text. */
export function drawsOf(role: Role): Draw[] {
  return role.members.filter(
    (member) => member.$type === 'RecoverableDraw' || member.$type === 'NonRecoverableDraw',
  );
}

/** The headings that an examples table has for the draws of a role. */
export function drawHeadings(role: Role): string[] {
  return drawsOf(role).flatMap(({ $type }) =>
    $type === 'RecoverableDraw' ? ['draw', 'drawn', 'repaid', 'balance', 'opening'] : ['guaranteed'],
  );
}

/** What a draw says of what is still owed; else what the header says with `open shortfalls and draws …`. */
export function openDrawsOf(
  draw: RecoverableDraw,
  header: Extract<LeaverClause, { $type: 'LeaverOpen' }> | undefined,
): OpenDraws {
  const said = header?.draws ? header.fate : undefined;
  const exit = draw.clauses.find((clause) => clause.$type === 'DrawAtExit')?.fate ?? said;
  const end = draw.clauses.find((clause) => clause.$type === 'DrawAtYearEnd');
  const yearEnd =
    end === undefined
      ? OF_HEADER[said ?? '']
      : end.carried
        ? ('carried over' as const)
        : ('forgiven' as const);
  return { exit: exit === 'forgiven' || exit === 'owed' ? exit : undefined, yearEnd };
}

const OF_HEADER: Readonly<Record<string, 'forgiven' | 'carried over'>> = {
  forgiven: 'forgiven',
  owed: 'carried over',
};
