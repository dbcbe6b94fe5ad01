import { html, type Markup } from '../markup/html.ts';
import { page } from '../markup/page.ts';
import { chartOf } from '../preview/component-card.ts';
import { COLOURS, payMix, weightedOf } from '../preview/pay-mix.ts';
import { pointsOf } from '../preview/points-table.ts';
import type { ComponentChapter, DocumentTable, PlanDocument, Said, Term } from './model.ts';
import { reasonSection } from './reasons.ts';
import { documentStyle } from './style.ts';
import { CHAPTERS, SIGNED_WORDS, SIGNERS, STATES, signedFacts, VERSION_WORDS } from './words.ts';

/** The plan document of a role as a page of its own. */
export function planDocumentHtml(of: PlanDocument): string {
  const { plan, role, facts, components, together, examples, terms, reasons, glossary } = of;
  const weighted = weightedOf(role).map(({ id }) => id);
  const colour = (id: string) => {
    const at = weighted.indexOf(id);
    return at < 0 ? 'top' : `c${at % COLOURS}`;
  };
  const body = html`<main><header><p class="kicker">Plan document · ${plan.title}</p><h1>${role.title}</h1></header>
<section class="summary">${factList(facts)}${payMix(role)}</section>
<section><h2>${CHAPTERS.paid}</h2>${components.map((one) => chapter(one, colour(one.component.id)))}</section>
${section(CHAPTERS.together, [together.said.length > 0 && saidList(together.said), together.worked && table(together.worked)])}
${section(CHAPTERS.examples, examples.map(table))}
${section(CHAPTERS.terms, [termsTable(terms)])}
${reasonSection(reasons)}
${section(CHAPTERS.glossary, [glossary.length > 0 && html`<dl class="glossary">${glossary.map(({ words, meaning }) => html`<div><dt>${words}</dt><dd>${meaning}</dd></div>`)}</dl>`])}
${signatures(of)}</main>`;
  return page(
    `${role.title}, ${plan.title}`,
    documentStyle(`${plan.title} · ${role.title}`, of.digest),
    body,
  );
}

function factList(facts: readonly (readonly [string, string])[]): Markup {
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function section(title: string, parts: readonly (Markup | false | undefined)[]): Markup {
  const there = parts.filter((part) => part !== false && part !== undefined);
  return there.length === 0 ? html`` : html`<section><h2>${title}</h2>${there}</section>`;
}

function chapter(
  { component, sentences, counts, periods, grid, conditions, worked }: ComponentChapter,
  colour: string,
): Markup {
  const { title, weight, curve } = component;
  return html`<section class="chapter ${colour}"><h3><i class="swatch ${colour}"></i>${title}${weight && html`<span class="weight">${weight.text}</span>`}</h3>
${sentences.map((sentence) => html`<p>${sentence}</p>`)}
${counts.length > 0 && html`<h4>What counts</h4>${saidList(counts)}`}
${curve && html`<div class="curve-parts">${chartOf(component, curve)}<div class="points">${pointsOf(curve)}</div></div>`}
${grid && table(grid)}${periods && table(periods)}
${conditions.length > 0 && html`<h4>Conditions and limits</h4>${saidList(conditions)}`}
${worked && table(worked)}</section>`;
}

function saidList(said: readonly Said[]): Markup {
  return html`<ul class="said">${said.map(({ words, meaning, where }) => html`<li>${words}${where && html` <small>${where}</small>`}${meaning && html`<span class="meaning">${meaning}</span>`}</li>`)}</ul>`;
}

function table({ title, headings, words, rows, notes }: DocumentTable): Markup {
  const number = (index: number) => (words.includes(index) ? html`` : html` class="number"`);
  return html`<div class="table"><h4>${title}</h4><table><thead><tr>${headings.map((heading, index) => html`<th scope="col"${number(index)}>${heading}</th>`)}</tr></thead><tbody>${rows.map((cells) => html`<tr>${cells.map((cell, index) => html`<td${number(index)}>${cell}</td>`)}</tr>`)}</tbody></table>${notes.map((note) => html`<p class="note">${note}</p>`)}</div>`;
}

function termsTable(terms: readonly Term[]): Markup {
  return html`<table class="terms"><thead><tr><th scope="col">Term</th><th scope="col">State</th><th scope="col">What holds</th></tr></thead><tbody>${terms.map(
    ({ name, state, said, words }) =>
      html`<tr class="${state}"><th scope="row">${name}</th><td class="state">${STATES[state]}</td><td>${words}${said.length > 0 && saidList(said.map(({ meaning: _, ...line }) => line))}</td></tr>`,
  )}</tbody></table>`;
}

function signatures(of: PlanDocument): Markup {
  return html`<section class="signatures"><h2>${CHAPTERS.signatures}</h2>${factList(signedFacts(of))}<p class="note">${VERSION_WORDS}</p><p class="agreed">${SIGNED_WORDS}</p><div class="signers">${SIGNERS.map(
    (signer) =>
      html`<div class="signer"><b>${signer}</b><span>Name</span><span>Signature</span><span>Date</span></div>`,
  )}</div></section>`;
}
