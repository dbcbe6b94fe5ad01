import { explanationList } from '../explanation/explanation.ts';
import { html, type Markup } from '../markup/html.ts';
import { page } from '../markup/page.ts';
import type { PayeeStatement, StatementPart } from './model.ts';
import { factsOf, type StatementTable, sectionOf } from './parts.ts';
import { statementStyle } from './style.ts';

const MOST_ROWS = 200;

/**
 * A payee's statement as a page of its own: it loads nothing and runs nothing, so it can be sent, kept and printed. Steps
 * unfold on a screen; on paper they are all there.
 */
export function statementHtml(of: PayeeStatement): string {
  const title = `Statement of pay, ${of.period.label}`;
  const body = html`<main><h1>${title}</h1><dl>${factsOf(of).map(
    ([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>${of.parts.map((part, index) => section(part, of, index))}<footer>Evaluator ${of.evaluator}<br>Run ${of.run}</footer></main>`;
  const about = `${of.payee} · ${of.plan.title}, ${of.period.label}`;
  return page(title, statementStyle(about, of.run), body);
}

function section({ statement, explanation }: StatementPart, of: PayeeStatement, index: number): Markup {
  const { heading, headline, reasons, tables, notes } = sectionOf(statement, of.plan);
  const context = {
    currency: of.plan.currency,
    period: of.period.key,
    id: `steps-${index}`,
    mostRows: MOST_ROWS,
  };
  const more = (explanation?.notes ?? []).filter((note) => !notes.includes(note));
  const trees = explanation?.trees ?? [];
  return html`<section><h2>${heading}</h2><p class="headline${statement.status !== 'paid' && ' open'}">${headline}</p>${list(reasons)}${tables.map(table)}${list([...notes, ...more])}${
    trees.length > 0 && html`<h3>How it came about</h3>${explanationList(trees, context)}`
  }</section>`;
}

function table({ title, headings, rows, notes }: StatementTable): Markup {
  return html`<h3>${title}</h3><table><thead><tr>${headings.map(
    (heading, index) => html`<th scope="col"${index > 0 && html` class="number"`}>${heading}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([first = '', ...others]) =>
      html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`,
  )}</tbody></table>${list(notes)}`;
}

function list(lines: readonly string[]): Markup | false {
  return lines.length > 0 && html`<ul class="notes">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
