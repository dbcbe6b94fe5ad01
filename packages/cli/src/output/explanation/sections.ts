import type { Explanation, ExplanationNode } from '@ontarget/evaluator/engine';
import type { Component, Plan } from '@ontarget/evaluator/format';
import { quantityText } from '../quantity.ts';
import type { ExplanationContext } from './context.ts';

/** A part of an explanation under one heading: a component for one of its measurement periods, or the payment. */
export interface Section extends ExplanationContext {
  readonly root: ExplanationNode;
  readonly role: string;
  /** What its values' ids begin with: `role/AE/NewBusiness/`. */
  readonly prefix: string;
  /** The component; absent for the payment. */
  readonly component?: Component;
  /** `NewBusiness`, or `the payment`. */
  readonly name: string;
  /** The key of the period that is named in the title, and is not repeated. */
  readonly period: string;
  /** Where each value was told, by `valueKey`: `step 3 of NewBusiness`. */
  readonly told: Map<string, string>;
}

/** The components that are paid, in the order in which the payment adds them up, each with its derivation. */
export function payoutsOf(trees: readonly ExplanationNode[]): readonly ExplanationNode[] {
  const found = trees.flatMap((node): readonly ExplanationNode[] => {
    if (ASIDE.has(node.kind)) return [];
    return node.stage === 'payout' ? [node] : payoutsOf(node.children);
  });
  return [...new Set(found)];
}

/** Payouts with those first whose values others read, such as an attainment that a bonus requires: they tell them. */
export function readLast(payouts: readonly ExplanationNode[]): readonly ExplanationNode[] {
  const ordered = new Set<ExplanationNode>();
  const visited = new Set<ExplanationNode>();
  const visit = (payout: ExplanationNode): void => {
    if (visited.has(payout)) return;
    visited.add(payout);
    const read = idsIn(payout, new Set(), new Set());
    for (const other of payouts) {
      const prefix = prefixOf(other);
      if (prefix !== prefixOf(payout) && [...read].some((id) => id.startsWith(prefix))) visit(other);
    }
    ordered.add(payout);
  };
  for (const payout of payouts) visit(payout);
  return [...ordered];
}

/** The ids of all values that a derivation reads. */
function idsIn(node: ExplanationNode, ids: Set<string>, seen: Set<ExplanationNode>): ReadonlySet<string> {
  if (seen.has(node)) return ids;
  seen.add(node);
  if (node.kind === 'value') ids.add(node.node);
  for (const child of node.children) idsIn(child, ids, seen);
  return ids;
}

/** What the ids of a component's values begin with. */
function prefixOf({ node }: ExplanationNode): string {
  return node.slice(0, node.lastIndexOf('/') + 1);
}

/** Kinds that derive other periods, or what might have been: payouts below them are none of this payment. */
export const ASIDE: ReadonlySet<ExplanationNode['kind']> = new Set(['periods', 'clawback']);

/** The section of a component's payout. */
export function componentSection(
  root: ExplanationNode,
  { role, period }: Explanation,
  context: ExplanationContext,
  told: Section['told'],
): Section {
  const prefix = prefixOf(root);
  const component = componentOf(context.plan, role, root.node);
  const also = root.period === undefined || root.period.key === period.key ? '' : ` ${root.period.label}`;
  const name = `${component?.title ?? root.title}${also}`;
  const shared = { ...context, root, role, prefix, name, told, period: root.period?.key ?? period.key };
  return component === undefined ? shared : { ...shared, component };
}

/** The section of the payment: what becomes of the payouts together. */
export function paymentSection(
  root: ExplanationNode,
  { role, period }: Explanation,
  context: ExplanationContext,
  told: Section['told'],
): Section {
  return { ...context, root, role, prefix: `role/${role}/`, name: 'the payment', told, period: period.key };
}

function componentOf(plan: Plan, role: string, payout: string): Component | undefined {
  return Object.values(plan.roles[role]?.components ?? {}).find(({ stages }) => stages.payout === payout);
}

/** A value for one period and one subject; its number tells a payee's assignments of one period apart. */
export function valueKey({ node, period, of, quantity }: ExplanationNode): string {
  return [node, period?.key ?? '', of ?? '', quantity?.value ?? ''].join('\n');
}

/** What a node comes to, as people write it. */
export function worth({ quantity, text }: ExplanationNode, { plan }: ExplanationContext): string {
  return quantity === undefined ? (text ?? 'no value') : quantityText(quantity, plan.currency);
}
