import { join } from 'node:path';
import type { Coverage, CoveredPlace, PlaceKind } from '@ontarget/analysis/coverage';
import { textTable } from './table.ts';

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
  const open = coverage.places.filter((place) => place.missing.length > 0 && !isBelow(place, coverage));
  if (open.length === 0) return table;
  const lines = open.sort(byPlace).map((place) => {
    const { range } = place;
    const at = range === undefined ? '' : `${shown(range.file)}:${range.line}:${range.column}  `;
    return `  ${at}${missingWords(place)}`;
  });
  return [table, '', 'No example reaches:', ...lines].join('\n');
}

/** What belongs to a role or component that nothing reaches needs no line of its own. */
function isBelow({ id, node }: CoveredPlace, { places }: Coverage): boolean {
  return places.some(
    (one) =>
      (one.kind === 'role' || one.kind === 'component') &&
      one.missing.length > 0 &&
      one.id !== id &&
      node.startsWith(`${one.id}/`),
  );
}

/** In the order of the text; what has no place there comes first. */
function byPlace({ range: a }: CoveredPlace, { range: b }: CoveredPlace): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}

/** `Accelerated, from 125%: 2x`; `Rep NewBusiness, Score at least 50% is never missed`. */
function missingWords({ kind, title, missing, reached }: CoveredPlace): string {
  if (kind !== 'condition') return title;
  return reached.length === 0
    ? `${title}: neither met nor missed`
    : `${title}: never ${missing.join(' nor ')}`;
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
