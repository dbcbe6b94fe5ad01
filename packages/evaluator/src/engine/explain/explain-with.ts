import type { NodeId, SourceMap } from '../../format/types/index.ts';
import { duePeriods } from '../evaluate/due.ts';
import { askedOf, type ExampleQuestion } from '../examples/evaluate-with.ts';
import { own } from '../own.ts';
import { Explaining } from './explaining.ts';
import type { ExplanationNode } from './tree.ts';

/** What somebody of an example is paid in a payment period, and how each part comes about. */
export interface SupposedStatement {
  /** Each component that falls due, with the payout of each of its measurement periods; in the evaluator's order. */
  readonly components: readonly {
    readonly component: NodeId;
    readonly title: string;
    readonly payouts: readonly ExplanationNode[];
  }[];
  /** All of them together, after whatever becomes of the total. Steps that a component tells are told there. */
  readonly paid: ExplanationNode;
}

/**
 * Explains the pay of a made-up payee with given inputs, for a payment period by its key or label. Throws `RunRefused`
 * for a window or date that does not exist; undefined where the plan has no such role.
 */
export function explainWith(
  question: Omit<ExampleQuestion, 'ask'>,
  period: string,
  map?: SourceMap,
): SupposedStatement | undefined {
  const { engine, subject, windowOf } = askedOf({ ...question, ask: [] });
  const role = own(engine.plan.roles, subject.role);
  if (role === undefined) return undefined;
  const window = windowOf(period);
  const explaining = new Explaining(engine, map);
  const components = Object.entries(role.components).flatMap(([name, component]) => {
    const payouts = duePeriods(component, subject, window, engine).map((measured) =>
      explaining.value(component.stages.payout, subject, measured),
    );
    const shown = component.unpaid === undefined || component.unpaid === 'shown';
    if (payouts.length === 0 || !shown) return [];
    return { component: `role/${subject.role}/${name}`, title: component.title, payouts };
  });
  return { components, paid: explaining.value(role.payment ?? role.paid, subject, window) };
}
