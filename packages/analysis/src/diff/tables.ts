import { conditionWords, formulaWords } from '@ontarget/evaluator/engine';
import type { Column, CreditsTable, DerivedTable, InputTable, Plan } from '@ontarget/evaluator/format';
import { percentWords } from './words.ts';

/** What a table of data must hold, column by column. */
export function tableFacts(
  plan: Plan,
  table: Exclude<Plan['tables'][string], CreditsTable>,
): Record<string, string | undefined> {
  const columns = Object.entries(table.columns).map(([name, column]) => [
    `column ${name}`,
    columnWords(column),
  ]);
  return table.kind === 'input'
    ? { ...Object.fromEntries(columns), ...inputFacts(plan, table) }
    : { ...Object.fromEntries(columns), 'made of': derivedWords(plan, table) };
}

function columnWords({ type, blank, header, choices, in: currency }: Column): string {
  const values =
    choices === undefined
      ? ''
      : ` of ${Object.entries(choices)
          .map(([value, also]) => [value, ...also].join(' or '))
          .join(', ')}`;
  return [
    `${type}${values}`,
    currency === undefined ? '' : `in ${currency}`,
    blank ? 'may be blank' : '',
    header === undefined ? '' : `headed ${header}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function inputFacts(plan: Plan, { key, computed }: InputTable): Record<string, string> {
  const worked = Object.entries(computed).map(([name, { formula }]) => [
    `column ${name}`,
    formulaWords(formula, plan),
  ]);
  return { key: key.join(', '), ...Object.fromEntries(worked) };
}

function derivedWords(plan: Plan, { parts }: DerivedTable): string {
  return parts
    .map(({ from, where, each, columns }) => {
      const rows = each === undefined ? `rows of ${from}` : `one row for each ${each} of ${from}`;
      const only = where === undefined ? '' : ` where ${conditionWords(where, plan)}`;
      const values = Object.entries(columns).map(
        ([name, value]) => `${name} is ${formulaWords(value, plan)}`,
      );
      return `${rows}${only} (${values.join(', ')})`;
    })
    .join(' and ');
}

/** Which rows a measure counts, from when, and for whom. */
export function creditFacts(plan: Plan, credits: CreditsTable): Record<string, string | undefined> {
  const { from, date, where, rollUp, atMost } = credits;
  return {
    'rows of': from,
    dated: date,
    where: where && conditionWords(where, plan),
    'credited to': credits.credits
      .map(({ to, share, overlay, members, blank }) => {
        const part = share === 'rest' ? 'the rest' : formulaWords(share, plan);
        const whose = members === undefined ? to : `those in ${to}, ${members}`;
        const instead = blank === 'nobody' ? '' : ` or if blank ${blank.to}`;
        return `${part} to ${whose}${instead}${overlay === true ? ' on top' : ''}`;
      })
      .join(', '),
    'rolled up':
      rollUp &&
      `from ${[rollUp.column, ...(rollUp.and ?? [])].join(', ')} along ${rollUp.along ?? 'manager'}${
        rollUp.levels === undefined ? '' : `, ${rollUp.levels} levels`
      }`,
    'credit in all': atMost === undefined ? undefined : `at most ${percentWords(atMost)}`,
  };
}
