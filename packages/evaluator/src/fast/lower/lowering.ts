import { type Piece, piecesOf } from '../../engine/evaluate/pieces.ts';
import { subjectFor } from '../../engine/evaluate/subject-for.ts';
import { own } from '../../engine/own.ts';
import type { Subject } from '../../engine/subject.ts';
import type { PlanYear, Window } from '../../engine/windows.ts';
import { isRunCode } from '../../format/codes.ts';
import type { Condition, Expression, Plan, Value, ValueId } from '../../format/types/index.ts';
import { parseRational, type Rational } from '../../numbers/index.ts';
import { Arithmetic } from '../arithmetic/build.ts';
import type { Num, Test } from '../arithmetic/node.ts';
import { NotFast } from '../refused.ts';
import { Inputs } from './inputs.ts';
import { lowerNumber } from './operators.ts';
import type { Asker, Place } from './place.ts';
import { placeKey } from './place.ts';
import { Sites } from './sites.ts';
import type { InRow, Stay } from './stay.ts';
import { type SupposedOf, supposedInput } from './supposed.ts';
import { lowerTest } from './tests.ts';

/** Formulas nest this deep at most; the reference engine, which counts likewise, calls 400 an error. */
const MAX_DEPTH = 300;
/** Digits of a number of the plan, both sides of its slash together. */
const MAX_DIGITS = 120;
/** How many operators one plan is written out to. */
const MAX_STEPS = 200_000;

/** Whom a plan is lowered for: a role, in a team or in none, with a stay. */
export interface LoweredFor {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly role: string;
  readonly team: string | undefined;
  readonly stay: Stay;
  /** What is supposed in place of formulas, where a year is supposed; every formula stands without it. */
  readonly supposed?: SupposedOf;
  /** Whether no deals are given, so that none is canceled. */
  readonly noDeals?: boolean;
}

interface Lowered<T> {
  readonly node: T;
  /** How deep it nests. */
  readonly height: number;
}

/**
 * Turns formulas into plain arithmetic for everybody who is lowered for alike: windows are taken, months written out,
 * constants worked out, and what is not known of the plan alone becomes an input. Throws `NotFast` with the reason for what
 * only the reference engine works out.
 */
export class Lowering {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly for: LoweredFor;
  readonly build = new Arithmetic();
  readonly inputs = new Inputs();
  readonly sites = new Sites();
  /** The payouts that are worked out elsewhere: by a function of their own, or by the reference engine. */
  readonly elsewhere = new Map<string, Num>();
  private readonly values = new Map<string, Lowered<Num>>();
  private readonly flags = new Map<string, Lowered<Test>>();
  private readonly pieces = new Map<string, readonly Piece[]>();
  private readonly working = new Set<string>();
  private depth = 0;
  private deepest = 0;
  private steps = 0;

  constructor(whom: LoweredFor) {
    this.for = whom;
    this.plan = whom.plan;
    this.year = whom.year;
  }

  number(expression: Expression, place: Place): Num {
    return this.deeper(() => lowerNumber(expression, place, this));
  }

  test(condition: Condition, place: Place): Test {
    return this.deeper(() => lowerTest(condition, place, this));
  }

  /** The value of this id for the same asker, or whomever it is a number of. */
  value(id: ValueId, asker: Asker, window: Window, inRow?: InRow): Num {
    const definition = this.definition(id);
    const whose = this.askerOf(definition, asker);
    if (whose === 'no-team') return this.fails('no-team', id);
    const place: Place = { asker: whose, window, value: id, inRow };
    const supposed = supposedInput(place, this);
    if (supposed !== undefined) return supposed;
    const elsewhere = this.elsewhere.get(elsewhereKey(id, window));
    if (elsewhere !== undefined && whose.kind === 'payee') return elsewhere;
    return this.once(this.values, id, place, () => this.number(definition.formula, place));
  }

  /** The truth of a value that is a condition. */
  flag(id: ValueId, asker: Asker, window: Window, inRow: InRow | undefined): Test {
    const definition = this.definition(id);
    const whose = this.askerOf(definition, asker);
    if (whose === 'no-team') throw new NotFast(`${id} is a condition of a team, and there is none`);
    const { formula } = definition;
    if (formula.op !== 'condition')
      throw new NotFast(`${id} is a condition that is worked out by ${formula.op}`);
    const place: Place = { asker: whose, window, value: id, inRow };
    return this.once(this.flags, id, place, () => this.test(formula.holds, place));
  }

  fails(code: string, value: ValueId): Num {
    return this.build.fails(this.sites.indexOf(isRunCode(code) ? code : 'unknown-value', value));
  }

  /** The pieces of a curve; undefined where it has none. */
  curve(name: string): readonly Piece[] | undefined {
    const known = this.pieces.get(name);
    if (known !== undefined) return known;
    const definition = own(this.plan.curves, name);
    if (definition === undefined || definition.kind === 'by grade' || definition.kind === 'matrix') {
      return undefined;
    }
    const pieces = piecesOf(definition, (text) => this.exact(text));
    this.pieces.set(name, pieces);
    return pieces;
  }

  exact(text: string): Rational {
    const parsed = parseRational(text);
    if (!parsed.ok) throw new NotFast(parsed.message);
    if (text.length > MAX_DIGITS)
      throw new NotFast('a number of the plan has more digits than are worked with here');
    return parsed.value;
  }

  private definition(id: ValueId): Value {
    const definition = own(this.plan.values, id);
    if (definition === undefined) throw new NotFast(`there is no value ${id}`);
    return definition;
  }

  private askerOf({ subject }: Value, asker: Asker): Asker | 'no-team' {
    const { team, role } = this.for;
    const reader: Subject =
      asker.kind === 'payee'
        ? { kind: 'payee', payee: '', role, ...(team === undefined ? {} : { team }) }
        : asker;
    const whose = subjectFor(subject, reader);
    if ('ok' in whose) {
      if (subject === 'team' && asker.kind === 'payee') return 'no-team';
      throw new NotFast(`a value of a ${subject} is asked of a ${asker.kind}`);
    }
    return whose.kind === 'payee' ? { kind: 'payee' } : whose;
  }

  private once<T>(cache: Map<string, Lowered<T>>, id: ValueId, place: Place, work: () => T): T {
    const { window } = place;
    if (window.from < 0) throw new NotFast(`${id} is looked up before the year of the plan`);
    const key = `${id} ${placeKey(place)}`;
    const known = cache.get(key);
    if (known !== undefined) {
      this.reach(this.depth + known.height);
      return known.node;
    }
    if (this.working.has(key)) throw new NotFast(`${id} depends on itself`);
    this.working.add(key);
    const before = this.deepest;
    this.deepest = this.depth;
    try {
      const node = work();
      cache.set(key, { node, height: this.deepest - this.depth });
      return node;
    } finally {
      this.deepest = Math.max(before, this.deepest);
      this.working.delete(key);
    }
  }

  private deeper<T>(work: () => T): T {
    this.steps += 1;
    if (this.steps > MAX_STEPS) throw new NotFast('it takes more steps than are written out');
    this.depth += 1;
    this.reach(this.depth);
    try {
      return work();
    } finally {
      this.depth -= 1;
    }
  }

  private reach(depth: number): void {
    if (depth > MAX_DEPTH) throw new NotFast('values depend on each other in too long a chain');
    this.deepest = Math.max(this.deepest, depth);
  }
}

/** The key of a payout over its measurement period. */
export function elsewhereKey(id: ValueId, { from, to }: Window): string {
  return `${id} ${from}-${to}`;
}
