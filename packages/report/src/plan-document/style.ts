import { paperStyle } from '../markup/paper.ts';

/** Ink on white paper, whatever shows it: a plan document is signed on paper, and printed as often as it is read. */
const PAPER = `
:root { --ink: #1d2126; --quiet: #565d66; --paper: #fff; --card: #fff; --line: #c3c8ce; --faint: #e6e8eb; --c0: #1a6fd0; --c1: #652d90; --c2: #2f7d32; --c3: #a8740a; --c4: #c5281c; --c5: #b0580d; }
body { margin: 2rem auto 4rem; max-width: 56rem; padding: 0 1.25rem; font: 14px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem; border-bottom: 2px solid var(--ink); }
h3 { font-size: 1.1rem; margin: 0 0 .4rem; }
h4 { font-size: .95rem; margin: 1.1rem 0 .25rem; }
p, ul, dl, dd, figure { margin: 0; padding: 0; }
p + p { margin-top: .2rem; }
a { color: #0a58ad; }
small { white-space: nowrap; }
small, .note { color: var(--quiet); font-size: .86em; font-weight: 400; }
.kicker { color: var(--quiet); }
header { margin-bottom: 1.25rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { margin-top: 2.5rem; color: var(--quiet); font-size: .85em; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .28rem .9rem .28rem 0; text-align: left; vertical-align: baseline; font-weight: 400; border-bottom: 1px solid var(--faint); }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--quiet); font-size: .88em; border-bottom-color: var(--line); vertical-align: bottom; }
tfoot th, tfoot td { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums lining-nums; }
td.number { white-space: nowrap; }
.table { margin-top: 1rem; }
.note { margin-top: .2rem; }
`;

const FACTS = `
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 0 2.5rem; }
.facts > div { display: flex; gap: .75rem; padding: .2rem 0; border-bottom: 1px solid var(--faint); }
.facts dt { flex: none; width: 7.5rem; color: var(--quiet); }
.facts dd { font-weight: 600; overflow-wrap: anywhere; }
.signatures .facts { grid-template-columns: minmax(0, 1fr); }
.mix { margin-top: 1.25rem; }
.mix h3 { font-size: .95rem; }
.mix .bar { display: block; margin-bottom: .4rem; border-radius: 4px; overflow: hidden; }
.bar rect { fill: var(--colour); stroke: var(--paper); stroke-width: 1.5; }
.bar text { fill: var(--on-colour, #fff); font-size: 12px; font-weight: 600; }
.base { --colour: #d4d8dd; --on-colour: var(--ink); }
.c0 { --colour: var(--c0); } .c1 { --colour: var(--c1); } .c2 { --colour: var(--c2); }
.c3 { --colour: var(--c3); } .c4 { --colour: var(--c4); } .c5 { --colour: var(--c5); } .top { --colour: var(--quiet); }
.swatch { display: inline-block; width: 10px; height: 10px; margin-right: 8px; border-radius: 2px; background: var(--colour); }
.badge { padding: 0 .4rem; border: 1px solid var(--line); border-radius: .6rem; font-size: .8em; color: var(--quiet); white-space: nowrap; }
.chapter { margin-top: 1.75rem; }
.chapter + .chapter { padding-top: 1.5rem; border-top: 1px solid var(--line); }
.weight { float: right; }
.curve-parts { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: .25rem 2rem; align-items: center; margin-top: .75rem; }
.curve-parts > .marks { grid-column: 1; grid-row: 2; }
.curve-parts > .points { grid-column: 2; grid-row: 1 / span 2; }
.kind { color: var(--quiet); }
.said { list-style: none; }
.said li { padding: .12rem 0 .12rem 1rem; text-indent: -1rem; }
.said li::before { content: "·"; display: inline-block; width: 1rem; text-indent: 0; color: var(--quiet); }
.meaning { display: block; text-indent: 0; color: var(--quiet); }
.terms .said li { padding-left: 0; text-indent: 0; }
.terms .said li::before { content: none; }
.cascade { font-size: .93em; }
.cascade td:last-child { min-width: 9rem; }
.cascade td:nth-child(2) { min-width: 6rem; }
.terms th[scope="row"] { width: 11rem; font-weight: 600; }
.terms .state { width: 9.5rem; color: var(--quiet); }
.terms .silent .state { color: #8f3200; font-weight: 600; }
.terms .none td { color: var(--quiet); }
.reasons > div, .glossary > div { padding: .25rem 0; border-bottom: 1px solid var(--faint); }
.reasons dt { font-weight: 600; }
.glossary > div { display: grid; grid-template-columns: 13rem minmax(0, 1fr); gap: 1rem; }
.glossary dt { font-weight: 600; }
.agreed { margin-top: 1.5rem; }
.signer { display: grid; grid-template-columns: 8rem 2fr 2fr 1fr; gap: 1.5rem; align-items: end; margin-top: 3.25rem; }
.signer span { border-top: 1px solid var(--ink); color: var(--quiet); font-size: .86em; }
`;

const PICTURES = `
.chart { display: block; width: 100%; height: auto; overflow: visible; }
.chart text { fill: var(--quiet); font-size: 11.5px; font-variant-numeric: tabular-nums; }
.chart .grid { stroke: var(--faint); }
.chart .zero, .chart .tick { stroke: #99a0a8; }
.chart .area { fill: var(--colour); opacity: .1; }
.chart .curve, .chart .onwards, .chart .leap { fill: none; stroke: var(--colour); stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
.chart .leap { stroke-width: 1.25; stroke-dasharray: 1 4; }
.chart .to-target { fill: none; stroke: #aab0b7; stroke-dasharray: 3 3; }
.chart .rates text, .chart .figure { fill: var(--ink); font-weight: 600; paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
.chart .columns { fill: var(--colour); opacity: .75; }
.mark .sign { fill: #fff; stroke: var(--colour); stroke-width: 2; }
.mark.target .sign { fill: var(--colour); }
.marks { display: flex; flex-wrap: wrap; gap: 2px 16px; list-style: none; font-size: .86em; }
.marks li { display: flex; gap: 6px; align-items: center; }
.marks .key { flex: none; width: 12px; height: 12px; }
.wide { overflow-x: auto; margin: .75rem 0; }
.cascade-tree { display: block; max-width: 100%; height: auto; }
.edge path { fill: none; stroke: #7b828a; stroke-width: 1.5; }
.edge.overlaps path { stroke-dasharray: 6 4; }
.edge.supports path { stroke-dasharray: 1.5 4; stroke-linecap: round; }
.edge text { fill: var(--ink); font-size: 12px; font-weight: 600; }
.edge .over { fill: var(--quiet); font-size: 10px; font-weight: 400; }
.node rect { fill: #f7f8f9; stroke: #8b929a; stroke-width: 1.25; }
.node.revenue rect, .node.linked rect { stroke: var(--c0); }
.node.linked rect { stroke-dasharray: 5 3; }
.node text { fill: var(--quiet); font-size: 11px; }
.node .title, .node .target { fill: var(--ink); font-size: 12px; }
.node .title { font-weight: 600; }
.node .converted path { fill: none; stroke: var(--quiet); stroke-width: 1.25; }
.key-line { flex: none; width: 24px; height: 12px; }
body:has(.goals-page) { max-width: 80rem; }
.cascade small { display: block; white-space: normal; }
.cascade th[scope="row"] { min-width: 11rem; }
.level1 { padding-left: 1.25rem; } .level2 { padding-left: 2.5rem; } .level3 { padding-left: 3.75rem; }
.level4 { padding-left: 5rem; } .level5 { padding-left: 6.25rem; } .level6 { padding-left: 7.5rem; }
.carrier:not(:last-child)::after { content: ", "; }
`;

const PRINT = `
@page wide { size: landscape; margin: 14mm 14mm 17mm; }
@media print {
  html { font-size: 11.5px; }
  .goals-page { page: wide; }
  .curve-parts { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  body, body:has(.goals-page) { margin: 0; max-width: none; padding: 0; font-size: 10.5px; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  h2, h3, h4, thead { break-after: avoid; }
  h2 { margin-top: 1.9rem; }
  .glossary { columns: 2; column-gap: 2rem; }
  .glossary > div { grid-template-columns: 9rem minmax(0, 1fr); }
  tr, li, figure, .curve-parts, .table, .glossary > div, .reasons > div, .signers { break-inside: avoid; }
  .signatures { break-before: page; }
  a { color: inherit; text-decoration: none; }
  .wide { overflow: visible; }
}
@media (max-width: 700px) { .curve-parts { display: block; } .glossary > div { display: block; } }
`;

const STYLE = [PAPER, FACTS, PICTURES, PRINT].map((part) => part.trim()).join('\n');

/** How a document of a plan looks, on the screen and on paper; each printed page says what it is of and which version. */
export function documentStyle(title: string, digest: string): string {
  return `${STYLE}\n${paperStyle([title, `Version ${digest}`])}`;
}
