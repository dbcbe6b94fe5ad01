import { type Cell, isDateCell, isRational, planCalendar } from '@ontarget/evaluator/engine';
import type { Expression, Plan, ValueId } from '@ontarget/evaluator/format';
import {
  add,
  compare,
  div,
  fiscalYear,
  formatMultiple,
  formatPercent,
  gt,
  includesPeriod,
  le,
  mul,
  type Rational,
  rational,
  resolvePeriod,
  roundTo,
} from '@ontarget/evaluator/numbers';
import type { DataCase, DataFinding, PastResult } from './inputs.ts';
import { lacking, needsHistory, type OwnQuota, ownQuotas, shareText } from './populations.ts';
import type { DataBound } from './terms.ts';

/** How far apart two quotas may lie, as multiples of last year's results, to be called the same: rounding of quotas. */
const ALIKE = rational(101, 100);

/** Of each quota that the roster says: whether most are one and the same multiple of last year's results. */
export function quotaFollowsResult({ plan, inputs, bound }: DataCase<DataBound>): DataFinding[] {
  const personal = ownQuotas(plan).flatMap((one) => {
    const column = rosterColumnOf(plan, one);
    return column === undefined ? [] : [{ one, column }];
  });
  if (personal.length === 0) return [];
  const { history, roster, smallestGroup } = inputs;
  const needs = [
    ...(roster === undefined ? ['it needs the roster with its quotas: roster.csv where the data is'] : []),
    ...(history === undefined ? [needsHistory('payee, measure, period and result')] : []),
  ];
  if (history === undefined || roster === undefined)
    return [{ kind: 'not evaluated', needs: needs.join('; ') }];
  const sold = resultsOfLastYear(plan, history);
  const few: OwnQuota[] = [];
  const found: DataFinding[] = [];
  for (const { one, column } of personal) {
    const multiples = [...quotasOf(roster, one.role, column)].flatMap(([payee, quota]) => {
      const result = sold.get(keyOf(payee, one.measure));
      return result === undefined || result.n <= 0n ? [] : [div(quota, result)];
    });
    if (multiples.length < smallestGroup) {
      few.push(one);
      continue;
    }
    const { from, size } = mostAlike(multiples);
    if (size < smallestGroup || !gt(rational(size, multiples.length), bound.low)) continue;
    const factor = formatMultiple(roundTo(from, rational(1, 100), 'half up'));
    found.push({
      kind: 'broken',
      places: one.places,
      finding: `${shareText(size, multiples.length)} quotas of ${one.title} are about ${factor} what the same person came to last year, more than ${formatPercent(bound.low)}`,
      mend: 'Set quotas from what the territory can bear, not from what its seller did',
    });
  }
  const lacks = lacking([], few, inputs);
  return lacks === undefined
    ? found
    : [
        ...found,
        { kind: 'not evaluated', needs: `of people with both a quota and a result last year ${lacks}` },
      ];
}

/** The column of the roster that a quota is read from. */
function rosterColumnOf(plan: Plan, { component }: OwnQuota): string | undefined {
  const id = component.stages.quota;
  return id === undefined ? undefined : columnIn(plan, plan.values[id]?.formula, new Set([id]));
}

function columnIn(plan: Plan, formula: unknown, seen: Set<ValueId>): string | undefined {
  if (typeof formula !== 'object' || formula === null) return undefined;
  const { op } = formula as Partial<Expression>;
  if (op === 'roster') return (formula as Extract<Expression, { op: 'roster' }>).column;
  if (op === 'value') {
    const { id } = formula as Extract<Expression, { op: 'value' }>;
    if (seen.has(id)) return undefined;
    return columnIn(plan, plan.values[id]?.formula, seen.add(id));
  }
  for (const part of Object.values(formula)) {
    const column = columnIn(plan, part, seen);
    if (column !== undefined) return column;
  }
  return undefined;
}

/** The quota of each payee in a role, of their last row. */
function quotasOf(
  roster: readonly Readonly<Record<string, Cell>>[],
  role: string,
  column: string,
): Map<string, Rational> {
  const quotas = new Map<string, Rational>();
  const starts = new Map<string, number>();
  for (const row of roster) {
    const { payee, start = null } = row;
    const quota = row[column];
    if (row.role !== role || typeof payee !== 'string' || quota === undefined || !isRational(quota)) continue;
    const from = isDateCell(start) ? start.date : 0;
    if (quota.n <= 0n || from < (starts.get(payee) ?? from)) continue;
    starts.set(payee, from);
    quotas.set(payee, quota);
  }
  return quotas;
}

/** What each payee came to on each measure in the fiscal year before the plan's, its periods added up. */
function resultsOfLastYear(plan: Plan, history: readonly PastResult[]): Map<string, Rational> {
  const calendar = planCalendar(plan);
  const { year } = fiscalYear(calendar, -1);
  const sold = new Map<string, Rational>();
  for (const row of history) {
    const { payee, period, measure } = row;
    const result = row.result ?? worked(row);
    if (payee === undefined || period === undefined || result === undefined) continue;
    const when = resolvePeriod(calendar, period);
    if (!when.ok || !includesPeriod(year, when.value)) continue;
    const key = keyOf(payee, measure);
    const before = sold.get(key);
    sold.set(key, before === undefined ? result : add(before, result));
  }
  return sold;
}

function worked({ attainment, quota }: PastResult): Rational | undefined {
  return attainment === undefined || quota === undefined ? undefined : mul(attainment, quota);
}

function keyOf(payee: string, measure: string): string {
  return JSON.stringify([payee, measure]);
}

/** The largest group of multiples that lie within one percent of its smallest. */
function mostAlike(multiples: readonly Rational[]): { from: Rational; size: number } {
  const sorted = multiples.toSorted(compare);
  let best = { from: rational(0), size: 0 };
  let end = 0;
  for (const [start, from] of sorted.entries()) {
    const most = mul(from, ALIKE);
    for (let next = sorted[end]; next !== undefined && le(next, most); next = sorted[end]) end += 1;
    if (end - start > best.size) best = { from, size: end - start };
  }
  return best;
}
