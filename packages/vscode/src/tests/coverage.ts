import type { CoveredText } from '@ontarget/server/protocol';
import {
  BranchCoverage,
  DeclarationCoverage,
  FileCoverage,
  type FileCoverageDetail,
  StatementCoverage,
  Uri,
} from 'vscode';
import { rangeOf } from './items.ts';

/** What VS Code asks for when a file with coverage is shown. */
const details = new WeakMap<FileCoverage, FileCoverageDetail[]>();

/** What examples reach, file by file. */
export function filesCovered(places: readonly CoveredText[]): FileCoverage[] {
  return [...Map.groupBy(places, ({ uri }) => uri)].map(([uri, own]) => {
    const of = own.map(detailOf);
    const file = FileCoverage.fromDetails(Uri.parse(uri, true), of);
    details.set(file, of);
    return file;
  });
}

export function detailsOf(file: FileCoverage): FileCoverageDetail[] {
  return details.get(file) ?? [];
}

/** Roles, components and goals are declarations, conditions have a branch for each of their two ways. */
function detailOf({ kind, title, reached, missing, range }: CoveredText): FileCoverageDetail {
  const place = rangeOf(range);
  const isReached = reached.length > 0;
  switch (kind) {
    case 'role':
    case 'component':
    case 'goal':
      return new DeclarationCoverage(title, isReached, place.start);
    case 'condition': {
      const ways = [...reached, ...missing].sort();
      const branches = ways.map((way) => new BranchCoverage(reached.includes(way), place, way));
      return new StatementCoverage(isReached, place, branches);
    }
    default:
      return new StatementCoverage(isReached, place);
  }
}
