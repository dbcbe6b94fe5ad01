import { join } from 'node:path';
import { formatRational } from '@ontarget/evaluator/numbers';
import type { MutantFate, MutationRun } from '@ontarget/workspace/node';
import { shownPath } from '../paths.ts';

/** Every mutant with what became of it, in the order of their ids. */
export function mutantsJson({ fates, noticed, of }: MutationRun, folder: string): object {
  return { noticed, of, mutants: fates.map((fate) => mutantJson(fate, folder)) };
}

function mutantJson({ mutant: { id, kind, words }, range, fate }: MutantFate, folder: string): object {
  const at = (place: NonNullable<typeof range>) => ({ ...place, file: shownPath(join(folder, place.file)) });
  return { id, kind, words, ...(range === undefined ? {} : at(range)), ...fateJson(fate, at) };
}

function fateJson(fate: MutantFate['fate'], at: (place: NonNullable<MutantFate['range']>) => object): object {
  switch (fate.kind) {
    case 'noticed':
      return { fate: 'noticed', by: fate.by, at: at(fate.at) };
    case 'equivalent':
      return { fate: 'equivalent', because: fate.because };
    case 'survived': {
      const { asked, otherwise } = fate;
      if (otherwise === undefined) return { fate: 'survived', asked };
      const { role, where } = otherwise;
      const results = where.results.map(({ input, value }) => ({
        name: input.name,
        period: input.period,
        value: typeof value === 'string' ? value : formatRational(value),
      }));
      const pay = { before: formatRational(where.before), after: formatRational(where.after) };
      return { fate: 'survived', asked, otherwise: { role, results, ...pay } };
    }
  }
}
