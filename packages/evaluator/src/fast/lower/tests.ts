import { endsPeriod } from '../../engine/windows.ts';
import type { Condition } from '../../format/types/index.ts';
import { parseDate } from '../../numbers/index.ts';
import type { Test } from '../arithmetic/node.ts';
import { NotFast } from '../refused.ts';
import { endsAssignment } from './alone.ts';
import { entryOf } from './given.ts';
import type { Lowering } from './lowering.ts';
import type { Place } from './place.ts';

/** A condition as plain arithmetic. */
export function lowerTest(condition: Condition, place: Place, to: Lowering): Test {
  switch (condition.op) {
    case 'compare':
      return to.build.compared(
        condition.relation,
        to.number(condition.left, place),
        to.number(condition.right, place),
      );
    case 'all':
    case 'any':
      return to.build.combined(
        condition.op,
        condition.of.map((one) => to.test(one, place)),
      );
    case 'not':
      return to.build.negated(to.test(condition.of, place));
    case 'flag':
      return to.flag(condition.value, place.asker, place.window, place.inRow);
    case 'blank': {
      if (condition.of.op !== 'entered' || condition.of.whenMissing !== undefined) {
        throw new NotFast('whether a cell is blank is asked of the reference engine alone');
      }
      const entered = entryOf(condition.of, place, to);
      if (entered === 'no-team') throw new NotFast('a result of a team is asked for, and there is none');
      return to.build.negated(to.build.given(entered));
    }
    case 'reached': {
      const day = parseDate(condition.day);
      if (!day.ok) throw new NotFast(day.message);
      return to.build.truth(to.year.days(place.window).last >= day.value);
    }
    case 'ends':
      if (condition.what === 'assignment' || condition.what === 'assignment before')
        return endsAssignment(condition.what, place, to);
      return to.build.truth(endsPeriod(condition.what, place.window));
    default:
      throw new NotFast(`the condition "${condition.op}" is decided by the reference engine alone`);
  }
}
