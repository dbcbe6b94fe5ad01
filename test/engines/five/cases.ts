import { join } from 'node:path';
import type { RunInput } from '@ontarget/evaluator/engine';
import { OpenCase } from '../../conformance/runner/ask.ts';
import { casesFolder, publishedCases } from '../../conformance/runner/case.ts';
import { inputOf, type VectorValue, vectorFiles } from '../../conformance/vectors/vector.ts';
import { EDGES, firstPlan, HOSTILE, hostile, runOf } from '../../sql/edges.ts';

/** A plan with data and a payment period, which every engine is to pay the same. */
export interface EngineCase {
  readonly id: string;
  readonly kind: 'examples' | 'vectors' | 'published cases' | 'edges and hostile texts';
  readonly input: RunInput;
  /** Values that a vector states, which databases work out beside what they pay. */
  readonly stated: readonly VectorValue[];
}

/** The example plans, each payment period of their year. */
export function exampleCases(...names: readonly string[]): Promise<readonly EngineCase[]> {
  const root = join(import.meta.dirname, '../../../examples');
  return inTurn(names, (name) => runsIn(join(root, name), root, `examples/${name}`, 'examples'));
}

/** The cases of the vectors whose number is asked for, of each file. */
export function vectorCases(
  isAsked: (index: number, path: string) => boolean,
): Promise<readonly EngineCase[]> {
  return inTurn(vectorFiles(), (file) =>
    Promise.all(
      file.cases
        .filter((_, index) => isAsked(index, file.path))
        .map(async (one) => ({
          id: `${file.path}: ${one.about}`,
          kind: 'vectors' as const,
          input: await inputOf(file, one),
          stated: one.values ?? [],
        })),
    ),
  );
}

/** The published cases that have data; the others state what examples of theirs come to, without a run. */
export function publishedRuns(): Promise<readonly EngineCase[]> {
  return inTurn(publishedCases(), ({ id, plans }) => {
    const home = join(casesFolder, id);
    return inTurn(plans, ({ folder }) =>
      runsIn(join(home, folder), home, folder === '.' ? id : `${id}/${folder}`, 'published cases'),
    );
  });
}

/** What engines of numbers and of SQL get wrong first. */
export async function edgeCases(): Promise<readonly EngineCase[]> {
  const plan = await firstPlan();
  const kind = 'edges and hostile texts';
  const edges = Object.entries(EDGES).map(([id, tables]): EngineCase => {
    return { id, kind, input: runOf(plan, 'FY27-Q1', tables), stated: [] };
  });
  const texts = HOSTILE.map((text, index): EngineCase => {
    const named = hostile(plan, text);
    return {
      id: `hostile text ${index + 1}`,
      kind,
      input: runOf(named.plan, 'FY27-Q1', named.tables),
      stated: [],
    };
  });
  return [...edges, ...texts];
}

async function runsIn(
  folder: string,
  root: string,
  id: string,
  kind: EngineCase['kind'],
): Promise<readonly EngineCase[]> {
  const { runs } = await OpenCase.open(folder, root);
  return runs.map((input) => ({ id: `${id}, ${input.period}`, kind, input, stated: [] }));
}

async function inTurn<T, R>(
  all: readonly T[],
  work: (one: T) => Promise<readonly R[]>,
): Promise<readonly R[]> {
  const found: R[] = [];
  for (const one of all) found.push(...(await work(one)));
  return found;
}
