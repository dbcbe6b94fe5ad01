import type { AstNode, Reference } from 'langium';

/** A list of declarations of a plan that what is kept may depend on; its number changes whenever what it holds does. */
export interface Watched {
  readonly version: number;
}

/**
 * What was looked at outside of a stretch of syntax tree while something was worked out of it. Nodes never change: what
 * is typed makes new ones. So what was worked out holds for as long as each name leads where it led, each list holds what
 * it held, and each line that was told is the line where the node stands.
 */
export class Reads {
  private readonly references = new Map<Reference, AstNode | undefined>();
  private readonly lists = new Map<Watched, number>();
  private readonly lines = new Map<AstNode, number>();
  private readonly parts = new Set<Reads>();
  private all = false;

  /** Whether it depends on the plan in a way that nothing here tells. */
  get everything(): boolean {
    return this.all;
  }

  /** Whether everything is still as it was when it was looked at. */
  get hold(): boolean {
    if (this.all) return false;
    for (const [list, version] of this.lists) if (list.version !== version) return false;
    for (const part of this.parts) if (!part.hold) return false;
    for (const [reference, target] of this.references) if (reference.ref !== target) return false;
    for (const [node, line] of this.lines) if (lineOf(node) !== line) return false;
    return true;
  }

  /** Takes over what something that this was made of has looked at. */
  add(other: Reads): void {
    if (other.all) this.all = true;
    for (const [reference, target] of other.references) this.references.set(reference, target);
    for (const [list, version] of other.lists) this.lists.set(list, version);
    for (const [node, line] of other.lines) this.lines.set(node, line);
    for (const part of other.parts) this.parts.add(part);
  }

  reference(reference: Reference, target: AstNode | undefined): void {
    this.references.set(reference, target);
  }

  list(list: Watched): void {
    this.lists.set(list, list.version);
  }

  line(node: AstNode): void {
    this.lines.set(node, lineOf(node));
  }

  /** Something that was kept and has looked at things when it was made. */
  part(reads: Reads): void {
    if (reads.all) this.all = true;
    else this.parts.add(reads);
  }

  whole(): void {
    this.all = true;
  }
}

/** The line of a text that a node begins on, counted from 1. */
export function lineOf(node: AstNode): number {
  return (node.$cstNode?.range.start.line ?? 0) + 1;
}

let current: Reads | undefined;

/** Does some work, and notes what it looks at. What it does must not wait for anything. */
export function reading<T>(reads: Reads, work: () => T): T {
  const before = current;
  current = reads;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** What notes what is looked at now, if anything does. */
export function reader(): Reads | undefined {
  return current;
}
