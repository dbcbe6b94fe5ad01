import { join } from 'node:path';
import { formatMoney, formatPercent, type Rational } from '@ontarget/evaluator/numbers';
import { caseWords } from '@ontarget/report';
import type { MutantFate, MutationRun } from '@ontarget/workspace/node';
import { paint, print } from '../../terminal.ts';
import { shownPath } from '../paths.ts';
import { isBelow, shareWords, type TestedPlan } from '../test/tested.ts';

/** How many mutants the examples notice, then those that they do not and those that nobody can, where they stand. */
export function printMutants({ title, folder, mutants, mutantsAtLeast, currency }: TestedPlan): void {
  if (mutants === undefined) return;
  print(`\n${countWords(title, mutants)}`);
  const survivors = byLine(survivorsOf(mutants));
  if (survivors.length > 0) print('No example notices:');
  for (const fate of survivors) {
    print(`  ${placeText(fate, folder)}${fate.mutant.words}`);
    print(paint('dim', `    ${whyWords(fate, currency)}`));
  }
  const equivalent = byLine(mutants.fates.filter(({ fate }) => fate.kind === 'equivalent'));
  if (equivalent.length > 0) print('No example could notice:');
  for (const fate of equivalent) {
    print(`  ${placeText(fate, folder)}${fate.mutant.words}`);
    print(paint('dim', `    ${whyWords(fate, currency)}`));
  }
  if (isBelow(mutants.noticed, mutants.of, mutantsAtLeast))
    print(tooFewWords(title, mutants, mutantsAtLeast));
}

/** `Of 150 mutants of "Sales" the examples notice 140; 2 pay nobody otherwise.` */
export function countWords(title: string, { fates, noticed, of }: MutationRun): string {
  const equivalent = fates.length - of;
  const same =
    equivalent === 0 ? '' : `; ${equivalent} of ${fates.length} pay nobody otherwise and do not count`;
  return `Of ${of} ${of === 1 ? 'mutant' : 'mutants'} of "${title}" the examples notice ${noticed}${shareWords(noticed, of)}${same}.`;
}

/** `The examples of "Sales" notice 8 of 10 mutants, less than 90%.` */
export function tooFewWords(
  title: string,
  { noticed, of }: MutationRun,
  atLeast: Rational | undefined,
): string {
  return atLeast === undefined
    ? ''
    : `The examples of "${title}" notice ${noticed} of ${of} mutants, less than ${formatPercent(atLeast)}.`;
}

/** What neither an example nor a claim notices. */
export function survivorsOf({ fates }: MutationRun): MutantFate[] {
  return fates.filter(({ fate }) => fate.kind === 'survived');
}

/** Why a mutant was not noticed, and what an example would have to hold. */
export function whyWords({ fate }: MutantFate, currency: string): string {
  switch (fate.kind) {
    case 'noticed':
      return `noticed by ${fate.by === 'claim' ? 'a claim' : 'an example'}`;
    case 'equivalent':
      return fate.because;
    case 'survived': {
      const asked = fate.asked ? 'no cell comes out otherwise' : 'no example asks for what it changes';
      if (fate.otherwise === undefined) return asked;
      const { role, where } = fate.otherwise;
      const money = (value: Rational) => formatMoney(value, currency, { planCurrency: currency });
      const [is, was] = [money(where.after), money(where.before)];
      // A case just beyond a bound may be less than a cent from it.
      if (is === was) return `${asked}; ${role} is paid otherwise`;
      const results = where.results.length > MOST_RESULTS ? 'other results' : caseWords(where, currency);
      const paid = `${role} is paid ${is} in the year instead of ${was}`;
      return where.results.length === 0 ? `${asked}; ${paid}` : `${asked}; with ${results} ${paid}`;
    }
  }
}

/** A case of more results than this is no row that anybody would write. */
const MOST_RESULTS = 4;

function byLine(fates: readonly MutantFate[]): MutantFate[] {
  return fates.toSorted(({ range: a }, { range: b }) => {
    if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
    return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column;
  });
}

function placeText({ range }: MutantFate, folder: string): string {
  if (range === undefined) return '';
  return `${shownPath(join(folder, range.file))}:${range.line}:${range.column}  `;
}
