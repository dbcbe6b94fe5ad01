import type { Change, PlanDiff, RolePay } from '@ontarget/analysis/diff';
import { formatMoney, formatPercent, type Rational } from '@ontarget/evaluator/numbers';
import { html, type Markup } from '../markup/html.ts';
import { page } from '../markup/page.ts';
import { costChart, payChart } from './chart.ts';
import { COST_HEADINGS, costNote, costRows, costSentence, type DrawnCost } from './cost.ts';
import { holdsWords } from './holds.ts';
import { type DiffTitles, type PaidOnData, periodsWords } from './markdown.ts';
import { groupRows, hiddenWords, movesSentence, totalRows } from './moves.ts';
import { STYLE } from './style.ts';
import { changeLine, moveWords, payWords, verdictWords } from './words.ts';

/**
 * What is different between two plans as a page of its own, with a chart of each role that is paid otherwise. Like the
 * Markdown it names no payee, and no amount of a few.
 */
export function diffHtml(
  diff: PlanDiff,
  { title, before, after, currency, holds }: DiffTitles,
  paid?: PaidOnData,
  cost?: DrawnCost,
): string {
  const heading = `${title}: ${before} → ${after}`;
  const moved = diff.roles.filter(({ pays }) => pays !== 'same formulas');
  const same = diff.roles.filter(({ pays }) => pays === 'same formulas').map(({ role }) => role);
  const body = html`<main><h1>${heading}</h1><p class="verdict">${verdictWords(diff)}</p>${holds !== undefined && html`<p>${holdsWords(holds).replaceAll('`', '')}</p>`}${
    paid !== undefined && onData(paid, currency)
  }${cost !== undefined && drawnYears(cost, currency)}<h2>In meaning</h2>${meaning(diff.changes)}<h2>In money</h2>${
    moved.length > 0 &&
    html`<p>For somebody there all year at the standard terms of the role, before rounding: first what is decided for the same results, then pay in the year at an attainment of every quota and goal, each plan by its own.</p>`
  }${moved.map((role) => roleSection(role, currency))}${
    same.length > 0 && html`<p>Paid by the same formulas: ${same.join(', ')}.</p>`
  }</main>`;
  return page(heading, STYLE, body);
}

function meaning(changes: readonly Change[]): Markup {
  if (changes.length === 0) return html`<p>The two say the same.</p>`;
  return html`<ul>${changes.map((change) => html`<li>${changeLine(change)}</li>`)}</ul>`;
}

function onData({ summary, smallest }: PaidOnData, currency: string): Markup {
  const hidden = hiddenWords(summary, smallest);
  const total = totalRows(summary, currency);
  const groups = groupRows(summary.groups, currency);
  return html`<h2>On the data of ${periodsWords(summary.periods)}</h2><p>${movesSentence(summary)}</p>${
    hidden !== undefined && html`<p>${hidden}</p>`
  }${total.length > 0 && table(['', 'Before', 'Now', 'Difference'], total)}${
    groups.length > 0 && table(['Role', 'Payees', 'More', 'Less', 'Difference'], groups)
  }`;
}

function drawnYears(cost: DrawnCost, currency: string): Markup {
  const { draws = [] } = cost.summary;
  const rows = costRows(cost.summary, currency);
  return html`<h2>Cost of a year</h2><p>${costSentence(cost)}</p>${
    draws.length > 0 &&
    html`<figure>${costChart(draws, currency)}<figcaption><span class="before">before</span> <span class="after">now</span></figcaption></figure>`
  }${rows.length > 0 && table(['', ...COST_HEADINGS], rows)}<p>${costNote(cost)}</p><details><summary>What is supposed</summary><ul>${cost.sentences.map(
    (one) => html`<li>${one}</li>`,
  )}</ul></details>`;
}

function roleSection(pay: RolePay, currency: string): Markup {
  const money = (value: Rational) => formatMoney(value, currency, { planCurrency: currency });
  const name = pay.title === pay.role ? pay.role : `${pay.role}, ${pay.title}`;
  if (pay.in !== 'both')
    return html`<section><h3>${name}</h3><p>The role is ${pay.in === 'after' ? 'new' : 'gone'}.</p></section>`;
  const words = payWords(pay, currency);
  const decided = `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
  if (!pay.grid.ok)
    return html`<section><h3>${name}</h3><p>${decided}</p><p>No pay at attainments: ${pay.grid.reason}.</p></section>`;
  const grid = pay.grid.value;
  const rows = grid.map(({ attainment, before, after }) => [
    formatPercent(attainment),
    money(before),
    money(after),
    moveWords(before, after, currency),
  ]);
  return html`<section><h3>${name}</h3><p>${decided}</p>${
    grid.length > 1 &&
    html`<figure>${payChart(pay.role, grid, currency)}<figcaption><span class="before">before</span> <span class="after">now</span></figcaption></figure>`
  }${table(['At', 'Before', 'Now', 'Difference'], rows)}</section>`;
}

/** A table whose first column names its rows. */
function table(headings: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return html`<table><thead><tr>${headings.map(
    (heading, index) => html`<th scope="col"${index > 0 && html` class="number"`}>${heading}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([name = '', ...cells]) =>
      html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
}
