import { canonicalJson, type Expression, type NodeId } from '@ontarget/evaluator/format';
import { rational } from '@ontarget/evaluator/numbers';
import type { Multiplier, MultiplierRule } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { constant, difference, product, readValue, sum } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { factorOf, limited } from './multiplier.ts';
import type { PayPlace } from './place.ts';

/** A block whose pay may be multiplied: a component, the variable pay of a role, or its total. */
export interface MultipliedBlock {
  /** What the ids of its multipliers begin with. */
  readonly id: NodeId;
  readonly title: string;
  readonly clauses: readonly (Multiplier | MultiplierRule | { readonly $type: string })[];
}

/**
 * Adds the factor that a block's pay is multiplied by, and gives back its reading; undefined where nothing is
 * multiplied. Several factors are values of their own, numbered in the order of their canonical text, so that moving a
 * line changes nothing. `multiply together` is their product; `add up` is 1 + Σ (factor - 1).
 */
export function compileMultipliers(place: PayPlace, block: MultipliedBlock): Expression | undefined {
  const multipliers = block.clauses.filter((clause): clause is Multiplier => clause.$type === 'Multiplier');
  const [only, second] = multipliers;
  if (only === undefined) return undefined;
  const id = `${block.id}/multiplier`;
  if (second === undefined) return addFactor(place, block, id, only);
  const together = combination(place, block, second) === TOGETHER;
  const read = multipliers.map((node) => ({ node, formula: factorOf(place, node) }));
  const keyed = read.map((one) => ({ ...one, key: canonicalJson([one.formula, limitKey(one.node)]) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const factors = keyed.map(({ node }, index) => addFactor(place, block, `${id}/${index + 1}`, node));
  const formula = together
    ? product(factors)
    : difference(sum(factors), constant(rational(factors.length - 1), 'multiple'));
  return added(place, id, `${block.title}, multiplier`, formula, only);
}

const TOGETHER = 'multipliers multiply together';
const ADDED = 'multipliers add up';

function combination({ c }: PayPlace, block: MultipliedBlock, node: Multiplier): string {
  const rule = block.clauses.find((clause): clause is MultiplierRule => clause.$type === 'MultiplierRule');
  if (rule !== undefined) return `multipliers ${rule.rule}`;
  const count = block.clauses.filter(({ $type }) => $type === 'Multiplier').length;
  return c.choices.settle({
    code: 'choice-multipliers',
    params: { owner: block.title, count },
    node,
    owner: block.id,
    readings: [TOGETHER, ADDED],
  });
}

/** One factor; what it is before its limits is a value of its own, so that both can be seen. */
function addFactor(place: PayPlace, block: MultipliedBlock, id: NodeId, node: Multiplier): Expression {
  const title = `${block.title}, multiplied by ${wordsOf(node)}`;
  const factor = factorOf(place, node);
  if (node.limits.length === 0) return added(place, id, title, factor, node);
  const free = added(place, `${id}/before-limits`, `${title}, before its limits`, factor, node);
  return added(place, id, title, limited(place, node, free), node);
}

function added({ c }: PayPlace, id: NodeId, title: string, formula: Expression, node: AstNode): Expression {
  addValue(c, id, { title, stage: 'multiplier', unit: 'multiple', subject: 'payee', formula }, node);
  return readValue(id);
}

function wordsOf({ factor, curve, of }: Multiplier): string {
  if (factor !== undefined) return factor;
  const read = of?.$cstNode?.text.replace(/\s+/g, ' ') ?? '';
  return curve === undefined ? read : `${curve.$refText} of ${read}`;
}

function limitKey({ limits }: Multiplier): string[] {
  return limits.map(({ side, limit }) => `${side} ${limit}`).sort();
}
