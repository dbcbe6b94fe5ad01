import { simulateInSteps } from '@ontarget/analysis/simulate';
import type { EvaluatorFile } from '@ontarget/evaluator/format';
import type { CostAnswer, CostSettings } from '@ontarget/report';
import { type Pace, place } from '@ontarget/workspace';
import { URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { dataPlaces } from '../payout/places.ts';
import { interruptible, SHORT_SLICE, Superseded } from '../plans/interruptible.ts';
import type { Plans } from '../plans/plans.ts';
import { costPicture } from '../preview/cost/picture.ts';
import { type People, Rosters } from '../preview/cost/roster.ts';
import { costInputs, readSettings } from '../preview/cost/settings.ts';
import {
  COST_PROGRESS,
  COST_REQUEST,
  type CostParams,
  type CostProgressParams,
  type CostResult,
} from '../protocol.ts';
import { progressOf } from './progress.ts';

/** What is being drawn of a plan, or was drawn last. */
interface Drawing {
  readonly digest: string;
  readonly settings: string;
  readonly people: People;
  readonly answer: Promise<CostResult>;
}

/**
 * Answers what a year may cost. Years are drawn in small steps, between which whoever types or moves a slider is served;
 * while somebody types the drawing rests, and when the plan then means something else it is given up.
 */
export function addCost(connection: Connection, plans: Plans, shared: LangiumSharedServices): void {
  const rosters = new Rosters((uri) => shared.workspace.FileSystemProvider.readBinary(URI.parse(uri)));
  /** By folder: the newest. */
  const drawings = new Map<string, Drawing>();
  const asked = new Map<string, number>();
  plans.onGone((folder) => {
    drawings.delete(folder);
    asked.delete(folder);
    rosters.forget(folder);
  });

  connection.onRequest<CostResult, void>(
    COST_REQUEST,
    async ({ uri, settings }: CostParams): Promise<CostResult> => {
      try {
        return await answer(URI.parse(uri), settings);
      } catch (error) {
        if (error instanceof Superseded) return null;
        // Its message might name a payee.
        connection.console.error(
          `Cost of a year: ${error instanceof Error ? error.name : 'an error'} of ours`,
        );
        return {
          state: 'not drawn',
          message: 'The year could not be drawn, by an error of ours.',
          inputs: [],
        };
      }
    },
  );

  async function answer(uri: URI, settings: CostSettings): Promise<CostResult> {
    const snapshot = await plans.of(uri);
    if (snapshot === undefined) return null;
    const { folder } = snapshot.plan;
    const number = (asked.get(folder) ?? 0) + 1;
    asked.set(folder, number);
    const { evaluator } = snapshot;
    if (evaluator === undefined) {
      drawings.delete(folder);
      return { state: 'broken' };
    }
    const { digest, file } = evaluator;
    const isOutdated = async (isNewest: () => boolean) => {
      if (!isNewest()) return true;
      if (!plans.isBusy) return false;
      await plans.quiet();
      return !isNewest() || plans.lastOf(uri)?.evaluator?.digest !== digest;
    };
    const places = await dataPlaces(shared, snapshot);
    const isLast = () => asked.get(folder) === number;
    const people = await rosters.of(
      folder,
      file.plan,
      places,
      interruptible(() => isOutdated(isLast), SHORT_SLICE),
    );
    if (!isLast()) return null;
    if (people.kind === 'none') {
      const looked = decodeURIComponent(places.data.split('/').slice(-2).join('/'));
      return { state: 'no roster', looked };
    }
    const typed = JSON.stringify(settings);
    const known = drawings.get(folder);
    if (known?.digest === digest && known.settings === typed && known.people === people) return known.answer;
    const pace = interruptible(() => isOutdated(() => drawings.get(folder) === own), SHORT_SLICE);
    const draw = async (): Promise<CostResult> => {
      // The drawing has to be known before it looks whether it is the newest.
      await undefined;
      try {
        const tell = progressOf<CostProgressParams>(connection, COST_PROGRESS);
        return await drawn(file, settings, people, pace, (done, of) =>
          tell({ folder: place(folder), done, of }),
        );
      } catch (error) {
        if (drawings.get(folder) === own) drawings.delete(folder);
        throw error;
      }
    };
    const own: Drawing = { digest, settings: typed, people, answer: draw() };
    drawings.set(folder, own);
    return own.answer;
  }
}

async function drawn(
  { plan }: EvaluatorFile,
  settings: CostSettings,
  people: Exclude<People, { kind: 'none' }>,
  pace: Pace,
  tell: (done: number, of: number) => void,
): Promise<CostAnswer> {
  const { assumptions, problems } = readSettings(plan, settings);
  if (people.kind === 'unreadable') return { state: 'not drawn', message: people.message, inputs: [] };
  const result = await pace(
    simulateInSteps({
      plan,
      tables: people.tables,
      assumptions,
      progress: (done) => tell(done, assumptions.draws),
    }),
  );
  const inputs = costInputs(plan, settings, result.assumable, problems);
  if (result.ok) return { state: 'drawn', cost: costPicture(result, assumptions, plan), inputs };
  const [problem] = result.problems;
  if (problem !== undefined) {
    return { state: 'not drawn', message: `The roster cannot be used: ${problem.message}.`, inputs };
  }
  if (result.unknown.length === 0) {
    return { state: 'not drawn', message: 'Nobody of the roster has a role of this plan.', inputs };
  }
  const names = result.unknown.map((name) => plan.measures[name]?.title ?? name).join(', ');
  return { state: 'not drawn', message: `Nothing says what ${names} may come to.`, inputs };
}
