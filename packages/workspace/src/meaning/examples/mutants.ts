import { type Equivalence, equivalenceOf, type Mutant, mutantsOf, reachOf } from '@ontarget/analysis/mutate';
import { checkClaim } from '@ontarget/analysis/prove';
import type { Plan, SourceRange, ValueId } from '@ontarget/evaluator/format';
import { declarationsIn } from '@ontarget/language';
import { type Examples, isClaim } from '@ontarget/language/ast';
import { AstUtils } from 'langium';
import { rangeOfNode } from '../../diagnostics/ranges.ts';
import { place, relativePath } from '../../places.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { readClaim } from '../claims/read.ts';
import { cellRange } from './cells.ts';
import { checkedCells, comesOut, tablesIn } from './run.ts';
import type { CheckedCell } from './table.ts';

/** What became of a mutant. */
export interface MutantFate {
  readonly mutant: Mutant;
  /** Where what it changes stands in the text. */
  readonly range?: SourceRange;
  readonly fate: /** A cell comes out otherwise, or what the plan claims is false. */
    | { readonly kind: 'noticed'; readonly by: 'example' | 'claim'; readonly at: SourceRange }
    /** It pays nobody otherwise. */
    | { readonly kind: 'equivalent'; readonly because: string }
    /** `asked`: whether any table asks for something that it changes. */
    | {
        readonly kind: 'survived';
        readonly asked: boolean;
        readonly otherwise?: Extract<Equivalence, { kind: 'pays otherwise' }>;
      };
}

/** The mutants of a plan, each with what became of it. */
export interface MutationRun {
  readonly fates: readonly MutantFate[];
  readonly noticed: number;
  /** All that can be noticed: mutants that are equivalent to the plan are left out. */
  readonly of: number;
  /** How often a table was worked out, of as many tables as there are for every mutant. */
  readonly tables: { readonly worked: number; readonly of: number };
}

/**
 * Changes one thing of a plan at a time, and looks whether its examples notice: a table is worked out for a mutant only where
 * it asks for something that the mutant touches, up to the first cell that comes out otherwise. What no example notices is
 * held against the claims of the plan, and then asked whether it pays anybody otherwise at all. Undefined for a plan that could
 * not be compiled whole.
 *
 * Cells that do not come out by the plan itself notice nothing.
 */
export function mutationRun(snapshot: Snapshot): MutationRun | undefined {
  const { evaluator } = snapshot;
  if (evaluator === undefined) return undefined;
  const { plan, map } = evaluator.file;
  const notice = new Notice(snapshot, plan);
  const fates = mutantsOf(plan).map((mutant): MutantFate => {
    const range = map.nodes[mutant.node] ?? map.nodes[ownerOf(mutant.node)];
    return { mutant, ...(range === undefined ? {} : { range }), fate: notice.fateOf(mutant) };
  });
  const count = (kind: MutantFate['fate']['kind']) => fates.filter(({ fate }) => fate.kind === kind).length;
  return {
    fates,
    noticed: count('noticed'),
    of: fates.length - count('equivalent'),
    tables: { worked: notice.worked, of: fates.length * notice.tables.length },
  };
}

/** The component or role that a value belongs to. */
function ownerOf(node: string): string {
  return node.split('/').slice(0, -1).join('/');
}

interface Table {
  readonly examples: Examples;
  readonly asked: readonly ValueId[];
  /** Of each cell, whether it comes out by the plan itself. */
  readonly good: readonly boolean[];
}

class Notice {
  private readonly plan: Plan;
  private readonly folder: string;
  readonly tables: readonly Table[];
  worked = 0;
  private readonly claims: readonly {
    readonly claim: NonNullable<ReturnType<typeof readClaim>>;
    readonly at: SourceRange;
  }[];
  private readonly reaches: ReturnType<typeof reachOf>;

  constructor({ documents, plan: { folder } }: Snapshot, plan: Plan) {
    this.plan = plan;
    this.folder = folder;
    this.reaches = reachOf(plan);
    this.tables = tablesIn(documents, () => true).map(({ table, subject }) => ({
      examples: table,
      asked: askedOf(table, subject, plan),
      good: checkedCells(table, plan).map((cell) => comesOut(cell, plan)),
    }));
    this.claims = documents
      .flatMap(({ parseResult }) => declarationsIn(parseResult.value).filter(isClaim))
      .flatMap((node) => {
        const claim = readClaim(node, plan.currency);
        const file = relativePath(folder, place(AstUtils.getDocument(node).uri));
        const holds = claim !== undefined && plan.roles[claim.role] !== undefined && holdsIn(plan, claim);
        return claim !== undefined && holds ? [{ claim, at: { file, ...rangeOfNode(node) } }] : [];
      });
  }

  fateOf(mutant: Mutant): MutantFate['fate'] {
    const asking = this.tables.filter(({ asked }) => this.reaches(mutant, asked));
    for (const table of asking) {
      const cell = this.noticedIn(table, mutant.plan);
      if (cell !== undefined) return { kind: 'noticed', by: 'example', at: this.placeOf(cell) };
    }
    for (const { claim, at } of this.claims) {
      const role = Object.keys(this.plan.values).filter((id) => id.startsWith(`role/${claim.role}/`));
      if (this.reaches(mutant, role) && !holdsIn(mutant.plan, claim))
        return { kind: 'noticed', by: 'claim', at };
    }
    const found = equivalenceOf(this.plan, mutant);
    if (found.kind === 'equivalent') return { kind: 'equivalent', because: found.because };
    const asked = asking.length > 0;
    return found.kind === 'pays otherwise'
      ? { kind: 'survived', asked, otherwise: found }
      : { kind: 'survived', asked };
  }

  /** The first cell of a table that comes out by the plan and not by a mutant of it. */
  private noticedIn({ examples, good }: Table, plan: Plan): CheckedCell | undefined {
    this.worked += 1;
    return checkedCells(examples, plan).find((cell, index) => good[index] === true && !comesOut(cell, plan));
  }

  private placeOf({ cell }: CheckedCell): SourceRange {
    const file = relativePath(this.folder, place(AstUtils.getDocument(cell).uri));
    return { file, ...cellRange(cell) };
  }
}

function holdsIn(plan: Plan, claim: NonNullable<ReturnType<typeof readClaim>>): boolean {
  return checkClaim(plan, claim).verdict === 'holds';
}

/** Whatever a table may ask for: all values of its role or goal, and of the roles and goals that its rows may name. */
function askedOf({ goal }: Examples, subject: string, plan: Plan): ValueId[] {
  const prefix = goal ? `goal/${subject}` : `role/${subject}/`;
  return Object.keys(plan.values).filter((id) => id.startsWith(prefix));
}
