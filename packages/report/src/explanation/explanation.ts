import type { ExplanationNode } from '@ontarget/evaluator/engine';
import { quantityWords } from '@ontarget/evaluator/engine';
import type { SourceRange } from '@ontarget/evaluator/format';
import { html, type Markup } from '../markup/html.ts';
import { elementId } from '../preview/element-id.ts';
import { passedOn } from './chain.ts';
import { type Explaining, stepLines } from './lines.ts';

/** Steps this deep are open at first. */
const OPEN_LEVELS = 2;
/** Nobody reads deeper; an evaluator may be made to nest more than a page can. */
const MOST_LEVELS = 40;

/**
 * How a number came about, as a list that unfolds: each step with its number, its formula, what there is to say of it, and
 * below it what it follows from. Names with a known place are buttons that lead there.
 */
export function explanationList(nodes: readonly ExplanationNode[], context: Explaining): Markup {
  return html`<ul class="steps">${nodes.map((node, index) => step(node, context, 0, String(index)))}</ul>`;
}

function step(start: ExplanationNode, context: Explaining, level: number, path: string): Markup {
  const node = passedOn(start);
  const lines = stepLines(node, context);
  const head = headOf(node, context);
  const children = level < MOST_LEVELS ? node.children : [];
  if (children.length === 0 && lines.length === 0) return html`<li class="step">${head}</li>`;
  const open = level < OPEN_LEVELS;
  return html`<li class="step"><details id="${elementId(context.id, path)}"${open && html` open`}><summary>${head}</summary>${lines}${
    children.length > 0 &&
    html`<ul class="steps">${children.map((child, index) => step(child, context, level + 1, `${path}.${index}`))}</ul>`
  }</details></li>`;
}

function headOf(node: ExplanationNode, { currency, period, within = [] }: Explaining): Markup {
  const { quantity, repeated, source, of } = node;
  const title = upper(shortened(node.title, within));
  const formula = node.formula && shortened(node.formula, within);
  const name =
    source === undefined
      ? html`${title}`
      : html`<button type="button" class="part" data-goto="${node.node}" title="Go to ${source.file}, line ${source.line}">${title}</button>`;
  const when = node.period !== undefined && node.period.key !== period && html`, ${node.period.label}`;
  const worth =
    quantity === undefined
      ? node.reasons.length > 0 && html` <b class="unknown">not known</b>`
      : html` <b class="number">${quantityWords(quantity, currency)}</b>`;
  const how = formula !== undefined && repeated !== true && html` <span class="formula">${formula}</span>`;
  return html`<span class="head">${name}${of !== undefined && html` of ${of}`}${when}${worth}${repeated === true && html` <small>explained above</small>`}${how}</span>`;
}

function shortened(text: string, within: readonly string[]): string {
  return within.reduce((short, name) => short.replaceAll(`${name}, `, ''), text);
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where the nodes of explanations stand in the plan's text. */
export function sourcesIn(nodes: readonly ExplanationNode[]): Map<string, SourceRange> {
  const sources = new Map<string, SourceRange>();
  const open = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const one of [node, ...(node.slices ?? []), ...(node.band ? [node.band] : [])]) {
      if (one.source !== undefined) sources.set(one.node, one.source);
    }
    open.push(...node.children);
  }
  return sources;
}
