import type { Coverage, CoveredPlace } from '@ontarget/analysis/coverage';
import type { Rational } from '@ontarget/evaluator/numbers';
import { compare, formatPercent, mul, rational } from '@ontarget/evaluator/numbers';
import type { Diagnostic, ExampleResult, MutationRun, Snapshot } from '@ontarget/workspace/node';

/** A plan whose examples were worked out. */
export interface TestedPlan {
  readonly id: string;
  readonly title: string;
  /** Path on this machine. */
  readonly folder: string;
  readonly snapshot: Snapshot;
  readonly examples: readonly ExampleResult[];
  readonly coverage?: Coverage;
  /** The part of all there is to reach that its examples have to. */
  readonly atLeast?: Rational;
  /** With --mutate: mistakes that its examples were to notice. */
  readonly mutants?: MutationRun;
  /** The part of them that they have to. */
  readonly mutantsAtLeast?: Rational;
  readonly currency: string;
}

/** What a cell that does not come out is told by, besides the cell itself. */
const OF_CELLS: ReadonlySet<string> = new Set(['example-fails', 'example-held']);

/**
 * Errors for which a plan has no evaluator, and so pays nobody, whatever its examples come to by the rest of it; nothing where it
 * compiles.
 */
export function compileErrors({ snapshot: { evaluator, diagnostics } }: TestedPlan): readonly Diagnostic[] {
  return evaluator === undefined
    ? diagnostics.filter(({ severity, code }) => severity === 'error' && !OF_CELLS.has(code))
    : [];
}

/** `"Sales" has 2 errors and pays nobody until they are mended.` */
export function errorsWords(plan: TestedPlan): string {
  const { length } = compileErrors(plan);
  const [count, they] = length === 1 ? ['1 error', 'it is'] : [`${length} errors`, 'they are'];
  const rest = plan.examples.length === 0 ? '' : '; its examples are worked out by what has none';
  return `"${plan.title}" has ${count} and pays nobody until ${they} mended${rest}.`;
}

/** How many cells came out, did not, and could not be worked out. */
export function countsOf(examples: readonly ExampleResult[]): Record<ExampleResult['status'], number> {
  const counts = { passed: 0, failed: 0, held: 0 };
  for (const { status } of examples) counts[status] += 1;
  return counts;
}

/** Whether the examples of a plan reach less than was asked for. */
export function isShort({ coverage, atLeast }: TestedPlan): boolean {
  return coverage !== undefined && isBelow(coverage.reached, coverage.of, atLeast);
}

/** Whether the examples of a plan notice fewer mutants than was asked for. */
export function noticesTooFew({ mutants, mutantsAtLeast }: TestedPlan): boolean {
  return mutants !== undefined && isBelow(mutants.noticed, mutants.of, mutantsAtLeast);
}

/** Whether a part of a whole is less than was asked for. */
export function isBelow(part: number, whole: number, atLeast: Rational | undefined): boolean {
  return atLeast !== undefined && compare(rational(part), mul(atLeast, rational(whole))) < 0;
}

/** ` (93%)`, rounded down, so that 100% is all of them. */
export function shareWords(part: number, whole: number): string {
  return whole === 0 ? '' : ` (${Math.floor((100 * part) / whole)}%)`;
}

/** `The examples of "Sales" reach 8 of 10, less than 90%.` */
export function shortWords({ title, coverage, atLeast }: TestedPlan): string {
  if (coverage === undefined || atLeast === undefined) return '';
  return `The examples of "${title}" reach ${coverage.reached} of ${coverage.of}, less than ${formatPercent(atLeast)}.`;
}

/** The places that no example reaches, in the order of the text; what has no place there comes first. */
export function openPlaces(coverage: Coverage): CoveredPlace[] {
  return coverage.places
    .filter((place) => place.missing.length > 0 && !isPartOfOpen(place, coverage))
    .sort(byPlace);
}

/** What belongs to a role or component that nothing reaches needs no line of its own. */
function isPartOfOpen({ id, node }: CoveredPlace, { places }: Coverage): boolean {
  return places.some(
    (one) =>
      (one.kind === 'role' || one.kind === 'component') &&
      one.missing.length > 0 &&
      one.id !== id &&
      node.startsWith(`${one.id}/`),
  );
}

function byPlace({ range: a }: CoveredPlace, { range: b }: CoveredPlace): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
}

/** `Accelerated, from 125%: 2x`; `Rep NewBusiness, Score at least 50% is never missed`. */
export function missingWords({ kind, title, missing, reached }: CoveredPlace): string {
  if (kind !== 'condition') return title;
  return reached.length === 0
    ? `${title}: neither met nor missed`
    : `${title}: never ${missing.join(' nor ')}`;
}
