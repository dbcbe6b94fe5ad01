import { compare, formatRational, type Rational, rational } from '@ontarget/evaluator/numbers';
import type { DraftCurve, DraftTier } from './draft.ts';
import { plainWords, TIER_FROM, TIER_OWNER, TIER_RATE } from './headings.ts';
import type { Block } from './sheet.ts';
import { multipleOf, percentOf } from './values.ts';

/** The curves of a table of tiers: one, or one for each word in a column that says whose tiers they are. */
export function curvesOf(block: Block, unused: string[]): DraftCurve[] {
  const words = block.headings.map(plainWords);
  const from = words.findIndex((heading) => TIER_FROM.test(heading));
  const rate = words.findIndex((heading, index) => index !== from && TIER_RATE.test(heading));
  const owner = words.findIndex((heading) => TIER_OWNER.test(heading));
  const plain = /multipl|accelerator/.test(words[rate] ?? '');
  const curves = new Map<string, DraftTier[]>();
  for (const [index, row] of block.rows.entries()) {
    const title = (owner < 0 ? '' : row[owner]) || block.title || 'Tiers';
    const start = lowerEnd(row[from] ?? '');
    const paid = rateOf(row[rate] ?? '', plain);
    if (start === undefined || paid === undefined) {
      unused.push(
        `line ${block.line + index + 1}: "${row.join(' | ')}" is no tier; it needs an attainment and a rate`,
      );
      continue;
    }
    curves.set(title, [...(curves.get(title) ?? []), { from: start, ...paid }]);
  }
  return [...curves].map(([title, tiers]) => ({ title, tiers: sorted(tiers) }));
}

/** The lower end of a tier that a heading or cell writes: `0-100%`, `100%+`, `over 150%`, `below 50%`. */
export function lowerEnd(text: string): Rational | undefined {
  const words = text.toLowerCase().replace(/\s+/g, ' ');
  if (/^(<|≤|below|under|up to|less than)/.test(words.trim())) return rational(0);
  const number = /(\d+(?:\.\d+)?)\s*%?\s*(?:-|–|to\b|\+|and|$|\)|,|<|%)/.exec(words)?.[1];
  return number === undefined ? undefined : percentOf(`${number}%`);
}

/** The rate in a cell: `1.5x`, `150%`, or a plain `1.5` where the heading says that it is a multiple. */
export function rateOf(text: string, plainMultiples: boolean): Pick<DraftTier, 'rate' | 'unit'> | undefined {
  const percent = percentOf(text);
  if (percent !== undefined) return { rate: percent, unit: '%' };
  const multiple = multipleOf(text, plainMultiples);
  return multiple === undefined ? undefined : { rate: multiple, unit: 'x' };
}

function sorted(tiers: readonly DraftTier[]): DraftTier[] {
  return [...tiers].sort((a, b) => compare(a.from, b.from));
}

/** One text for tiers that are alike, so that roles with the same tiers share a curve. */
export function tiersKey(tiers: readonly DraftTier[]): string {
  return tiers
    .map(({ from, rate, unit }) => `${formatRational(from)}:${formatRational(rate)}${unit}`)
    .join(' ');
}
