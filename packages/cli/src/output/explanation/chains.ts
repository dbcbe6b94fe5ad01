import type { ExplanationNode } from '@ontarget/evaluator/engine';

/** Nodes of one number, from the outermost; the last one is where it comes from. */
export type Chain = readonly [ExplanationNode, ...ExplanationNode[]];

/**
 * Values that pass one number on without adding to it, told as one step: `payout`, `earned` and `pay` of a component
 * without cap and rounding; a component's result, the measure that it is, and the measure's rows.
 */
export function chainOf(node: ExplanationNode): Chain {
  const [only, ...others] = coresOf(node);
  if (only === undefined || others.length > 0 || !passesOn(node, only)) return [node];
  return [node, ...chainOf(only)];
}

/** The part of a chain that was not told before, and the node where it was. */
export function untold([node, ...rest]: Chain, isTold: (node: ExplanationNode) => boolean): Chain {
  const index = rest.findIndex(isTold);
  return index < 0 ? [node, ...rest] : [node, ...rest.slice(0, index + 1)];
}

/** What a number was worked out from: neither the conditions that were asked nor what rounding changed. */
export function coresOf({ kind, stage, children }: ExplanationNode): readonly ExplanationNode[] {
  // A payment's own steps begin where the components' sections end.
  const own = children.filter((child) => stage === 'payout' || child.stage !== 'payout');
  const cores = own.filter((child) => !isQuestion(child) && child.kind !== 'rounding');
  return kind === 'limit' ? cores.filter((core) => !isNothingBefore(core)) : cores;
}

/** Whether a node asks a condition to choose a branch; other choices are amounts of their own, such as a pool's share. */
export function isQuestion({ kind, test }: ExplanationNode): boolean {
  return kind === 'choice' && test !== undefined;
}

/** In a year's first period: nothing was earned before, and nothing is taken off. */
function isNothingBefore({ kind, text, quantity, children }: ExplanationNode): boolean {
  return kind === 'periods' && text !== undefined && quantity?.value === '0' && children.length === 0;
}

function passesOn(node: ExplanationNode, core: ExplanationNode): boolean {
  if (OWN.has(node.kind)) return false;
  if (node.kind === 'limit' && !node.children.some(isNothingBefore)) return false;
  if (node.children.some(({ kind }) => kind === 'rounding')) return false;
  return node.quantity === undefined
    ? core.quantity === undefined
    : node.quantity.value === core.quantity?.value && node.quantity.unit === core.quantity.unit;
}

/** Kinds that have more to tell than the one number that they are read at. */
const OWN: ReadonlySet<ExplanationNode['kind']> = new Set([
  'curve',
  'rows',
  'row',
  'choice',
  'condition',
  'months',
  'periods',
  'clawback',
  'conversion',
]);
