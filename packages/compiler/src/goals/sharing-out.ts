import type { GoalNode as EvaluatorNode, Expression, Grain, NodeId, Unit } from '@ontarget/evaluator/format';
import { ONE, ZERO } from '@ontarget/evaluator/numbers';
import type { Goal, GoalNode, SharedOut } from '@ontarget/language/ast';
import { sortedTexts } from '../build/canonical-order.ts';
import { constant, readValue } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { columnOfRoster } from '../formulas/roster.ts';
import { unitOfResult } from '../measures/measures.ts';
import { resultValue } from '../measures/results.ts';
import { cannotCompile } from '../problems.ts';

/** How a node is shared out, with the value that is the part of the payee at hand; undefined where it is nobody's alone. */
export function compileSharedOut(
  c: Compilation,
  node: Goal | GoalNode,
  { id, title, unit }: { readonly id: NodeId; readonly title: string; readonly unit: Unit },
): EvaluatorNode['sharedOut'] {
  const [shared] = node.members.filter((member) => member.$type === 'SharedOut');
  if (shared === undefined) return undefined;
  const among = sortedTexts(shared.roles.map(({ $refText }) => $refText));
  const each = shared.grain as Grain;
  const leavers = leaversOf(c, shared, id);
  const weight = weightOf(c, shared);
  const formula: Expression = {
    op: 'part',
    of: readValue(`${id}/target`),
    each,
    ...(node.$type === 'Goal' ? {} : { team: node.team.$refText }),
    weights: Object.fromEntries(among.map((role) => [role, weight.formula])),
    leavers,
  };
  const value = { title: `${title}, part`, stage: 'quota', unit, subject: 'payee', formula } as const;
  const part = addValue(c, `${id}/part`, value, shared);
  return { among, by: weight.by, each, leavers, part };
}

function weightOf(
  c: Compilation,
  { by }: SharedOut,
): { readonly formula: Expression; readonly by: NonNullable<EvaluatorNode['sharedOut']>['by'] } {
  if (by.evenly) return { formula: constant(ONE, 'number'), by: 'evenly' };
  const history = by.history?.ref;
  if (history !== undefined) {
    const value = resultValue(c, history, 'payee');
    return {
      // The weight is asked for the whole year. Who was not there brought nothing.
      formula: {
        op: 'value',
        id: value,
        window: 'same period last year',
        whenNone: constant(ZERO, unitOfResult(c, history)),
      },
      by: { lastYearOf: history.name },
    };
  }
  const column = by.weight?.ref;
  if (column === undefined) return cannotCompile(by, 'What it is shared out by', 'it is unknown');
  return { formula: columnOfRoster(by, column), by: { column: column.name } };
}

function leaversOf(c: Compilation, shared: SharedOut, id: NodeId): 'stays' | 'shared again' {
  if (shared.leavers !== undefined) {
    return shared.leavers === 'stays with the manager' ? 'stays' : 'shared again';
  }
  const reading = c.choices.settle({
    code: 'choice-leavers-part',
    params: {
      node: shared.$container.$type === 'Goal' ? shared.$container.name : shared.$container.team.$refText,
    },
    node: shared,
    owner: id,
    readings: LEAVERS,
  });
  return reading.includes('stays') ? 'stays' : 'shared again';
}

const LEAVERS = [
  "a leaver's part stays with the manager",
  "a leaver's part is shared again from the next period",
] as const;
