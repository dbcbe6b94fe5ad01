import type { Dialect } from './dialect.ts';

/** Gives out names that no other part of a script has: `v1`, `t2`, … */
export class Names {
  private next = 0;

  of(prefix: string): string {
    this.next += 1;
    return `${prefix}${this.next}`;
  }
}

interface Let {
  readonly name: string;
  readonly sql: string;
  readonly level: number;
}

/**
 * Rows of one kind with columns worked out on them. A column that is read more than once gets a name; those that need
 * nothing but what is known before them share one query, so that a plan of any length is a chain only as long as its
 * values depend on each other.
 */
export class Relation {
  readonly name: string;
  private readonly names: Names;
  private readonly lets: Let[] = [];
  private readonly known = new Map<string, string>();
  private readonly levels = new Map<string, number>();

  constructor(name: string, names: Names) {
    this.name = name;
    this.names = names;
  }

  /** A name for an expression: itself where it is a name or a literal. */
  bind(sql: string): string {
    if (/^(?:[a-z]\w*(?:\.\w+)?|CAST\('?-?\d+'? AS [A-Z]+(?:\(\d+, \d+\))?\)|TRUE|FALSE)$/.test(sql))
      return sql;
    const known = this.known.get(sql);
    if (known !== undefined) return known;
    const name = this.names.of('v');
    const level = 1 + Math.max(0, ...(sql.match(/\bv\d+\b/g) ?? []).map((one) => this.levels.get(one) ?? 0));
    this.lets.push({ name, sql, level });
    this.levels.set(name, level);
    this.known.set(sql, name);
    return name;
  }

  get columns(): readonly string[] {
    return this.lets.map(({ name }) => name);
  }

  /** The queries that work the columns out, from the one named `from`; and the name of the last. */
  queries(from: string, dialect: Dialect): { readonly last: string; readonly queries: readonly string[] } {
    const queries: string[] = [];
    let last = from;
    const depth = Math.max(0, ...this.lets.map(({ level }) => level));
    for (let level = 1; level <= depth; level += 1) {
      const columns = this.lets
        .filter((one) => one.level === level)
        .map(({ name, sql }) => `${sql} AS ${name}`);
      const name = `${this.name}_${level}`;
      queries.push(
        `${name} AS ${dialect.once}(\nSELECT ${last}.*,\n  ${columns.join(',\n  ')}\nFROM ${last})`,
      );
      last = name;
    }
    return { last, queries };
  }
}
