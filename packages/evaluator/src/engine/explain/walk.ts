import type { Expression } from '../../format/types/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { otherWindow, reaches } from '../evaluate/value.ts';
import type { Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { assignedNode } from './assigned-node.ts';
import { carriedNode, openingNodes, resumeNodes } from './balance-nodes.ts';
import { enteredNode, limitNode, rosterNode, roundNodes, selectNodes } from './choice-nodes.ts';
import { clawbackNode } from './clawback-node.ts';
import { collectedNode } from './collected-node.ts';
import { conditionLine, conditionOperands } from './condition-line.ts';
import { convertNodes } from './convert-node.ts';
import { curveNode } from './curve-node.ts';
import type { Explaining } from './explaining.ts';
import { membersNode } from './members-node.ts';
import { openNode } from './open-node.ts';
import { partNode } from './part-node.ts';
import { poolNode } from './pool-node.ts';
import { rankNode } from './rank-node.ts';
import { rowsNode } from './rows-node.ts';
import { solveNode } from './solve-node.ts';
import { lookupNode, matrixNode, percentileNode } from './table-nodes.ts';
import { accrueNode, dueNodes, overNode, previousNode, shiftNode } from './time-nodes.ts';
import type { ExplanationNode } from './tree.ts';
import { conditionWords } from './words.ts';

/** What a formula follows from, in the order in which the formula names it. */
export function walkFormula(
  formula: Expression,
  place: Place,
  explaining: Explaining,
): readonly ExplanationNode[] {
  const below = (operands: readonly Expression[]): readonly ExplanationNode[] =>
    operands.flatMap((operand) => explaining.walk(operand, place));
  switch (formula.op) {
    case 'constant':
    case 'text':
    case 'date':
    case 'column':
    case 'phase':
    case 'position':
    case 'credited':
    case 'share':
    case 'tenure':
    case 'unknown':
    case 'lastDay':
    case 'hold':
      return [];
    case 'carried':
      return [carriedNode(formula, place, explaining)];
    case 'clawback':
      return [clawbackNode(formula, place, explaining)];
    case 'collected':
      return [collectedNode(formula, place, explaining)];
    case 'open':
      return [openNode(formula, place, explaining)];
    case 'opening':
      return openingNodes(formula, place, explaining);
    case 'resume':
      return resumeNodes(formula, place, explaining);
    case 'value': {
      if (formula.window === undefined)
        return [explaining.value(formula.id, place.subject, place.window, place.rosterRow)];
      const window = otherWindow(formula.window, place.window);
      if (!explaining.engine.year.knows(window)) return [];
      if (reaches(formula.window, window, place, explaining.engine))
        return [explaining.value(formula.id, place.subject, window)];
      return formula.whenNone === undefined ? [] : below([formula.whenNone]);
    }
    case 'sum':
    case 'product':
    case 'difference':
    case 'power':
    case 'days':
      return below(formula.of);
    case 'quotient':
      return below(formula.whenZero === undefined ? formula.of : [...formula.of, formula.whenZero]);
    case 'least':
    case 'greatest':
      return [limitNode(formula, place, explaining)];
    case 'select':
      return selectNodes(formula, place, explaining);
    case 'condition':
      return [
        {
          kind: 'condition',
          node: explaining.current,
          title: conditionWords(formula.holds, explaining.engine.plan),
          ...decided(explaining.engine.test(formula.holds, place)),
          test: conditionLine(formula.holds, place, explaining),
          children: below(conditionOperands(formula.holds)),
        },
      ];
    case 'curve':
      return [curveNode(formula, place, explaining)];
    case 'matrix':
      return [matrixNode(formula, place, explaining)];
    case 'solve':
      return [solveNode(formula, place, explaining)];
    case 'rank':
      return [rankNode(formula, place, explaining)];
    case 'members':
      return [membersNode(formula, place, explaining)];
    case 'part':
      return [partNode(formula, place, explaining)];
    case 'assigned':
      return [assignedNode(formula, place, explaining)];
    case 'pool':
      return [poolNode(formula, place, explaining)];
    case 'percentile':
      return [percentileNode(formula, place, explaining)];
    case 'convert':
      return convertNodes(formula, place, explaining);
    case 'lookup':
      return [lookupNode(formula, place, explaining)];
    case 'grade':
      return below([formula.of]);
    case 'minor':
    case 'round':
      return roundNodes(formula, place, explaining);
    case 'roster':
      return [rosterNode(formula, place, explaining)];
    case 'total':
      return [rowsNode(formula, place, explaining)];
    case 'entered':
      return [enteredNode(formula, place, explaining)];
    case 'accrue':
      return [accrueNode(formula, place, explaining)];
    case 'over':
      return [overNode(formula, place, explaining)];
    case 'previous':
      return [previousNode(formula, place, explaining)];
    case 'shift':
      return [shiftNode(formula, place, explaining)];
    case 'team': {
      const { subject } = place;
      const name = subject.kind === 'company' ? undefined : subject.team;
      const chosen = name === undefined ? undefined : own(formula.cases, name);
      return chosen === undefined ? [] : below([chosen]);
    }
    case 'due':
      return dueNodes(formula, place, explaining);
  }
}

function decided(outcome: Outcome<boolean>): Pick<ExplanationNode, 'text' | 'reasons'> {
  if (!outcome.ok) return { text: 'cannot be decided', reasons: outcome.reasons };
  return { text: outcome.value ? 'holds' : 'does not hold', reasons: [] };
}
