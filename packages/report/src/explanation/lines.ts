import type { ConditionLine, ExplanationNode } from '@ontarget/evaluator/engine';
import { quantityWords } from '@ontarget/evaluator/engine';
import type { Quantity } from '@ontarget/evaluator/format';
import { html, type Markup } from '../markup/html.ts';

/** What an explanation is written with. */
export interface Explaining {
  /** What `$` stands for. */
  currency: string;
  /** Key of the payment period: another one is named at each step. */
  period: string;
  /** Begins the ids of the page's elements, so that several explanations stand on one page. */
  id: string;
  /** Rows of a table are shown up to so many. */
  mostRows: number;
  /** Names of what is explained: a step of it goes by its own name alone, `attainment` for `New business, attainment`. */
  within?: readonly string[];
}

/** What there is to say of a step beside its number: slices, bands, rows, conditions, rounding, months. */
export function stepLines(node: ExplanationNode, { currency, mostRows }: Explaining): Markup[] {
  const money = (quantity: Quantity) => quantityWords(quantity, currency);
  const lines: Markup[] = [];
  if (node.text !== undefined) lines.push(html`<p>${node.text}</p>`);
  for (const { message } of node.quantity === undefined ? node.reasons : []) {
    lines.push(html`<p class="reason">${message}</p>`);
  }
  const { slices = [], band, next, test, rounding, months = [], choices = [] } = node;
  if (slices.length > 0) {
    lines.push(
      table(
        ['From', 'In it', 'Rate', 'Pays'],
        slices.map((one) => [
          goTo(one.node, money(one.from), one.source !== undefined),
          html`${money(one.inside)}`,
          html`${money(one.rate)}`,
          html`${money(one.money ?? one.pay)}`,
        ]),
      ),
    );
  }
  if (band !== undefined) {
    const place = band.from === undefined ? 'the first band' : `the band from ${money(band.from)}`;
    lines.push(html`<p>In ${goTo(band.node, place, band.source !== undefined)}: ${money(band.written)}</p>`);
  }
  if (next !== undefined) {
    const result = next.missingResult === undefined ? '' : ` (${money(next.missingResult)})`;
    lines.push(html`<p>The next band is ${money(next.missing)}${result} away: ${money(next.written)}</p>`);
  }
  if (node.rows !== undefined && node.rows.length > 0) lines.push(rowTable(node, money, mostRows));
  if (test !== undefined) lines.push(condition(test, money));
  if (choices.length > 0) {
    lines.push(
      html`<ul class="choices">${choices.map(({ words, quantity, chosen }) => html`<li${chosen && html` class="chosen"`}>${words}: ${quantity === undefined ? 'no value' : money(quantity)}${chosen && html` <span class="badge">counts</span>`}</li>`)}</ul>`,
    );
  }
  if (months.length > 0) {
    lines.push(
      table(
        ['Month', 'Amount', 'Part', 'Counts'],
        months.map(({ period, days, amount, weight, counted }) => [
          html`${period.label}${days && ` ${days}`}`,
          html`${money(amount)}`,
          html`${money({ ...weight, unit: 'percent' })}`,
          html`${money(counted)}`,
        ]),
      ),
    );
  }
  if (rounding !== undefined && rounding.difference.value !== '0') {
    lines.push(html`<p>Rounded from ${money(rounding.before)} to ${money(rounding.after)}</p>`);
  }
  for (const one of node.balance ?? []) {
    lines.push(
      html`<p>${one.period.label}: earned ${money(one.earned)}, draw ${money(one.draw)}, topped up ${money(one.drawn)}, repaid ${money(one.repaid)}, still owed ${money(one.owed)}</p>`,
    );
  }
  for (const one of node.heldBack ?? []) {
    lines.push(
      html`<p>${one.period.label}: held back ${money(one.heldBack)}, released ${money(one.released)}, forfeited ${money(one.forfeited)}, still held back ${money(one.open)}</p>`,
    );
  }
  return lines;
}

function rowTable(node: ExplanationNode, money: (quantity: Quantity) => string, mostRows: number): Markup {
  const rows = node.rows ?? [];
  const shown = rows
    .slice(0, mostRows)
    .map(({ row, date, amount, share, credited }) => [
      html`<button type="button" class="part" data-row="${row.table}" data-file="${row.source.file}" data-record="${row.source.record}" title="Go to the row, ${row.source.file}">${Object.values(row.key).join(' · ') || `row ${row.source.record}`}</button>`,
      html`${date ?? '–'}`,
      html`${money(amount)}`,
      html`${money(share)}`,
      html`${money(credited)}`,
    ]);
  const rest = rows.length - shown.length;
  return html`${table(['Row', 'Date', 'Amount', 'Share', 'Credited'], shown)}${rest > 0 && html`<p>… and ${rest} more rows</p>`}`;
}

function condition(test: ConditionLine, money: (quantity: Quantity) => string): Markup {
  const { words, holds, left, right, short, parts } = test;
  const sides = left && right && `: ${money(left)} against ${money(right)}`;
  const verdict = holds === undefined ? 'not known' : holds ? 'holds' : 'does not hold';
  const away = short && `, ${money(short)} short`;
  return html`<p class="condition ${holds === false && 'fails'}">${words} <span class="badge">${verdict}</span>${sides}${away}</p>${parts.map((part) => condition(part, money))}`;
}

function table(headings: readonly string[], rows: readonly (readonly Markup[])[]): Markup {
  return html`<table class="points"><thead><tr>${headings.map((heading, index) => html`<th scope="col"${index > 0 && html` class="number"`}>${heading}</th>`)}</tr></thead><tbody>${rows.map(
    ([first, ...others]) =>
      html`<tr><th scope="row">${first}</th>${others.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`,
  )}</tbody></table>`;
}

function goTo(node: string, text: string, isKnown: boolean): Markup {
  return isKnown
    ? html`<button type="button" class="part" data-goto="${node}">${text}</button>`
    : html`${text}`;
}
