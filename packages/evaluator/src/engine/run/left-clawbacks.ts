import type { Engine } from '../evaluate/engine.ts';
import { own } from '../own.ts';
import type { RunNote } from '../result.ts';
import { periodsEndingIn, type Window } from '../windows.ts';
import { clawbackLines } from './clawback-lines.ts';

/**
 * Says how many payees have left a role that claws back, and had deals in it that were canceled in the window: nothing
 * falls due to them in the role any more, so nothing is taken back, and that should not go unseen.
 */
export function leftClawbackNotes(engine: Engine, window: Window): readonly RunNote[] {
  const days = engine.year.days(window);
  const left = engine.roster.assignments.filter((assignment) => {
    const { subject } = assignment;
    if (assignment.touches(days)) return false;
    const components = Object.values(own(engine.plan.roles, subject.role)?.components ?? {});
    return components.some((component) =>
      periodsEndingIn(component.measured, window).some((period) =>
        clawbackLines(component, subject, period, engine).some(({ amount }) => amount.value !== '0'),
      ),
    );
  });
  if (left.length === 0) return [];
  const count = new Set(left.map(({ subject }) => subject.payee)).size;
  const message =
    `deals of ${count === 1 ? 'a payee who has' : `${count} payees who have`} left the role were canceled: nothing falls ` +
    'due to them there any more, so nothing is taken back';
  return [{ code: 'clawback-after-exit', message }];
}
