import type { SqlValue } from './quantity.ts';

/** The names that a value is read from. */
export function partsOf(value: SqlValue): readonly string[] {
  const parts =
    value.kind === 'number'
      ? [value.n, String(value.d), value.bad, value.blank]
      : [value.sql, value.bad, value.blank];
  return parts.filter((one): one is string => one !== undefined && /^[a-z]\w*$/.test(one));
}

/** A value as another query names its columns. */
export function prefixed(value: SqlValue, prefix: string): SqlValue {
  const rename = <T extends string | undefined>(sql: T): T =>
    (sql !== undefined && /^[a-z]\w*$/.test(sql) ? `${prefix}${sql}` : sql) as T;
  const tail = { bad: rename(value.bad), blank: rename(value.blank) };
  if (value.kind === 'number')
    return {
      ...value,
      ...tail,
      n: rename(value.n),
      d: typeof value.d === 'string' ? rename(value.d) : value.d,
    };
  return { ...value, ...tail, sql: rename(value.sql) };
}
