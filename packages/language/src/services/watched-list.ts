import type { Watched } from './reads.ts';

/** A list that is read anew whenever it is asked for its number, which is another one once the list holds something else. */
export class WatchedList implements Watched {
  private readonly read: () => readonly unknown[];
  private items: readonly unknown[] | undefined;
  private number = 0;

  constructor(read: () => readonly unknown[]) {
    this.read = read;
  }

  get version(): number {
    const items = this.read();
    if (this.items === undefined || !areSame(items, this.items)) this.number += 1;
    this.items = items;
    return this.number;
  }
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  if (some === others) return true;
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
