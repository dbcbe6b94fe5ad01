/** What a column of a table of roles holds. */
export type RoleColumn =
  | 'role'
  | 'team'
  | 'reports to'
  | 'on-target pay'
  | 'base'
  | 'variable'
  | 'quota'
  | 'tier'
  | 'other';

const WORDS: readonly (readonly [RoleColumn, RegExp])[] = [
  ['tier', /\d\s*%/],
  ['reports to', /^(reports to|reporting to|manager( role)?|reports into)$/],
  [
    'on-target pay',
    /\b(ote|ttc|on target (pay|earnings|compensation)|total target (comp|compensation|cash|pay))\b/,
  ],
  ['quota', /\bquotas?\b/],
  ['base', /^((annual|yearly) )?(base|salary)( (salary|pay))?$/],
  ['variable', /\b(variable|incentive|bonus|target pay|tic)\b/],
  ['role', /^((plan|job|sales) )?(role|title|position|job)s?( (name|title))?$/],
  ['team', /^(team|department|segment|group|function|org)( name)?$/],
];

/** What a heading of a table of roles stands for; weights and all else are `other`. */
export function roleColumn(heading: string): RoleColumn {
  const words = plainWords(heading);
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other';
}

/** Whether a block of a spreadsheet lists roles, or tiers one below the other, or neither. */
export function blockKind(headings: readonly string[]): 'roles' | 'tiers' | undefined {
  if (headings.some((heading) => roleColumn(heading) === 'role')) return 'roles';
  const words = headings.map(plainWords);
  const from = words.some((heading) => TIER_FROM.test(heading));
  return from && words.some((heading) => TIER_RATE.test(heading)) ? 'tiers' : undefined;
}

/** Headings over the lower end of a tier, over its upper end, over what it pays, and over whose tier it is. */
export const TIER_FROM =
  /^(from|min(imum)?|threshold|attainment|tier start|lower|start|tier|achievement)( %| attainment)?$/;
export const TIER_RATE = /\b(rate|multiplier|multiple|accelerator|payout|pays|pay)\b/;
export const TIER_OWNER = /^(curve|plan|role|component|measure|applies to)$/;

/** A heading in small letters, with single spaces and without marks, so that `OTE ($)` is `ote`. */
export function plainWords(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%+<>≥≤.–-]+/gu, ' ')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
    .trim();
}

/** The period that a heading over quotas names: `Annual quota`, `Quota (Q)`. */
export function periodIn(heading: string): 'year' | 'half-year' | 'quarter' | 'month' | undefined {
  const words = plainWords(heading);
  if (/\b(annual|yearly|year|fy\d*|per annum)\b/.test(words)) return 'year';
  if (/\b(half year|half yearly|semi annual|h[12])\b/.test(words)) return 'half-year';
  if (/\b(quarterly|quarter|qtr|q[1-4]?)\b/.test(words)) return 'quarter';
  return /\b(monthly|month)\b/.test(words) ? 'month' : undefined;
}
