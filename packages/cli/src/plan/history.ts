import { type Distribution, observed } from '@ontarget/analysis/simulate';
import type { Plan } from '@ontarget/evaluator/format';
import { div, isZero, type Rational } from '@ontarget/evaluator/numbers';
import type { PastResult } from '@ontarget/workspace';
import { Failure } from '../failure.ts';
import { pastResults } from './past-results.ts';
import type { DataPlaces } from './sources.ts';

/**
 * Past attainments by measure, as multiples of quota: each is as likely to come again as any other of its measure. A row
 * without one has a result and a quota. Throws a `Failure` for a file that is not there, breaks the contract of histories,
 * or has no attainment at all.
 */
export async function attainmentsBefore(
  file: string,
  places: DataPlaces,
  plan: Plan,
): Promise<Readonly<Record<string, Distribution>>> {
  const rows = (await pastResults(file, places, plan)) ?? [];
  const attained = rows.flatMap((row) => {
    const attainment = attainmentOf(row);
    return attainment === undefined ? [] : [{ measure: row.measure, attainment }];
  });
  if (attained.length === 0) {
    throw new Failure(
      `--history ${file} has no attainment to draw from`,
      'A row needs an attainment, or a result and the quota it was measured by.',
    );
  }
  const byMeasure = Map.groupBy(attained, ({ measure }) => measure);
  return Object.fromEntries(
    [...byMeasure].map(([measure, of]) => [measure, observed(of.map(({ attainment }) => attainment))]),
  );
}

function attainmentOf({ attainment, result, quota }: PastResult): Rational | undefined {
  if (attainment !== undefined) return attainment;
  return result === undefined || quota === undefined || isZero(quota) ? undefined : div(result, quota);
}
