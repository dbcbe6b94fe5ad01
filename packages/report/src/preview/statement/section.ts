import { explanationList } from '../../explanation/explanation.ts';
import { html, type Markup } from '../../markup/html.ts';
import { elementId } from '../element-id.ts';
import { payText } from '../what-if/outcome.ts';
import type { Statement } from './model.ts';

/** The element that holds the statement, filled anew when another payee or period is chosen, or a slider has moved. */
export const STATEMENT = 'statement';

/** Rows of a table that a step shows. */
const MOST_ROWS = 25;

/** A statement with its two choices; each line unfolds into the steps that lead to it. */
export function statementSection(statement: Statement | undefined): Markup {
  return html`<section class="statement" aria-labelledby="statement-title"><h3 id="statement-title">Statement</h3><div id="${STATEMENT}">${statement && statementBody(statement)}</div></section>`;
}

/** What stands in it. */
export function statementBody(statement: Statement): Markup {
  const { of, choices, period, periods, lines, total, paid, currency } = statement;
  const context = (id: string) => ({ currency, period, id: elementId('steps', id), mostRows: MOST_ROWS });
  return html`<p class="choices-of">${choice(
    'of',
    'Of',
    choices.map(({ key, title }) => ({ value: key, title })),
    of,
  )}${choice(
    'period',
    'Paid for',
    periods.map(({ key, label }) => ({ value: key, title: label })),
    period,
  )}</p>
<div class="statement-lines">${lines.map(
    ({ component, title, pay, payouts }) =>
      html`<details id="${elementId('line', component)}"><summary><span>${title}</span><span class="number">${payText(pay)}</span></summary>${explanationList(payouts, { ...context(component), within: [title, nameOf(component)] })}</details>`,
  )}<details id="line-paid" class="paid"><summary><span>Paid</span><span class="number" id="statement-paid">${payText(total)}</span></summary>${explanationList([paid], context('paid'))}</details></div>`;
}

/** The name in the plan: values of a component without a title go by it. */
function nameOf(component: string): string {
  return component.split('/').at(-1) ?? component;
}

function choice(
  name: string,
  label: string,
  options: readonly { value: string; title: string }[],
  chosen: string,
): Markup {
  const id = `statement-${name}`;
  return html`<span class="choice"><label for="${id}">${label}</label><select id="${id}" data-statement="${name}">${options.map(
    ({ value, title }) =>
      html`<option value="${value}"${value === chosen && html` selected`}>${title}</option>`,
  )}</select></span>`;
}
