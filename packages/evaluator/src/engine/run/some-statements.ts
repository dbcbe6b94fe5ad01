import type { Statement } from '../result.ts';
import type { PayeeSubject } from '../subject.ts';
import type { OpenedRun } from './opened-run.ts';
import { withPayments } from './payments.ts';
import { statementOf } from './statements.ts';

/**
 * The statements of those assignments that are asked for, by payee, role and team, without corrections and adjustments: for
 * whoever works the others out by other means. Only what they read of the tables is worked out.
 */
export function someStatements(
  { engine, version }: OpenedRun,
  asked: (subject: PayeeSubject) => boolean,
): readonly Statement[] {
  const statements = engine.roster.assignments
    .filter(({ subject }) => asked(subject))
    .flatMap((assignment) => statementOf(assignment, engine, version) ?? []);
  return withPayments(statements, version.window, engine);
}
