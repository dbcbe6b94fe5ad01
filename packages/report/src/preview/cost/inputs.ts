import { html, type Markup } from '../../markup/html.ts';
import { elementId } from '../element-id.ts';
import type { CostInput } from './model.ts';

/** What is said of a box whose text cannot be taken. */
export function costProblemId({ set, name }: CostInput): string {
  return elementId('cost-problem', `${set} ${name}`);
}

/** A box for each thing that is supposed; what holds while it is empty stands in it. */
export function costBox(input: CostInput): Markup {
  const { set, name, title, text, usual, problem } = input;
  const id = elementId('cost-box', `${set} ${name}`);
  const isLong = set === 'attainment' || set === 'attainments' || set === 'results';
  return html`<div class="cost-box${isLong && ' long'}"><label for="${id}">${title}</label><input type="text" id="${id}" autocomplete="off" spellcheck="false" data-cost="${set}" data-name="${name}" value="${text}" placeholder="${usual}" aria-describedby="${costProblemId(input)}"><p class="problem" id="${costProblemId(input)}" role="alert">${problem}</p></div>`;
}
