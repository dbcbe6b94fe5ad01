/**
 * A record's own entry. Names come from plans and data, and a name such as `constructor` must not find what every
 * object inherits.
 */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
