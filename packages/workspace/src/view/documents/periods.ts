import type { Grain, Component as PlanComponent, Unit, ValueId } from '@ontarget/evaluator/format';
import type { DocumentTable } from '@ontarget/report';
import { figure } from '../figures.ts';
import type { RoleContext } from './context.ts';

/**
 * Quota (or the goal's target) and target pay of each period, and of the time up to its end where results are measured to
 * date; left out where only the roster says them.
 */
export function periodsTable(
  { plan, name, values }: RoleContext,
  component: PlanComponent,
): DocumentTable | undefined {
  const { stages, measured, toDate, on } = component;
  const goal = on.goals.length > 0 ? 'Target' : 'Quota';
  const columns = [
    { heading: goal, id: stages.quota, toDate: false },
    { heading: `${goal} to date`, id: stages.quota, toDate: true },
    { heading: 'Target pay', id: stages['target pay'], toDate: false },
    { heading: 'Target pay to date', id: stages['target pay'], toDate: true },
  ].flatMap((column) => {
    if (column.id === undefined || (column.toDate && !toDate)) return [];
    const found = values.ofPeriods(
      column.id,
      measured,
      name,
      column.toDate ? (component.within ?? 'year') : undefined,
    );
    return found.length === 0 ? [] : [{ ...column, id: column.id, found }];
  });
  const labels = columns[0]?.found.map(({ label }) => label) ?? [];
  if (labels.length === 0) return undefined;
  const unitOf = (id: ValueId): Unit => plan.values[id]?.unit ?? 'number';
  return {
    title: columns.some(({ id }) => id === stages.quota)
      ? 'What has to be reached'
      : 'Target pay of each period',
    headings: ['Period', ...columns.map(({ heading }) => heading)],
    words: [0],
    rows: alike(
      measured,
      labels.map((label) => [
        label,
        ...columns.map(({ id, found }) => {
          const one = found.find((period) => period.label === label);
          return one === undefined ? '–' : figure(one.value, unitOf(id), plan.currency).text;
        }),
      ]),
    ),
    notes: ['Of somebody who is in the role all year and whose roster says nothing else.'],
  };
}

/** Months that are all the same are one line. */
function alike(grain: Grain, rows: string[][]): string[][] {
  const [first] = rows;
  const isAlike = rows.every((row) => row.slice(1).join() === first?.slice(1).join());
  if (first === undefined || rows.length <= 4 || !isAlike) return rows;
  return [[`each ${grain}`, ...first.slice(1)]];
}
