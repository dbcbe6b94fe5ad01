import type { ValueId } from '../../format/types/index.ts';
import type { RosterRow } from '../roster/roster.ts';
import { type Subject, subjectKey } from '../subject.ts';
import { type Window, windowKey } from '../windows.ts';

/** A text that differs for any two different values, subjects, windows and roster rows. */
export function valueKey(id: ValueId, subject: Subject, window: Window, rosterRow?: RosterRow): string {
  return `${windowKey(window)} ${rosterRow?.days.first ?? ''} ${id.length} ${id} ${subjectKey(subject)}`;
}
