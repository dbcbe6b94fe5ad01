import type { ConditionLine, ExplanationNode } from '@ontarget/evaluator/engine';
import { quantityWords } from '@ontarget/evaluator/engine';
import type { Quantity } from '@ontarget/evaluator/format';
import { passedOn } from '../explanation/chain.ts';
import type { PayeeStatement } from './model.ts';
import { factsOf, type StatementTable, sectionOf } from './parts.ts';

/** Steps this deep are written; what lies below is in `ontarget explain`. */
const MOST_LEVELS = 8;
const MOST_ROWS = 25;

/** A payee's statement as Markdown: what was paid, on what, how it came about, and what goes on to later payments. */
export function statementMarkdown(of: PayeeStatement): string {
  const facts = factsOf(of).map(([name, value]) => `- ${name}: **${inline(value)}**`);
  const parts = of.parts.flatMap(({ statement, explanation }) => {
    const { heading, headline, reasons, tables, notes } = sectionOf(statement, of.plan);
    const steps = (explanation?.trees ?? []).flatMap((tree) => stepLines(tree, of, 0));
    return [
      `## ${inline(heading)}`,
      `**${inline(headline)}**`,
      ...list(reasons),
      ...tables.map(tableText),
      ...list([...notes, ...(explanation?.notes ?? []).filter((note) => !notes.includes(note))]),
      ...(steps.length === 0 ? [] : ['### How it came about', steps.join('\n')]),
    ];
  });
  const end = `Evaluator ${of.evaluator}, run ${of.run}`;
  return [`# Statement of pay, ${inline(of.period.label)}`, facts.join('\n'), ...parts, `---`, end, ''].join(
    '\n\n',
  );
}

function list(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `- ${inline(line)}`).join('\n')];
}

function tableText({ title, headings, rows, notes }: StatementTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => inline(cell) || ' ').join(' | ')} |`;
  const rule = `|${headings.map((_, index) => (index === 0 ? '---' : '---:')).join('|')}|`;
  const table = [line(headings), rule, ...rows.map(line)].join('\n');
  return [`### ${title}`, table, ...list(notes)].join('\n\n');
}

function stepLines(start: ExplanationNode, of: PayeeStatement, level: number): string[] {
  const node = passedOn(start);
  const money = (quantity: Quantity) => quantityWords(quantity, of.plan.currency);
  const indent = '  '.repeat(level);
  const period =
    node.period === undefined || node.period.key === of.period.key ? '' : `, ${node.period.label}`;
  const whose = node.of === undefined ? '' : ` of ${node.of}`;
  const worth = node.quantity === undefined ? '' : `: **${inline(money(node.quantity))}**`;
  const formula = node.formula === undefined || node.repeated === true ? '' : ` = ${inline(node.formula)}`;
  const again = node.repeated === true ? ' (see above)' : '';
  const head = `${indent}- ${inline(`${node.title}${whose}${period}`)}${worth}${formula}${again}`;
  const asides = asideLines(node, money).map((line) => `${indent}  - ${inline(line)}`);
  if (node.repeated === true || level >= MOST_LEVELS) return [head, ...asides];
  return [head, ...asides, ...node.children.flatMap((child) => stepLines(child, of, level + 1))];
}

/** What there is to say of a step beside its number. */
function asideLines(node: ExplanationNode, money: (quantity: Quantity) => string): string[] {
  const { text, reasons, slices = [], band, next, rows = [], test, rounding, choices = [] } = node;
  const shown = rows.slice(0, MOST_ROWS);
  return [
    ...(text === undefined ? [] : [text]),
    ...(node.quantity === undefined ? reasons.map(({ message }) => message) : []),
    ...slices.map(
      (one) =>
        `${money(one.inside)} from ${money(one.from)} at ${money(one.rate)}: ${money(one.money ?? one.pay)}`,
    ),
    ...(band === undefined
      ? []
      : [
          `in the row ${band.from === undefined ? 'below' : `from ${money(band.from)}`}: ${money(band.written)}`,
        ]),
    ...(next === undefined ? [] : [`the next row is ${money(next.missing)} away: ${money(next.written)}`]),
    ...(test === undefined ? [] : conditionLines(test, money)),
    ...choices.flatMap(({ words, quantity, chosen }) =>
      quantity === undefined ? [] : [`${words}: ${money(quantity)}${chosen ? ', which counts' : ''}`],
    ),
    ...(rounding === undefined || rounding.difference.value === '0'
      ? []
      : [`rounded from ${money(rounding.before)} to ${money(rounding.after)}`]),
    ...shown.map(
      ({ row, date, amount, share, credited }) =>
        `${Object.values(row.key).join(' · ') || `row ${row.source.record}`}${date === undefined ? '' : ` of ${date}`}: ${money(amount)} × ${money(share)} = ${money(credited)}`,
    ),
    ...(rows.length > shown.length ? [`and ${rows.length - shown.length} more rows`] : []),
  ];
}

function conditionLines(
  { words, holds, left, right, short, parts }: ConditionLine,
  money: (quantity: Quantity) => string,
): string[] {
  const sides = left === undefined || right === undefined ? '' : ` (${money(left)} against ${money(right)})`;
  const away = short === undefined ? '' : `, ${money(short)} short`;
  const verdict = holds === undefined ? 'not known' : holds ? 'met' : 'missed';
  return [`${words}: ${verdict}${sides}${away}`, ...parts.flatMap((part) => conditionLines(part, money))];
}

/** A payee's name, or a plan's own words, in a line of Markdown: what would be markup there is only text. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, (mark) => `\\${mark}`);
}
