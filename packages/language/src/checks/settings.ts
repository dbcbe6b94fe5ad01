import type { PlanHeader, Setting } from '../generated/ast.ts';

/** The settings of one kind in a header, in the order of the text. */
export function settingsOf<T extends Setting['$type']>(
  header: PlanHeader,
  type: T,
): Extract<Setting, { $type: T }>[] {
  return header.settings.filter(
    (setting): setting is Extract<Setting, { $type: T }> => setting.$type === type,
  );
}
