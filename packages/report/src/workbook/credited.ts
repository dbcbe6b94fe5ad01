import type { ComponentResult, ExplanationNode, RowLine } from '@ontarget/evaluator/engine';
import { eq, parseRational, type Rational, sum } from '@ontarget/evaluator/numbers';

/** A sheet with more rows than these is no help to anybody. */
const MOST_ROWS = 5000;

/**
 * The credited rows that a component's result is the plain total of; undefined where it is more than that, such as a ratio,
 * a score, or a result to date.
 *
 * @param measure the value that is the result
 */
export function creditedRows(
  trees: readonly ExplanationNode[],
  measure: string | undefined,
  { measurementPeriod, stages }: ComponentResult,
): readonly RowLine[] | undefined {
  const result = parseRational(stages.measure?.value ?? '');
  if (measure === undefined || !result.ok) return undefined;
  const explained = new Map(
    nodesIn(trees).flatMap((node) => (node.repeated === true ? [] : [[keyOf(node), node] as const])),
  );
  const rows = rowsBehind(explained.get(`${measure} ${measurementPeriod.key}`), explained);
  if (rows.length > MOST_ROWS) return undefined;
  const credited = rows.map((row) => parseRational(row.credited.value));
  const total: Rational = sum(credited.flatMap((one) => (one.ok ? [one.value] : [])));
  return eq(total, result.value) ? rows : undefined;
}

/** The rows below a node. What was explained before stands where it was explained. */
function rowsBehind(
  start: ExplanationNode | undefined,
  explained: ReadonlyMap<string, ExplanationNode>,
): readonly RowLine[] {
  if (start === undefined) return [];
  const node = start.repeated === true ? (explained.get(keyOf(start)) ?? start) : start;
  return [...(node.rows ?? []), ...node.children.flatMap((child) => rowsBehind(child, explained))];
}

function keyOf({ node, period }: ExplanationNode): string {
  return `${node} ${period?.key}`;
}

function nodesIn(trees: readonly ExplanationNode[]): ExplanationNode[] {
  return trees.flatMap((node) => [node, ...nodesIn(node.children)]);
}
