import { html } from '../markup/html.ts';
import { markdownTable, markdownText } from '../markup/markdown.ts';
import { page } from '../markup/page.ts';
import { cascadePicture, goalsTable } from '../preview/goals.ts';
import type { PreviewGoal } from '../preview/model.ts';
import type { PlanDocument, Reason } from './model.ts';
import { reasonLines, reasonSection } from './reasons.ts';
import { documentStyle } from './style.ts';

/** The documents of a plan, each with the file that it is in, and the file of the goals where the plan has any. */
export interface PlanOverview {
  readonly plan: PlanDocument['plan'];
  readonly digest: string;
  readonly documents: readonly { readonly document: PlanDocument; readonly file: string }[];
  readonly goals?: string;
  /** Why the plan as a whole does something on purpose. */
  readonly reasons: readonly Reason[];
}

const HEADINGS = ['Role', 'Team', 'On-target pay', 'Target pay', 'Paid on revenue'];

/** The page that leads to every other one. */
export function overviewHtml({ plan, digest, documents, goals, reasons }: PlanOverview): string {
  return page(
    plan.title,
    documentStyle(plan.title, digest),
    html`<main><header><h1>${plan.title}</h1><p>${plan.year.first} to ${plan.year.last} · ${plan.currency}</p></header>
<section><h2>Roles</h2><table><thead><tr>${HEADINGS.map((heading, index) => html`<th scope="col"${index > 1 && html` class="number"`}>${heading}</th>`)}</tr></thead><tbody>${documents.map(
      ({ document: { role }, file }) =>
        html`<tr><th scope="row"><a href="${file}">${role.title}</a></th>${cells(role).map((cell, index) => html`<td${index > 0 && html` class="number"`}>${cell}</td>`)}</tr>`,
    )}</tbody></table></section>${goals && html`<section><h2>Goals</h2><p><a href="${goals}">The company's number, handed down</a></p></section>`}${reasonSection(reasons)}
<footer>Version ${digest}</footer></main>`,
  );
}

/** The same as Markdown. */
export function overviewMarkdown({ plan, digest, documents, goals, reasons }: PlanOverview): string {
  const rows = documents.map(({ document: { role }, file }) => [
    `[${markdownText(role.title)}](${file})`,
    ...cells(role),
  ]);
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |`;
  return [
    `# ${markdownText(plan.title)}`,
    `${plan.year.first} to ${plan.year.last}, ${plan.currency}`,
    '## Roles',
    // The links are markup, so the lines are put together here.
    [
      line(HEADINGS),
      '|---|---|---:|---:|---:|',
      ...rows.map(([first = '', ...more]) => line([first, ...more.map(markdownText)])),
    ].join('\n'),
    ...(goals === undefined ? [] : ['## Goals', `[The company's number, handed down](${goals})`]),
    ...reasonLines(reasons),
    `Version ${digest}`,
    '',
  ].join('\n\n');
}

function cells({ team, onTargetPay, targetPay, revenueWeight }: PlanDocument['role']): string[] {
  return [team ?? '–', onTargetPay?.text ?? '–', targetPay?.text ?? '–', revenueWeight?.text ?? '–'];
}

/** The cascade of the goals: a picture and a table of targets, shares and who carries what. */
export function goalsHtml({ plan, digest }: PlanOverview, goals: readonly PreviewGoal[]): string {
  return page(
    `Goals, ${plan.title}`,
    documentStyle(`${plan.title} · Goals`, digest),
    html`<main class="goals-page"><header><p class="kicker">${plan.title}</p><h1>Goals</h1><p>${plan.year.first} to ${plan.year.last}</p></header>
${cascadePicture(goals)}${goalsTable(goals)}<footer>Version ${digest}</footer></main>`,
  );
}

/** The same as Markdown, as one table. */
export function goalsMarkdown({ plan, digest }: PlanOverview, goals: readonly PreviewGoal[]): string {
  const rows = goals.flatMap((goal) => goalRows(goal, 0));
  const quarters = goals[0]?.quarters?.map(({ label }) => label) ?? [];
  return [
    `# Goals, ${markdownText(plan.title)}`,
    markdownTable(
      ['Goal', 'Counts', 'Part', 'Target of the year', ...quarters, 'Carried by'],
      rows.map(({ goal, level }) => [
        `${'– '.repeat(level)}${goal.title}`,
        goal.conversion === undefined ? goal.measure : `${goal.measure}: ${goal.conversion}`,
        partOf(goal),
        goal.target?.text ?? '–',
        ...quarters.map((label) => goal.quarters?.find((one) => one.label === label)?.target.text ?? '–'),
        goal.carriers.map(({ title }) => title).join(', '),
      ]),
      ['left', 'left', 'left', 'right', ...quarters.map(() => 'right' as const), 'left'],
    ),
    `Version ${digest}`,
    '',
  ].join('\n\n');
}

function goalRows(goal: PreviewGoal, level: number): { goal: PreviewGoal; level: number }[] {
  return [{ goal, level }, ...goal.children.flatMap((child) => goalRows(child, level + 1))];
}

function partOf({ part, share, handedDown, byWeight }: PreviewGoal): string {
  const over = handedDown === undefined ? '' : `, handed down at ${handedDown.text}`;
  if (part === 'root') return '';
  if (part === 'supports') return 'supports';
  if (byWeight !== undefined) return `its part ${byWeight}${over}`;
  return `${share?.text ?? '–'}${part === 'overlaps' ? ' of the same number' : ''}${over}`;
}
