import { weightCellOf } from '@ontarget/language';
import type { Component, Role, RoleCell } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import type { Compilation } from '../compilation.ts';
import { Refusal } from '../problems.ts';

/** What was refused in a component that a row of a table weighs. */
interface AtCell {
  readonly refusal: Refusal;
  readonly component: Component;
  readonly cell: RoleCell;
}

/**
 * Where the problems of components that several rows share are told: what is wrong for every role that has the
 * component stands where the component says it, what is wrong for some of them at the cells of those.
 */
export class TableCells {
  private readonly c: Compilation;
  private readonly found: AtCell[] = [];
  private readonly rows = new Map<Component, Set<Role>>();

  constructor(c: Compilation) {
    this.c = c;
  }

  /** Works on one component of a role, and takes what was refused inside of it aside. */
  watch<T>(role: Role, component: Component, work: () => T): T {
    const before = this.c.refusals.length;
    const result = work();
    this.take(role, component, before);
    return result;
  }

  private take(role: Role, component: Component, before: number): void {
    const cell = component.$type === 'WeightedComponent' ? weightCellOf(role, component) : undefined;
    if (cell === undefined) return;
    this.rows.set(component, (this.rows.get(component) ?? new Set()).add(role));
    for (const refusal of this.c.refusals.splice(before)) {
      if (isInside(refusal.node, component)) this.found.push({ refusal, component, cell });
      else this.c.refusals.push(refusal);
    }
  }

  /** Puts what was taken aside back, each problem at its place. */
  tell(): void {
    const alike = Map.groupBy(this.found, ({ refusal: { code, message }, component }) =>
      [code, component.name, message].join('\n'),
    );
    for (const group of alike.values()) {
      const [first] = group;
      if (first === undefined) continue;
      if (group.length === this.rows.get(first.component)?.size) this.c.refusals.push(first.refusal);
      else {
        for (const { refusal, cell } of group)
          this.c.refusals.push(new Refusal(refusal.code, cell, refusal.message));
      }
    }
  }
}

function isInside(node: AstNode | undefined, around: AstNode): boolean {
  for (let at = node; at !== undefined; at = at.$container) if (at === around) return true;
  return false;
}
