import type { ChoiceTaken } from '@ontarget/compiler';
import type { Plan } from '@ontarget/evaluator/format';
import { formatMoney, type Rational } from '@ontarget/evaluator/numbers';
import { type Code, choiceRules, messageOf, type ParamsOf, type Reading } from '@ontarget/language';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type CompileInput, partOf } from '../compiled.ts';
import { type Shown, shownIn } from './owner.ts';
import { periodName } from './periods.ts';
import { inventResults, paysOver, type Scenario } from './scenario.ts';

/** Enough components to find one that the readings differ in, without working all of a large plan out. */
const MOST_TRIED = 4;

/**
 * Says in money of this very plan what each reading of an open choice pays: the part of the plan that compiles is
 * compiled once for each reading, the other open choices at their first. Where nothing differs in the made-up year,
 * the rule's own figures stay.
 */
export function withMoney(
  diagnostics: readonly Diagnostic[],
  choices: readonly ChoiceTaken[],
  plan: Plan,
  input: CompileInput,
): Diagnostic[] {
  return diagnostics.map((diagnostic) => {
    if (!Object.hasOwn(choiceRules, diagnostic.code)) return diagnostic;
    for (const shown of shownIn(diagnostic, choices, plan).slice(0, MOST_TRIED)) {
      const worked = workedOut(shown, plan, input);
      if (worked === undefined) continue;
      const code = diagnostic.code as Code;
      const params = { ...(diagnostic.params as object), ...worked } as ParamsOf<typeof code>;
      return { ...diagnostic, message: messageOf(code, params), params };
    }
    return diagnostic;
  });
}

function workedOut(
  { choice, role, component }: Shown,
  plan: Plan,
  input: CompileInput,
): { setting: string; readings: Reading[] } | undefined {
  if (choice.readings.length < 2) return undefined;
  const scenario = inventResults(plan, role, component, choice.code);
  if (scenario === undefined) return undefined;
  // A reading that the component's other words rule out, such as waiting without a target, pays nothing to compare.
  const pays = choice.readings
    .map((words) => ({ words, pays: paysWith(choice, words, scenario, input) }))
    .filter((one) => one.pays.length > 0);
  const grain = plan.roles[role]?.components[component]?.measured ?? 'quarter';
  const shown = periodsThatDiffer(pays.map((one) => one.pays));
  const last = shown.at(-1);
  if (last === undefined) return undefined;
  const readings = pays.flatMap(({ words, pays: amounts }) => {
    const money = shown
      .map((index) => amounts[index])
      .map((amount) => amount && formatMoney(amount, plan.currency, { planCurrency: plan.currency }));
    return money.some((text) => text === undefined) ? [] : { words, money: money.join(', then ') };
  });
  if (readings.length < 2) return undefined;
  const when = shown.map((index) => periodName(grain, index)).join(' and the ');
  return { setting: `${scenario.told(grain, last)}, the ${when} of ${component}`, readings };
}

function paysWith(choice: ChoiceTaken, words: string, scenario: Scenario, input: CompileInput) {
  const part = partOf(input, { [choice.owner]: words });
  return part === undefined ? [] : paysOver(part.file.plan, scenario);
}

/**
 * The first period that pays differently under some readings; with the next one, where that one tells readings apart
 * that pay the same in the first.
 */
function periodsThatDiffer(pays: readonly (readonly (Rational | undefined)[])[]): number[] {
  const length = Math.min(...pays.map((amounts) => amounts.length));
  const kinds = (indexes: readonly number[]) =>
    new Set(pays.map((amounts) => indexes.map((index) => textOf(amounts[index])).join())).size;
  for (let index = 0; index < length; index += 1) {
    if (kinds([index]) < 2) continue;
    return index + 1 < length && kinds([index, index + 1]) > kinds([index]) ? [index, index + 1] : [index];
  }
  return [];
}

function textOf(amount: Rational | undefined): string {
  return amount === undefined ? '' : `${amount.n}/${amount.d}`;
}
