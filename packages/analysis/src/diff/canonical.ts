import { type CanonicalValue, canonicalJson } from '@ontarget/evaluator/format';

/** Operators whose operands may stand in any order. */
const ANY_ORDER: ReadonlySet<unknown> = new Set(['sum', 'product', 'least', 'greatest', 'all', 'any']);

/** Parts of a plan as one text that is the same for the same meaning: without titles, and whatever the order of addends. */
export function meaningOf(part: unknown): string {
  return canonicalJson(bare(part) as CanonicalValue);
}

function bare(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(bare);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part)
    .filter(([key, value]) => value !== undefined && !(key === 'title' && typeof value === 'string'))
    .map(([key, value]) => [key, bare(value)] as const);
  const own = Object.fromEntries(entries);
  if (ANY_ORDER.has(own.op) && Array.isArray(own.of)) own.of = own.of.map(asText).sort(byText).map(fromText);
  return own;
}

const asText = (one: unknown): string => canonicalJson(one as CanonicalValue);
const fromText = (text: string): unknown => JSON.parse(text);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
