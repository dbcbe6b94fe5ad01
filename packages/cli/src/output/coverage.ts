import { join } from 'node:path';
import type { Coverage, PlaceKind } from '@ontarget/analysis/coverage';
import { textTable } from './table.ts';
import { missingWords, openPlaces } from './test/tested.ts';

/** What a plan has of each kind, in the plural, in the order in which it is shown. */
const KINDS: Readonly<Record<PlaceKind, string>> = {
  role: 'roles',
  component: 'components',
  goal: 'goals at the end of the cascade',
  band: 'bands and points of curves',
  level: 'grades',
  'matrix row': 'rows of grids',
  'matrix column': 'columns of grids',
  condition: 'conditions, met and missed',
  branch: 'branches',
  limit: 'caps, floors and other limits',
  operand: 'the greater or lesser of several',
  lookup: 'lookups',
};

/** How much the examples of a plan reach, then each place that they do not, where it stands. */
export function coverageText(title: string, coverage: Coverage, shown: (file: string) => string): string {
  const counts = countsOf(coverage).map(({ kind, reached, of }) => [
    KINDS[kind],
    String(reached),
    String(of),
  ]);
  const table = textTable(
    [
      { heading: `What the examples of "${title}" reach` },
      { heading: 'Reached', align: 'right' },
      { heading: 'Of', align: 'right' },
    ],
    [...counts, ['', String(coverage.reached), String(coverage.of)]],
    { totalRow: true },
  );
  const open = openPlaces(coverage);
  if (open.length === 0) return table;
  const lines = open.map((place) => {
    const { range } = place;
    const at = range === undefined ? '' : `${shown(range.file)}:${range.line}:${range.column}  `;
    return `  ${at}${missingWords(place)}`;
  });
  return [table, '', 'No example reaches:', ...lines].join('\n');
}

/** The same for programs. */
export function coverageJson(coverage: Coverage, shown: (file: string) => string): object {
  return {
    reached: coverage.reached,
    of: coverage.of,
    kinds: countsOf(coverage),
    places: coverage.places.map(({ id, kind, title, reached, missing, range }) => ({
      id,
      kind,
      title,
      reached,
      missing,
      ...(range === undefined ? {} : { ...range, file: shown(range.file) }),
    })),
  };
}

function countsOf({ places }: Coverage): { kind: PlaceKind; reached: number; of: number }[] {
  const byKind = Map.groupBy(places, ({ kind }) => kind);
  return (Object.keys(KINDS) as PlaceKind[]).flatMap((kind) => {
    const own = byKind.get(kind) ?? [];
    const count = (of: 'reached' | 'ways') => own.reduce((total, place) => total + place[of].length, 0);
    return own.length === 0 ? [] : [{ kind, reached: count('reached'), of: count('ways') }];
  });
}

/** A file of the evaluator's map as the user would type it. */
export function shownIn(folder: string, shownPath: (path: string) => string): (file: string) => string {
  return (file) => shownPath(join(folder, file));
}
