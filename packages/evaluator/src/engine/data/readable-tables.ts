import type { Plan } from '../../format/types/index.ts';
import type { TableData } from '../input.ts';
import { own } from '../own.ts';

/**
 * Which tables there are rows of. A run reads them all, and one that is left out is empty; an example may give rows of
 * some and none of others, and then a total over the others has no value instead of being zero.
 */
export class ReadableTables {
  private readonly plan: Plan;
  private readonly given: Readonly<Record<string, TableData>> | undefined;
  private readonly onlyThese: boolean;
  private readonly known = new Map<string, boolean>();

  constructor(plan: Plan, given: Readonly<Record<string, TableData>> | undefined, onlyThese: boolean) {
    this.plan = plan;
    this.given = given;
    this.onlyThese = onlyThese;
  }

  has(table: string): boolean {
    if (this.given === undefined) return false;
    if (!this.onlyThese) return true;
    const known = this.known.get(table);
    if (known !== undefined) return known;
    // A table that is derived from itself has no rows; that is told where they are read.
    this.known.set(table, true);
    const has = this.worked(table, this.given);
    this.known.set(table, has);
    return has;
  }

  private worked(name: string, given: Readonly<Record<string, TableData>>): boolean {
    const table = own(this.plan.tables, name);
    switch (table?.kind) {
      case 'derived':
        return table.parts.every(({ from }) => this.has(from));
      case 'credits':
        return this.has(table.from);
      default:
        return Object.hasOwn(given, name);
    }
  }
}
