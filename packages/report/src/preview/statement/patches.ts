import type { Statement } from './model.ts';
import { STATEMENT, statementBody } from './section.ts';

/** The statement drawn anew: new contents of the element `id`. */
export function renderStatement(statement: Statement): { id: string; html: string }[] {
  return [{ id: STATEMENT, html: statementBody(statement).markup }];
}
