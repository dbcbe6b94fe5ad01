import type { Expression } from '@ontarget/evaluator/format';
import { type Rational, ZERO } from '@ontarget/evaluator/numbers';
import type { Measure } from '@ontarget/language/ast';
import { compare } from '../build/conditions.ts';
import { branch, constant, difference, product, quotient, select } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { declared } from '../declared.ts';
import { fraction } from '../literals.ts';
import { clauseOfMeasure } from '../measures/clauses.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';

/** What attainment is of something that should fall. */
type LowerReading =
  | { readonly kind: 'quota over result'; readonly most: Rational }
  | { readonly kind: 'less result over quota'; readonly from: Rational };

/**
 * Attainment of the named measures: result ÷ quota. Of a measure that is better when lower it is what that says: quota
 * ÷ result up to a bound, which no result at all and one below zero come to; or 200% less result ÷ quota. Either way it
 * is 100% at quota and rises as the result gets better. A quota of zero comes to `whenZero`.
 */
export function overQuota(
  c: Compilation,
  measures: readonly string[],
  result: Expression,
  quota: Expression,
  whenZero: Expression,
): Expression {
  const reading = readingOf(c, measures);
  if (reading === undefined) return quotient(result, quota, whenZero);
  const isZero = branch(compare(quota, 'equal', constant(ZERO, 'number')), whenZero);
  if (reading.kind === 'less result over quota') {
    return select([isZero], difference(constant(reading.from, 'percent'), quotient(result, quota)));
  }
  const most = constant(reading.most, 'percent');
  const reaches = compare(product([result, most]), 'at most', quota);
  return select([isZero, branch(reaches, most)], quotient(quota, result));
}

/** Whether one of the measures is better when lower. */
export function shouldFall(c: Compilation, measures: readonly string[]): boolean {
  return measures.some((name) => c.measures.get(name)?.betterWhen === 'lower');
}

/** How the measures say it. The parts of a goal may count several: then all have to say the same. */
function readingOf(c: Compilation, names: readonly string[]): LowerReading | undefined {
  if (!shouldFall(c, names)) return undefined;
  const nodes = declared(c, 'Measure').filter(({ name }) => names.includes(name));
  const readings = nodes.map((node) => (shouldFall(c, [node.name]) ? readingOfMeasure(c, node) : undefined));
  const [first, ...others] = readings;
  const node = nodes[0];
  if (others.some((other) => wordsOf(other) !== wordsOf(first))) {
    const why = 'its parts count measures whose attainments are worked out in different ways';
    return refuse('not-compiled', node, { what: `The attainment of ${names.join(' and ')}`, why });
  }
  return first;
}

function wordsOf(reading: LowerReading | undefined): string {
  return JSON.stringify(reading, (_, value) => (typeof value === 'bigint' ? String(value) : value)) ?? '';
}

function readingOfMeasure(c: Compilation, measure: Measure): LowerReading {
  const said = clauseOfMeasure(measure, 'BetterClause')?.attainment;
  if (said?.$type === 'QuotaOverResult') {
    if (said.most === undefined) return refuse('zero-result-unsaid', said, { measure: measure.name });
    return { kind: 'quota over result', most: fraction(said, said.most) };
  }
  if (said?.$type === 'LessResultOverQuota') {
    return { kind: 'less result over quota', from: fraction(said, said.from) };
  }
  const reading = c.choices.settle({
    code: 'choice-lower-attainment',
    params: { measure: measure.name },
    node: measure,
    owner: ids.measure(measure.name),
    readings: [LESS, OVER],
  });
  const kind = reading === LESS ? 'less result over quota' : 'quota over result';
  const twice = fraction(measure, '200%');
  return kind === 'quota over result' ? { kind, most: twice } : { kind, from: twice };
}

const LESS = 'attainment is 200% less result over quota';
const OVER = 'attainment is quota over result, at most 200%';
