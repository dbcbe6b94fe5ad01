import type {
  CurveExpression,
  Expression,
  NodeId,
  Quantity,
  SourceMap,
  SourceRange,
  Unit,
  Value,
  ValueId,
} from '../../format/types/index.ts';
import { isCurrency, type Money, mul } from '../../numbers/index.ts';
import type { Row } from '../data/row.ts';
import type { Engine } from '../evaluate/engine.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { valueKey } from '../evaluate/value-key.ts';
import type { Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { quantityOf } from '../quantities.ts';
import type { Reason } from '../reasons.ts';
import type { NamedPeriod } from '../result.ts';
import type { RosterRow } from '../roster/roster.ts';
import type { Subject } from '../subject.ts';
import type { Window } from '../windows.ts';
import { otherFactors } from './paid-on.ts';
import type { ExplanationNode } from './tree.ts';
import { unitAt } from './unit-at.ts';
import { unitOfFormula } from './units.ts';
import { walkFormula } from './walk.ts';
import { formulaWords, titleOf } from './words.ts';

/** How deep a derivation is written out; plans stay far below. */
const MOST_LEVELS = 150;

/** Writes derivations: each value once with all that it follows from, and by name wherever it is met again. */
export class Explaining {
  readonly engine: Engine;
  private readonly map: SourceMap | undefined;
  private readonly told = new Set<string>();
  private readonly path: { readonly id: ValueId; readonly formula: Expression; readonly place: Place }[] = [];
  private readonly others = new Map<Engine, Explaining>();
  private level = 0;

  constructor(engine: Engine, map: SourceMap | undefined) {
    this.engine = engine;
    this.map = map;
  }

  /** Derivations as if some rows had never been there: told from the start, whatever was told before. */
  without(rows: ReadonlySet<Row>): Explaining {
    return new Explaining(this.engine.without(rows), this.map);
  }

  /** The value whose formula is being explained. */
  get current(): NodeId {
    return this.path.at(-1)?.id ?? '';
  }

  /** A value with everything that it follows from. */
  value(id: ValueId, subject: Subject, window: Window, rosterRow?: RosterRow): ExplanationNode {
    const { plan } = this.engine;
    const route = this.engine.route(id, window);
    if (route !== undefined && !('ok' in route)) {
      if (route.by === 'begun')
        return this.other(route.begun, this.map).value(id, subject, window, rosterRow);
      if (route.by === 'earlier') return this.byEarlier(route.earlier, id, subject, window);
      if (route.by === 'own' && route.window !== window) return this.value(id, subject, route.window);
    }
    const definition = own(plan.values, id);
    const whose = this.subjectOf(definition?.subject, subject);
    const outcome = this.engine.value(id, subject, window, rosterRow);
    const key = valueKey(id, whose, window, rosterRow);
    const repeated = this.told.has(key);
    this.told.add(key);
    const head: Omit<ExplanationNode, 'children'> = {
      kind: 'value',
      node: id,
      title: titleOf(id, plan),
      ...(definition === undefined
        ? {}
        : { stage: definition.stage, formula: formulaWords(definition.formula, plan) }),
      ...(whose.kind === 'payee' ? {} : { of: whose.kind === 'team' ? whose.team : 'the company' }),
      period: this.period(window),
      ...this.outcome(outcome, this.unitOf(definition, { subject: whose, window })),
      ...this.requirement(id, outcome),
      ...this.source(id),
    };
    if (definition === undefined) return { ...head, children: [] };
    // What an example gives follows from nothing: its formula was not asked.
    if (this.engine.given?.(id, whose, window) !== undefined) {
      const { formula: _, ...own } = head;
      return { ...own, text: 'as it is given', children: [] };
    }
    if (repeated) return { ...head, repeated, children: [] };
    if (route !== undefined && !('ok' in route) && route.by === 'both') {
      const parts = [
        this.byEarlier(route.earlier, id, subject, route.before),
        this.value(id, subject, route.after),
      ];
      return { ...head, formula: 'the sum of its parts, each by the version of its time', children: parts };
    }
    const place = { subject: whose, window, rosterRow };
    this.path.push({ id, formula: definition.formula, place });
    const children = this.walk(definition.formula, place);
    this.path.pop();
    return { ...head, children };
  }

  /** A value as the version before an amendment has it, whose text is another one. */
  private byEarlier(earlier: Engine, id: ValueId, subject: Subject, window: Window): ExplanationNode {
    const node = this.other(earlier, undefined).value(id, subject, window);
    const text = 'by the version of the plan that was in force then';
    return { ...node, text: node.text === undefined ? text : `${node.text}; ${text}` };
  }

  /** Derivations by another engine, each told once as well. */
  private other(engine: Engine, map: SourceMap | undefined): Explaining {
    const known = this.others.get(engine) ?? new Explaining(engine, map);
    this.others.set(engine, known);
    return known;
  }

  /** What a formula follows from. */
  walk(formula: Expression, place: Place): readonly ExplanationNode[] {
    if (this.level >= MOST_LEVELS) return [];
    this.level += 1;
    const nodes = walkFormula(formula, place, this);
    this.level -= 1;
    return nodes;
  }

  /**
   * The money that a curve's pay is a part of, such as target pay: what it is multiplied by in the formula that reads
   * it, or in the one that reads the value that holds it. Undefined where that is no money.
   */
  paidOn(curve: CurveExpression): Money | undefined {
    const [reader, holder] = [this.path.at(-1), this.path.at(-2)];
    const own = reader && otherFactors(reader.formula, curve);
    const held = reader?.formula === curve && holder ? otherFactors(holder.formula, reader.id) : undefined;
    const [factors, place] = own === undefined ? [held, holder?.place] : [own, reader?.place];
    if (factors === undefined || place === undefined) return undefined;
    const numbers = factors.map((factor) => this.engine.number(factor, place));
    const units = factors.map((factor) => unitOfFormula(factor, this.engine.plan));
    const currency = units.filter(isCurrency);
    if (currency.length !== 1 || currency[0] === undefined || !numbers.every((one) => one.ok))
      return undefined;
    return { amount: numbers.map(({ value }) => value).reduce(mul), currency: currency[0] };
  }

  private unitOf(definition: Value | undefined, place: Place): Unit {
    if (definition === undefined) return 'number';
    return definition.unit === 'money' ? unitAt(definition.formula, place, this.engine) : definition.unit;
  }

  /** An outcome as the fields of a node. */
  outcome(outcome: Outcome, unit: Unit): { quantity?: Quantity; reasons: readonly Reason[] } {
    return outcome.ok
      ? { quantity: quantityOf(outcome.value, unit), reasons: [] }
      : { reasons: outcome.reasons };
  }

  period(window: Window): NamedPeriod {
    return { key: this.engine.year.key(window), label: this.engine.year.label(window) };
  }

  /** Where a node stands in the text: its own range, or that of the nearest node it is part of. */
  source(node: NodeId): { source?: SourceRange } {
    const nodes = this.map?.nodes ?? {};
    for (let id = node; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('/')))) {
      const range = own(nodes, id);
      if (range !== undefined) return { source: range };
    }
    return {};
  }

  /** For the condition of a requirement: whether it is met, and what missing it means in the plan's words. */
  private requirement(id: ValueId, outcome: Outcome): { text?: string } {
    const { plan } = this.engine;
    for (const role of Object.values(plan.roles)) {
      for (const { requirements } of Object.values(role.components)) {
        const found = requirements.find(({ value }) => value === id);
        if (found === undefined) continue;
        if (!outcome.ok) return { text: `requires ${found.condition}: cannot be decided` };
        return {
          text: `requires ${found.condition}: ${outcome.value === true ? 'met' : `not met, so ${found.otherwise}`}`,
        };
      }
    }
    return {};
  }

  private subjectOf(kind: Subject['kind'] | undefined, reader: Subject): Subject {
    if (kind === 'company') return { kind: 'company' };
    if (kind === 'team' && reader.kind === 'payee' && reader.team !== undefined)
      return { kind: 'team', team: reader.team };
    return reader;
  }
}
