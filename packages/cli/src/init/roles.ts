import { ISO_DIALECT, parseNumberCell, type Rational } from '@ontarget/evaluator/numbers';
import type { DraftComponent, DraftCurve, DraftQuota, DraftRole, DraftTier } from './draft.ts';
import { periodIn, plainWords, type RoleColumn, roleColumn } from './headings.ts';
import type { Block } from './sheet.ts';
import { lowerEnd, rateOf, tiersKey } from './tiers.ts';
import { moneyOf, percentOf } from './values.ts';

interface Column {
  readonly heading: string;
  readonly at: number;
  readonly kind: RoleColumn | 'weight';
}

/** The roles of a table of roles, one a row, and the curves of tiers that stand beside them. */
export function rolesOf(
  block: Block,
  currency: string,
  unused: string[],
): { roles: DraftRole[]; curves: DraftCurve[] } {
  const columns = columnsOf(block, unused);
  const of = (kind: Column['kind']) => columns.filter((column) => column.kind === kind);
  const curves = new Map<string, DraftCurve>();
  const roles: DraftRole[] = [];
  for (const row of block.rows) {
    const cell = (kind: Column['kind']) => row[of(kind)[0]?.at ?? -1] || undefined;
    const title = cell('role');
    if (title === undefined) continue;
    const tiers = tiersOf(row, of('tier'));
    const key = tiersKey(tiers);
    if (tiers.length > 0 && !curves.has(key)) {
      curves.set(key, { title: curves.size === 0 ? 'Tiers' : `${title} tiers`, tiers });
    }
    const quotas = of('quota').flatMap((column) => quotaOf(row[column.at] ?? '', column, currency) ?? []);
    roles.push({
      title,
      team: cell('team'),
      reportsTo: cell('reports to'),
      ...payOf(cell('on-target pay'), cell('base'), of('variable')[0], cell('variable'), currency),
      components: componentsOf(row, of('weight'), quotas, curves.get(key)?.title, title, unused),
    });
  }
  return { roles, curves: [...curves.values()] };
}

/** Columns of which every filled cell is a percent, and whose heading says nothing else, hold weights. */
function columnsOf({ headings, rows }: Block, unused: string[]): Column[] {
  return headings.flatMap((heading, at): Column[] => {
    if (heading === '') return [];
    const kind = roleColumn(heading);
    const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell !== '');
    if (kind !== 'other') return [{ heading, at, kind }];
    if (cells.length > 0 && cells.every((cell) => percentOf(cell) !== undefined))
      return [{ heading, at, kind: 'weight' }];
    unused.push(`the column "${heading}" is none of role, team, pay, quota, weight or tier`);
    return [];
  });
}

function payOf(
  onTarget: string | undefined,
  base: string | undefined,
  column: Column | undefined,
  variable: string | undefined,
  currency: string,
): Pick<DraftRole, 'onTargetPay' | 'base' | 'targetPay' | 'variable'> {
  const share = variable === undefined ? undefined : percentOf(variable);
  const ofBase = onTarget === undefined || /of base/.test(plainWords(column?.heading ?? ''));
  return {
    onTargetPay: money(onTarget, currency),
    base: money(base, currency),
    targetPay: share === undefined ? money(variable, currency) : undefined,
    variable: share === undefined ? undefined : { share, of: ofBase ? 'base' : 'on-target pay' },
  };
}

function money(text: string | undefined, currency: string): Rational | undefined {
  return text === undefined ? undefined : moneyOf(text, currency);
}

function quotaOf(
  text: string,
  { heading }: Column,
  currency: string,
): (DraftQuota & { measure: string }) | undefined {
  if (text === '') return undefined;
  const measure = heading
    .replace(/\b(annual|yearly|year|quarterly|quarter|monthly|month|quotas?|qtr)\b|[()$€£]/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const plain = parseNumberCell(text, { ...ISO_DIALECT, thousands: ',' });
  const marked = /[$€£¥A-Za-z]/.test(text) || /[$€£¥]|\b(arr|acv|revenue|bookings|usd|eur)\b/i.test(heading);
  const amount = plain.ok && !marked ? plain.value : moneyOf(text, currency);
  return amount === undefined ? undefined : { amount, isMoney: marked, period: periodIn(heading), measure };
}

function tiersOf(row: readonly string[], columns: readonly Column[]): DraftTier[] {
  return columns.flatMap(({ heading, at }) => {
    const from = lowerEnd(heading);
    const rate = rateOf(row[at] ?? '', true);
    return from === undefined || rate === undefined ? [] : [{ from, ...rate }];
  });
}

/**
 * The weighted components of a role. A quota goes to the component whose heading it names, or to the only one; where
 * it could belong to several it is reported and left for the author.
 */
function componentsOf(
  row: readonly string[],
  weights: readonly Column[],
  quotas: readonly (DraftQuota & { measure: string })[],
  curve: string | undefined,
  role: string,
  unused: string[],
): DraftComponent[] {
  const weighed = weights.flatMap(({ heading, at }) => {
    const weight = percentOf(row[at] ?? '');
    return weight === undefined || weight.n === 0n ? [] : [{ measure: heading, weight }];
  });
  const left = [...quotas];
  const components = weighed.map((component): DraftComponent => {
    const named = left.findIndex(({ measure }) => plainWords(measure) === plainWords(component.measure));
    const index = named < 0 && weighed.length === 1 && left.length === 1 ? 0 : named;
    const [quota] = index < 0 ? [] : left.splice(index, 1);
    return { ...component, quota, curve };
  });
  if (left.length > 0 && weighed.length > 0) {
    unused.push(
      `the quota of ${role}: the sheet does not say which of ${weighed.map(({ measure }) => measure).join(', ')} it is for`,
    );
  }
  return components;
}
