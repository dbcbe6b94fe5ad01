import type { AstNode, LangiumDocument, ValidationAcceptor } from 'langium';
import { report } from '../diagnostics/report.ts';
import type { OnTargetServices } from '../services/core-module.ts';
import { Reads, reading } from '../services/reads.ts';
import { remember } from '../services/remember.ts';
import { walk } from '../services/walk.ts';
import type { Check } from './context.ts';
import { isMisread } from './misread.ts';
import type { PlanView } from './plan-view.ts';
import { nodeChecks } from './registry.ts';
import { Wholeness } from './whole.ts';

/** One check of one node of a declaration, by its place among all of that declaration. */
interface Item {
  readonly order: number;
  readonly node: AstNode;
  readonly check: Check<AstNode>;
}

/** A problem that a check of a declaration found. */
interface Said {
  readonly item: Item;
  readonly told: Parameters<ValidationAcceptor>;
}

/** What the checks of a declaration said, for as long as what they looked at elsewhere is the same. */
interface Kept {
  readonly reads: Reads;
  readonly said: readonly Said[];
  /** What has to be asked again each time, and how many such checks there were when it was looked for. */
  again: readonly Item[];
  checksAgain: number;
}

const NO_CHECKS: readonly Check<AstNode>[] = [];

/**
 * Checks declarations, and keeps what the checks said of each until something changes that they looked at. Declarations that
 * are not touched by what is typed stay the same nodes, so that a key costs what it touches. A check that looks at the whole
 * plan is asked again each time. A rule sees only nodes that were read completely, and the plan around them.
 */
export class KeptChecks {
  private readonly checks: ReadonlyMap<string, readonly Check<AstNode>[]>;
  private readonly wholeness: Wholeness;
  private readonly kept = new WeakMap<AstNode, Kept>();
  private readonly nodes = new WeakMap<AstNode, readonly AstNode[]>();
  /** Checks that were seen to look at the whole plan. */
  private readonly again = new Set<Check<AstNode>>();

  constructor({ shared: { AstReflection: reflection } }: OnTargetServices) {
    this.checks = nodeChecks(reflection);
    this.wholeness = new Wholeness(reflection);
  }

  /** Tells what is wrong with a top-level declaration, in the order of its text. */
  check(declaration: AstNode, document: LangiumDocument, plan: PlanView, accept: ValidationAcceptor): void {
    const text = declaration.$cstNode;
    const known = this.kept.get(declaration);
    // Which of its nodes may be looked at depends on where errors stand: that is not kept.
    if (text === undefined || isMisread({ start: text.offset, end: text.end }, document)) {
      this.kept.delete(declaration);
      for (const one of this.items(declaration))
        for (const { told } of this.ask(one, document, plan)) accept(...told);
    } else if (known?.reads.hold) {
      this.tell(known, declaration, document, plan, accept);
    } else {
      this.checkAnew(declaration, document, plan, accept);
    }
  }

  /** Tells of the nodes themselves, without what stands below them. */
  checkNode(node: AstNode, document: LangiumDocument, plan: PlanView, accept: ValidationAcceptor): void {
    for (const check of this.checks.get(node.$type) ?? NO_CHECKS) {
      for (const { told } of this.ask({ order: 0, node, check }, document, plan)) accept(...told);
    }
  }

  private checkAnew(
    declaration: AstNode,
    document: LangiumDocument,
    plan: PlanView,
    accept: ValidationAcceptor,
  ): void {
    const reads = new Reads();
    const said: Said[] = [];
    for (const item of this.items(declaration)) {
      const own = new Reads();
      const found = reading(own, () => this.ask(item, document, plan));
      for (const { told } of found) accept(...told);
      if (own.everything) this.again.add(item.check);
      if (this.again.has(item.check)) continue;
      reads.add(own);
      said.push(...found);
    }
    this.kept.set(declaration, { reads, said, again: [], checksAgain: 0 });
  }

  private tell(
    kept: Kept,
    declaration: AstNode,
    document: LangiumDocument,
    plan: PlanView,
    accept: ValidationAcceptor,
  ): void {
    if (kept.checksAgain !== this.again.size) {
      kept.again = [...this.items(declaration)].filter(({ check }) => this.again.has(check));
      kept.checksAgain = this.again.size;
    }
    const fresh = kept.again.flatMap((item) => this.ask(item, document, plan));
    // A check that was asked again since then has said its own anew.
    const still = kept.said.filter(({ item }) => !this.again.has(item.check));
    const all = fresh.length === 0 ? still : [...still, ...fresh];
    for (const { told } of all.toSorted((a, b) => a.item.order - b.item.order)) accept(...told);
  }

  private ask(item: Item, document: LangiumDocument, plan: PlanView): Said[] {
    const { node, check } = item;
    if (!this.wholeness.isWhole(node, document)) return [];
    const found: Said[] = [];
    const accept: ValidationAcceptor = (...told) => found.push({ item, told });
    try {
      check(node, (code, place, params) => report(accept, code, place, params), plan);
    } catch (error) {
      const what = 'An error occurred during validation';
      console.error(`${what}:`, error);
      accept('error', `${what}: ${error instanceof Error ? error.message : String(error)}`, { node });
    }
    return found;
  }

  private *items(declaration: AstNode): Generator<Item> {
    let order = 0;
    for (const node of this.checkedIn(declaration)) {
      for (const check of this.checks.get(node.$type) ?? NO_CHECKS) {
        yield { order, node, check };
        order += 1;
      }
    }
  }

  /** The nodes of a declaration that have checks: a tree that was read never changes. */
  private checkedIn(declaration: AstNode): readonly AstNode[] {
    return remember(this.nodes, declaration, () => {
      const found: AstNode[] = [];
      walk(declaration, (node) => {
        if (this.checks.has(node.$type)) found.push(node);
      });
      return found;
    });
  }
}
