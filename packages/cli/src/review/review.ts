import { join } from 'node:path';
import { ATTAINMENTS, diffPlans, type PayeeMoves, type PlanDiff } from '@ontarget/analysis/diff';
import type { Plan } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';
import type { ReviewedPlan } from '@ontarget/report';
import type { Snapshot } from '@ontarget/workspace/node';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { drawnCost } from '../output/diff/cost.ts';
import { type ClosedOptions, holdsOf } from '../plan/closed.ts';
import { type CostOptions, costBoth } from '../plan/cost-both.ts';
import { openPlanIn } from '../plan/open.ts';
import type { Side } from '../plan/side.ts';
import { dataPlaces } from '../plan/sources.ts';
import type { Base } from './base.ts';
import { examplesOf, FAILS, type WrongCell } from './examples.ts';
import { type TouchedFolder, tableOf, touchedFolders } from './folders.ts';
import { paidPlan, type ReviewPayOptions } from './paid.ts';
import { type PlacedProblem, problemsOf } from './problems.ts';

/** What a review asks of plans, and by what it pays. */
export interface ReviewOptions extends ReviewPayOptions {
  readonly atLeast?: Rational;
  readonly failOn: 'error' | 'warning' | 'info';
  readonly pays: boolean;
  /** What a year is drawn by, and whether one is: without an answer where the project file says what to suppose. */
  readonly draw: CostOptions & { readonly cost?: boolean };
  readonly closed: ClosedOptions;
}

/** A plan that was touched, with what annotations and files need of it. */
export interface PlanReview {
  readonly told: ReviewedPlan;
  readonly problems: readonly PlacedProblem[];
  readonly wrong: readonly WrongCell[];
  readonly status: ExitCode;
  readonly moves?: { readonly of: PayeeMoves; readonly plan: Plan };
}

/** Checks, tests, compares and pays every plan that a change touches. @param within paths from the top of the repository */
export async function reviewPlans(
  base: Base,
  within: readonly string[],
  options: ReviewOptions,
): Promise<readonly PlanReview[]> {
  const reviews: PlanReview[] = [];
  const libraries: { touched: TouchedFolder; snapshot: Snapshot }[] = [];
  for (const touched of await touchedFolders(base, within)) {
    const earlier =
      touched.before === undefined ? undefined : await openPlanIn(join(base.earlier, touched.before));
    if (touched.isGone) {
      if (earlier !== undefined && !earlier.plan.isLibrary) reviews.push(gone(touched, earlier));
      continue;
    }
    const now = await openPlanIn(join(base.top, touched.folder));
    // A plan whose header was broken by the change is still a plan.
    if (now.plan.isLibrary && (earlier === undefined || earlier.plan.isLibrary))
      libraries.push({ touched, snapshot: now });
    else {
      const review = await reviewPlan(touched, earlier, now, base, options);
      if (review !== undefined) reviews.push(review);
    }
  }
  const used = new Set(reviews.flatMap(({ told }) => told.files));
  for (const { touched, snapshot } of libraries) {
    if (touched.texts.some((path) => !used.has(path)))
      reviews.push(library(touched, snapshot, base, options));
  }
  return reviews;
}

async function reviewPlan(
  touched: TouchedFolder,
  earlier: Snapshot | undefined,
  now: Snapshot,
  base: Base,
  options: ReviewOptions,
): Promise<PlanReview | undefined> {
  const tables = now.evaluator?.file.plan.tables;
  // A file beside the data of another plan is none of this one's.
  const data = touched.data.filter((path) => tables === undefined || isTableOf(path, tables, now));
  if (touched.texts.length + data.length === 0 && touched.before === touched.folder) return undefined;
  const others = ({ diagnostics }: Snapshot) => diagnostics.filter(({ code }) => code !== FAILS);
  const { problems, known } = problemsOf(others(now), earlier ? others(earlier) : [], base.top);
  const examples = examplesOf(now, base.top, options.atLeast);
  const [was, is] = [sideOf('the plan before', earlier), sideOf('the plan now', now)];
  const wasPlan = earlier !== undefined && !earlier.plan.isLibrary;
  const compared = comparison(wasPlan, was, is);
  const comparable = 'diff' in compared ? was : undefined;
  const pays = options.pays && is !== undefined && (comparable !== undefined || !wasPlan);
  const paid =
    pays && is !== undefined
      ? await paidPlan(comparable, is, { ...touched, data }, base, options)
      : { paid: [], status: EXIT.clean };
  const folder = join(base.top, touched.folder);
  const holds =
    compared.diff === undefined || was === undefined || is === undefined
      ? undefined
      : await holdsOf(was, is, compared.diff, { ...options.closed, folder });
  const drawn =
    pays && comparable !== undefined && compared.diff?.verdict !== 'no payout changes'
      ? await drawnFor(comparable, is, compared.diff, folder, options)
      : {};
  const told: ReviewedPlan = {
    title: now.plan.title,
    folder: touched.folder,
    change: !wasPlan
      ? 'new'
      : touched.texts.length === 0 && touched.before === touched.folder
        ? 'data'
        : 'changed',
    ...(wasPlan && touched.before !== undefined && touched.before !== touched.folder
      ? { movedFrom: touched.before }
      : {}),
    files: [...new Set([...touched.texts, ...data])],
    problems,
    known,
    examples,
    ...(is === undefined ? {} : { currency: is.plan.currency }),
    digest: {
      ...(was === undefined ? {} : { before: was.digest }),
      ...(is === undefined ? {} : { after: is.digest }),
    },
    ...compared,
    ...(holds === undefined ? {} : { holds }),
    paid: paid.paid,
    ...drawn,
    ...('notPaid' in paid && paid.notPaid !== undefined ? { notPaid: paid.notPaid } : {}),
  };
  const moves = 'moves' in paid && is !== undefined ? paid.moves : undefined;
  return {
    told,
    problems,
    wrong: examples.wrong,
    status: worst([statusOf(problems, examples, options), paid.status]),
    ...(moves === undefined || is === undefined ? {} : { moves: { of: moves, plan: is.plan } }),
  };
}

/** What the change costs over drawn years, or why that cannot be said. */
async function drawnFor(
  before: Side,
  now: Side,
  diff: PlanDiff | undefined,
  folder: string,
  { draw, data }: ReviewOptions,
): Promise<Pick<ReviewedPlan, 'cost' | 'notDrawn'>> {
  const asked = draw.cost ?? (await dataPlaces(folder, data)).project?.cost !== undefined;
  if (!asked || diff === undefined) return {};
  try {
    return { cost: drawnCost(await costBoth(before, now, { ...draw, folder, data }), diff, true) };
  } catch (error) {
    // A reason to stop is a line of the review, which goes on; any other error is one of the tool's own.
    if (!(error instanceof Failure)) throw error;
    return { notDrawn: error.message };
  }
}

function isTableOf(path: string, tables: Plan['tables'], { project }: Snapshot): boolean {
  const { data = {} } = project.file;
  const named = Object.keys(data).filter((table) => table in tables);
  return tableOf(path) in tables || named.length > 0;
}

function comparison(
  wasPlan: boolean,
  was: Side | undefined,
  is: Side | undefined,
): Pick<ReviewedPlan, 'diff' | 'notCompared'> {
  if (is === undefined) return { notCompared: 'the plan has errors and cannot be compiled' };
  if (!wasPlan) return {};
  if (was === undefined) return { notCompared: 'the plan before has errors and cannot be compiled' };
  if (was.plan.currency !== is.plan.currency)
    return { notCompared: `it was paid in ${was.plan.currency} and is paid in ${is.plan.currency}` };
  return { diff: diffPlans(was, is, ATTAINMENTS) };
}

function sideOf(name: string, snapshot: Snapshot | undefined): Side | undefined {
  if (snapshot?.evaluator === undefined) return undefined;
  const { file, digest } = snapshot.evaluator;
  return { name, digest, plan: file.plan, map: file.map };
}

function gone(touched: TouchedFolder, { plan }: Snapshot): PlanReview {
  const told: ReviewedPlan = {
    title: plan.title,
    folder: touched.folder,
    change: 'gone',
    files: touched.texts,
    problems: [],
    known: 0,
    paid: [],
  };
  return { told, problems: [], wrong: [], status: EXIT.clean };
}

function library(
  { folder, texts }: TouchedFolder,
  snapshot: Snapshot,
  { top }: Base,
  options: ReviewOptions,
): PlanReview {
  const { problems, known } = problemsOf(snapshot.diagnostics, [], top);
  const told: ReviewedPlan = {
    title: snapshot.plan.title,
    folder,
    change: 'library',
    files: texts,
    problems,
    known,
    paid: [],
  };
  return { told, problems, wrong: [], status: statusOf(problems, undefined, options) };
}

/** The status of `check` and `test` together; of warnings and notes those count that the change brings. */
function statusOf(
  problems: readonly PlacedProblem[],
  examples: ReturnType<typeof examplesOf> | undefined,
  { failOn }: ReviewOptions,
): ExitCode {
  const has = (severity: string) => problems.some((one) => one.severity === severity);
  if (has('error')) return EXIT.errors;
  if (examples !== undefined && (examples.wrong.length > 0 || examples.short !== undefined))
    return EXIT.errors;
  const isFailing = { error: false, warning: has('warning'), info: problems.length > 0 }[failOn];
  return isFailing ? EXIT.warnings : EXIT.clean;
}

function worst(codes: readonly ExitCode[]): ExitCode {
  return (
    codes.find((code) => code === EXIT.errors) ?? codes.find((code) => code !== EXIT.clean) ?? EXIT.clean
  );
}
