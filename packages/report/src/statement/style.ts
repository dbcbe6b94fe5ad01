import { paperStyle } from '../markup/paper.ts';

/** Black on white, whatever shows it: a statement is printed as often as it is read. */
const STYLE = `
body { font: 15px/1.45 system-ui, sans-serif; color: #1b1b1b; background: #fff; margin: 2rem auto; max-width: 52rem; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .25rem; border-bottom: 1px solid #888; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
dl { margin: 0; }
dl div { display: flex; gap: .75rem; }
dt { width: 5rem; color: #555; }
dd { margin: 0; font-weight: 600; }
.headline { font-size: 1.2rem; font-weight: 600; margin: .5rem 0; }
.headline.open { color: #8a1c00; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid #ddd; font-weight: 400; vertical-align: top; }
thead th { color: #555; border-bottom-color: #888; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.notes, .reason { color: #444; }
ul.choices { list-style: "· "; margin: .1rem 0 .1rem 1rem; padding-left: .7rem; }
.chosen { font-weight: 600; }
ul.steps { list-style: none; padding-left: 1.1rem; margin: .15rem 0; }
ul.steps li { margin: .15rem 0; }
.steps table { width: auto; margin: .25rem 0 .5rem 1rem; font-size: .92em; }
.steps p { margin: .1rem 0 .1rem 1rem; }
.formula { color: #555; }
.badge { border: 1px solid #888; border-radius: .5rem; padding: 0 .4rem; font-size: .85em; }
.fails .badge { color: #8a1c00; border-color: #8a1c00; }
footer { margin-top: 2.5rem; color: #555; font-size: .85em; overflow-wrap: anywhere; }
@media print {
  html { font-size: 12px; }
  body { margin: 0; max-width: none; padding: 0; font-size: 11px; }
  h2, h3, thead, summary { break-after: avoid; }
  tr, p, li:not(:has(table, li)) { break-inside: avoid; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  details::details-content { content-visibility: visible; display: block; }
}
`.trim();

/** How a statement looks; each printed page says whose it is and of which run. */
export function statementStyle(about: string, run: string): string {
  return `${STYLE}\n${paperStyle([about, `Run ${run}`])}`;
}
