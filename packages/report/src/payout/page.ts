import { explanationList } from '../explanation/explanation.ts';
import { html, type Markup } from '../markup/html.ts';
import { elementId } from '../preview/element-id.ts';
import type { PayExplanation, PayLine, PayProblem, PayRun, PaySources, PayTable } from './model.ts';

/** What the reader chose and what came of it. */
export interface PayoutView {
  sources: PaySources;
  period: string;
  /** Whether bad rows are set aside. */
  quarantine: boolean;
  /** Whether a run is on its way. */
  isRunning: boolean;
  /** How far it is. */
  progress?: { phase: 'reading' | 'paying'; done: number; of?: number };
  /** What pays it in place of the editor: `ontarget 0.1.0 of this folder`. */
  paidBy?: string;
  /** Why the data, which is too large for the editor, is not paid from here, and the command line that does. */
  byHand?: { why: string; command: string };
  run?: PayRun;
  filter: PayFilter;
  /** The payee whose pay is explained. */
  explained?: PayExplanation;
}

export interface PayFilter {
  /** Part of a payee's name, role or team. */
  text: string;
  status: '' | PayLine['status'];
}

/** Ids of what is filled anew by itself. */
export const PAYEES = 'payees';
export const EXPLAINED = 'explained';
export const PROGRESS = 'pay-progress';

/** More payees than this are not drawn: the filter finds the others. */
const MOST_LINES = 200;
const MOST_ROWS = 25;

/** The payout panel as the inner HTML of a page. */
export function renderPayouts(view: PayoutView): string {
  const { sources, run } = view;
  return html`<header class="plan"><div><h1>Payouts of ${sources.title}</h1><p>A draft: nothing is posted, and what is shown stays here.</p></div></header>
${sources.problem === undefined ? controls(view) : html`<p class="notice" role="status">${sources.problem}</p>`}
<div role="status">${outcome(view)}</div>
${run?.ok === true && results(view)}`.markup;
}

/** The payees that fit the filter. */
export function renderPayees(view: PayoutView): { id: string; html: string }[] {
  return [{ id: PAYEES, html: payees(view).markup }];
}

/** How far the run is. */
export function renderPayProgress(view: PayoutView): { id: string; html: string }[] {
  return [{ id: PROGRESS, html: progressNote(view).markup }];
}

/** How the chosen payee's pay came about. */
export function renderExplained(explained: PayExplanation | undefined): { id: string; html: string }[] {
  return [{ id: EXPLAINED, html: explanation(explained).markup }];
}

function controls(view: PayoutView): Markup {
  const { sources, period, quarantine, isRunning } = view;
  return html`<section class="pay-controls" aria-label="What to pay">
<p class="choices-of"><span class="choice"><label for="pay-period">Period</label><select id="pay-period" data-pay="period">${sources.periods.map(({ key, label }) => html`<option value="${key}"${key === period && html` selected`}>${label}</option>`)}</select></span>
<span class="choice">Data <code>${sources.data.name}</code><button type="button" class="plain" data-pay="folder" id="pay-folder">Choose folder…</button></span>
<span class="choice"><input type="checkbox" id="pay-quarantine" data-pay="quarantine"${quarantine && html` checked`}><label for="pay-quarantine">Set bad rows aside, and hold whoever they touch</label></span>
<button type="button" class="main" data-pay="run" id="pay-run">${isRunning ? 'Pay anew' : 'Pay'}</button>${isRunning && html`<button type="button" class="plain" data-pay="cancel" id="pay-cancel">Cancel</button>`}<span class="pay-progress" id="${PROGRESS}" role="status">${progressNote(view)}</span></p>
<p class="tables">${sources.tables.map(tableNote)}</p></section>`;
}

function progressNote({ isRunning, progress, paidBy }: PayoutView): Markup {
  if (!isRunning) return html``;
  const by = paidBy === undefined ? '' : ` by ${paidBy}`;
  if (progress === undefined) return html`Paying${by}…`;
  const { phase, done, of } = progress;
  const many = done.toLocaleString('en-US');
  if (phase === 'reading') return html`${many} rows read${by}`;
  return html`${many}${of !== undefined && ` of ${of.toLocaleString('en-US')}`} worked out${by}`;
}

function tableNote({ name, files, optional, problem, byCommand }: PayTable): Markup {
  const [first, ...more] = files;
  const found =
    first === undefined
      ? optional
        ? 'none'
        : 'missing'
      : more.length === 0
        ? first
        : `${files.length} files`;
  const isWrong = problem !== undefined || (first === undefined && !optional);
  return html`<span class="table-note${isWrong && ' wrong'}"><b>${name}</b> ${problem ?? found}${byCommand && ', for the command'}</span>`;
}

function outcome({ run, isRunning, paidBy, byHand }: PayoutView): Markup {
  if (run === undefined) return html``;
  if (run.ok) {
    const of = (status: PayLine['status']) => run.statements.filter((one) => one.status === status).length;
    const [paid, held, wrong] = [of('paid'), of('held'), of('error')];
    const waiting = held + wrong;
    return html`<p class="totals"><b id="pay-total">${run.paid.text}</b> to ${people(paid)} for ${run.period.label}${waiting > 0 && html`; ${people(waiting)} not paid, ${run.atStake.text} at stake`}${paidBy !== undefined && !isRunning && html` <span class="hint" id="paid-by">by ${paidBy}</span>`}</p>${run.notes.map((note) => html`<p class="hint">${note}</p>`)}`;
  }
  return html`<div class="notice"><p>${run.message}</p>${byHand && html`<p>${byHand.why}</p><p>By hand: <code id="pay-command">${byHand.command}</code></p>`}${
    run.bad.length > 0 &&
    html`<table class="points"><thead><tr><th scope="col">File</th><th scope="col" class="number">Row</th><th scope="col">Column</th><th scope="col">Why</th></tr></thead><tbody>${run.bad.map(
      ({ file, record, column, reason }) =>
        html`<tr><td>${file}</td><td class="number">${record ?? '–'}</td><td>${column ?? '–'}</td><td>${reason}</td></tr>`,
    )}</tbody></table>${run.badCount > run.bad.length && html`<p>… and ${run.badCount - run.bad.length} more</p>`}`
  }</div>`;
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString('en-US')} people`;
}

function results(view: PayoutView): Markup {
  const { filter, run } = view;
  if (run?.ok !== true) return html``;
  const statuses = [
    { value: '', title: 'Everybody' },
    { value: 'paid', title: 'Paid' },
    { value: 'held', title: 'Held' },
    { value: 'error', title: 'In error' },
  ];
  return html`<section aria-labelledby="payees-title"><h2 id="payees-title">Payees</h2>
<p class="choices-of"><span class="choice"><label for="pay-filter">Find</label><input type="search" id="pay-filter" data-pay="filter" value="${filter.text}" placeholder="name, role or team"></span><span class="choice"><label for="pay-status">Show</label><select id="pay-status" data-pay="status">${statuses.map(({ value, title }) => html`<option value="${value}"${value === filter.status && html` selected`}>${title}</option>`)}</select></span></p>
<div id="${PAYEES}">${payees(view)}</div></section>
<section id="${EXPLAINED}" aria-live="polite">${explanation(view.explained)}</section>
${run.problems.length > 0 && html`<section aria-labelledby="problems-title"><h2 id="problems-title">Held and in error</h2><ul class="problems">${run.problems.slice(0, MOST_LINES).map(problemLine)}</ul></section>`}`;
}

function payees({ run, filter }: PayoutView): Markup {
  if (run?.ok !== true) return html``;
  const wanted = filter.text.trim().toLowerCase();
  const fitting = run.statements.filter(
    ({ payee, title, team, status }) =>
      (filter.status === '' || filter.status === status) &&
      [payee, title, team ?? ''].some((text) => text.toLowerCase().includes(wanted)),
  );
  if (fitting.length === 0) return html`<p class="empty">Nobody fits.</p>`;
  const rest = fitting.length - MOST_LINES;
  return html`<table class="payees"><thead><tr><th scope="col">Payee</th><th scope="col">Role</th><th scope="col">Team</th><th scope="col" class="number">Paid</th></tr></thead><tbody>${fitting.slice(0, MOST_LINES).map(line)}</tbody></table>${rest > 0 && html`<p>… and ${rest} more: narrow the search.</p>`}`;
}

function line({ payee, title, team, status, paid }: PayLine): Markup {
  const amount =
    paid === undefined
      ? html`<span class="badge stale">${status === 'held' ? 'held' : 'in error'}</span>`
      : html`${paid.text}`;
  return html`<tr><th scope="row"><button type="button" class="part" data-explain="${payee}" title="Explain the pay of ${payee}">${payee}</button></th><td>${title}</td><td>${team ?? '–'}</td><td class="number">${amount}</td></tr>`;
}

function explanation(explained: PayExplanation | undefined): Markup {
  if (explained === undefined) return html``;
  const { payee, currency, period, parts } = explained;
  return html`<h2>${payee}</h2>${parts.map(
    ({ title, status, notes, trees }, index) =>
      html`<h3>${title}${status !== 'paid' && html` <span class="badge stale">${status === 'held' ? 'held' : 'in error'}</span>`}</h3>${notes.map((note) => html`<p class="hint">${note}</p>`)}${explanationList(trees, { currency, period, id: elementId('pay', String(index)), mostRows: MOST_ROWS })}`,
  )}`;
}

function problemLine({ payee, message, rows }: PayProblem): Markup {
  return html`<li>${payee !== undefined && html`<button type="button" class="part" data-explain="${payee}">${payee}</button>: `}${message}${rows
    .slice(0, MOST_ROWS)
    .map(
      ({ table, file, record, key }) =>
        html` <button type="button" class="part row" data-row="${table}" data-file="${file}" data-record="${record}" title="Go to the row, ${file}">${table} ${key === '' ? record : key}</button>`,
    )}</li>`;
}
