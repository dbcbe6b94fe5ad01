import type { NodeId, TotalExpression } from '@ontarget/evaluator/format';
import { clausesOf, isSplitCredit } from '@ontarget/language';
import type { Component, DealLimit, Measure } from '@ontarget/language/ast';
import { exact } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { amount } from '../literals.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';

export type Limit = NonNullable<TotalExpression['limit']>;

/** What one deal may pay in a component at most and at least; undefined where nothing bounds it. */
export function limitOfPay(
  c: Compilation,
  component: Component,
  owner: NodeId,
  measure: Measure,
): Limit | undefined {
  return limitOf(c, clausesOf(component, 'DealLimit'), {
    name: component.name,
    owner,
    measure,
    verb: 'pays',
  });
}

/** What one deal may count in a measure at most and at least. */
export function limitOfCount(c: Compilation, measure: Measure): Limit | undefined {
  const clauses = measure.clauses.filter((clause) => clause.$type === 'DealLimit');
  const owner = ids.measure(measure.name);
  return limitOf(c, clauses, { name: measure.name, owner, measure, verb: 'counts' });
}

interface Owner {
  readonly name: string;
  readonly owner: NodeId;
  readonly measure: Measure;
  readonly verb: DealLimit['verb'];
}

function limitOf(c: Compilation, clauses: readonly DealLimit[], of: Owner): Limit | undefined {
  const [first, ...others] = clauses;
  if (first === undefined) return undefined;
  const side = sideOf(c, first, of);
  const limit: Limit = { of: side };
  for (const clause of clauses) {
    if (clause.verb !== of.verb) {
      const why = `a deal ${of.verb} here`;
      refuse('clause-misplaced', clause, { clause: `each deal ${clause.verb}`, owner: of.name, why });
    }
    const name = clause.side === 'most' ? 'atMost' : 'atLeast';
    if (limit[name] !== undefined) {
      refuse('said-twice', clause, {
        owner: of.name,
        what: `"each deal ${of.verb} at ${clause.side}"`,
        first: 'above',
      });
    }
    limit[name] = exact(amount(clause, clause.amount, c.header.currency).value);
  }
  if (others.some((clause) => sideOf(c, clause, of) !== side)) {
    cannotCompile(first, of.name, 'one of its limits is before the split and the other after it');
  }
  return limit;
}

/** Where nobody shares a deal the deal and its only share are the same. */
function sideOf(c: Compilation, clause: DealLimit, { name, owner, measure }: Owner): Limit['of'] {
  const split = clause.split ?? unsaid(c, clause, name, owner, measure);
  return split === 'before the split' ? 'deal' : 'share';
}

function unsaid(c: Compilation, clause: DealLimit, name: string, owner: NodeId, measure: Measure): string {
  if (!isSplitCredit(measure)) return 'before the split';
  const limit = (clause.$cstNode?.text ?? '').replace(/\s+/g, ' ');
  return c.choices.settle({
    code: 'choice-deal-limit',
    params: { owner: name, limit },
    node: clause,
    owner,
    readings: ['before the split', 'after the split'],
  });
}
