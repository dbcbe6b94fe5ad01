import type { NodeId } from '@ontarget/evaluator/format';
import { html } from '../../markup/html.ts';
import { costProblemId } from './inputs.ts';
import {
  assumed,
  COST_ASSUMED,
  COST_OUTCOME,
  COST_STATUS,
  type CostView,
  costOutcome,
  costStatus,
} from './section.ts';

/** What an answer changes on the page, but for the boxes, in which somebody may be typing. */
export function renderCost(view: CostView, role: NodeId): { id: string; html: string }[] {
  return [
    { id: COST_STATUS, html: costStatus(view).markup },
    { id: COST_OUTCOME, html: costOutcome(view, role).markup },
    { id: COST_ASSUMED, html: assumed(view).markup },
    ...view.inputs.map((input) => ({ id: costProblemId(input), html: html`${input.problem}`.markup })),
  ];
}

/** How far the drawing is. */
export function renderCostProgress(view: CostView): { id: string; html: string }[] {
  return [{ id: COST_STATUS, html: costStatus(view).markup }];
}
