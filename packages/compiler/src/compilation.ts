import type {
  Curve,
  GoalNode,
  Measure,
  NodeId,
  Role,
  Table,
  Value,
  ValueId,
} from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import type { AstNode } from 'langium';
import type { Choices } from './choices.ts';
import type { PlanModel } from './model.ts';
import type { Header } from './plan/header.ts';
import { NeedsOmitted, Refusal } from './problems.ts';
import type { Places } from './source-map.ts';

/** A stage of another component that something needs, and where the text says so. */
export interface StageReference {
  readonly from: NodeId;
  readonly to: ValueId;
  readonly node: AstNode;
}

/** What errors of the language did to the tree; a whole plan has none. */
export interface Damage {
  /** Whether an error makes a node of the text unusable. */
  readonly broken: (node: AstNode) => boolean;
  /** Whether the parser went on after an error in this node's file, so that any part of its tree may be missing. */
  readonly mended: (node: AstNode) => boolean;
}

/** What compiling one plan has made so far. Everything is kept by name, so that no order of the text shows. */
export interface Compilation {
  readonly model: PlanModel;
  readonly header: Header;
  readonly choices: Choices;
  readonly places: Places;
  readonly damage: Damage;
  readonly refusals: Refusal[];
  readonly omitted: Set<NodeId>;
  readonly tables: Map<string, Table>;
  readonly measures: Map<string, Measure>;
  readonly curves: Map<string, Curve>;
  readonly goals: Map<NodeId, GoalNode>;
  /** What each goal node's target comes to in each fiscal month. */
  readonly monthlyTargets: Map<NodeId, readonly Rational[]>;
  /** Units of the quotas that are read from the roster. */
  readonly quotaUnits: Set<string>;
  /** Stages that a component or total needs of another; checked once all are there. */
  readonly references: StageReference[];
  readonly roles: Map<string, Role>;
  readonly values: Map<ValueId, Value>;
}

/** Adds a value, and where in the text it comes from. */
export function addValue(c: Compilation, id: ValueId, value: Value, node: AstNode): ValueId {
  c.values.set(id, value);
  c.places.put(id, node);
  return id;
}

/**
 * Compiles one declaration or component; what is refused in it is noted and leaves it out, and the rest of the plan
 * goes on.
 */
export function attempt<T>(c: Compilation, id: NodeId, node: AstNode, work: () => T): T | undefined {
  try {
    if (c.damage.broken(node)) throw new NeedsOmitted(id);
    return work();
  } catch (error) {
    if (error instanceof Refusal) c.refusals.push(error);
    else if (!(error instanceof NeedsOmitted) && !isMissingPart(error, c.damage, node)) throw error;
    c.omitted.add(id);
    return undefined;
  }
}

/** Whether an error comes from a part of the tree that the parser left out where it went on after an error. */
export function isMissingPart(error: unknown, damage: Damage, node: AstNode): boolean {
  return error instanceof TypeError && damage.mended(node);
}

/** What was compiled under a name; whoever needs what was left out is left out too. */
export function needed<T>(c: Compilation, id: NodeId, found: T | undefined): T {
  if (found === undefined || c.omitted.has(id)) throw new NeedsOmitted(id);
  return found;
}
