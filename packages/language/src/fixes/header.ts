import { CURRENCY_CODES } from '@ontarget/evaluator/numbers';
import type { AmendmentSetting, PlanHeader, RoundingSetting, YearSetting } from '../generated/ast.ts';
import { addToBody, insertAfter, insertBefore, keywordOf, nodeAt, remove, replace } from './editing.ts';
import type { Fix, Fixer, FoundProblem } from './fix.ts';

/** Currencies that are offered before all others. */
const COMMON_CURRENCIES = ['USD', 'EUR', 'GBP'].filter((code) => CURRENCY_CODES.includes(code));

const PAY_FREQUENCIES = ['monthly', 'quarterly', 'half-yearly', 'yearly'];
const POINTS = ['each component', 'each payment'];

/** Names a currency; a year cannot be guessed. */
export const fixMissingSetting: Fixer<'setting-missing'> = (problem) =>
  problem.params.setting === 'currency'
    ? settings(
        problem,
        COMMON_CURRENCIES.map((code) => `currency ${code}`),
      )
    : [];

/** Keeps the first. */
export const fixSettingTwice: Fixer<'setting-twice'> = ({ document, range, params }) => [
  { title: `Remove this second "${params.setting}"`, edits: remove(document, { range }) },
];

export const fixPaid: Fixer<'choice-paid'> = (problem) =>
  settings(
    problem,
    PAY_FREQUENCIES.map((frequency) => `paid ${frequency}`),
  );

/** Says the whole setting, or only the way that halves go. */
export const fixRounding: Fixer<'choice-rounding'> = (problem) => {
  const rounding = nodeAt<RoundingSetting>(problem.document, problem.range, 'RoundingSetting');
  if (rounding === undefined) {
    return settings(
      problem,
      POINTS.map((point) => `rounding half up to $0.01, ${point}`),
    );
  }
  const to = keywordOf(rounding, 'to');
  return ['half up', 'half even'].map((mode) => ({
    title: `Round ${mode}`,
    edits: insertBefore(to, `${mode} `),
  }));
};

export const fixRoundingPoint: Fixer<'choice-rounding-point'> = ({ document, range }) => {
  const rounding = nodeAt<RoundingSetting>(document, range, 'RoundingSetting');
  return [...POINTS, 'each deal', 'on the running total'].map((point) => ({
    title: `Round ${point}`,
    edits: insertAfter(rounding?.$cstNode, `, ${point}`),
  }));
};

export const fixTargetPayPhasing: Fixer<'choice-target-pay-phasing'> = (problem) =>
  settings(problem, ['target pay phased evenly', 'target pay phased like quota']);

/** What a leaver keeps; forfeiture needs a date, and the last day of the plan's year is the one that it surely has. */
export const fixLeavers: Fixer<'choice-leavers'> = (problem) => {
  const header = nodeAt<PlanHeader>(problem.document, problem.range, 'PlanHeader');
  const year = header?.settings.find((setting): setting is YearSetting => setting.$type === 'YearSetting');
  const results = ['earn up to their last day'];
  if (year !== undefined) results.push(`forfeit unless employed on ${year.last}`);
  return leaverClauses(problem, results);
};

export const fixOpenShortfalls: Fixer<'choice-open-shortfalls'> = (problem) =>
  leaverClauses(problem, ['open shortfalls forgiven', 'open shortfalls owed']);

/** Says the weekday and month that the year does end by; a year of months needs no rule. */
export const fixYearEnd: Fixer<'year-end-wrong'> = ({ range, params }) => {
  if (params.words === undefined) return [];
  return [{ title: `Write "${params.words}"`, edits: [replace(range, params.words)] }];
};

/** Says what becomes of results; the day itself was said. */
export const fixAmendment: Fixer<'choice-amendment'> = ({ document, range }) => {
  const amendment = nodeAt<AmendmentSetting>(document, range, 'AmendmentSetting');
  return ['results continue', 'results restart'].map((words) => ({
    title: `Add "${words}"`,
    edits: insertAfter(amendment?.$cstNode, `, ${words}`),
  }));
};

/** The first day of the nearest payment period. */
export const fixAmendmentDate: Fixer<'amendment-date-wrong'> = ({ range, params: { nearest } }) =>
  nearest === undefined ? [] : [{ title: `Amend from ${nearest}`, edits: [replace(range, nearest)] }];

/** The first day of the nearest payment period. */
export const fixPaidFrom: Fixer<'paid-from-wrong'> = ({ range, params: { nearest } }) =>
  nearest === undefined ? [] : [{ title: `Pay from ${nearest}`, edits: [replace(range, nearest)] }];

function leaverClauses(problem: FoundProblem, clauses: readonly string[]): Fix[] {
  const header = nodeAt<PlanHeader>(problem.document, problem.range, 'PlanHeader');
  const leavers = header?.settings.find(({ $type }) => $type === 'LeaversSetting');
  if (leavers === undefined)
    return settings(
      problem,
      clauses.map((clause) => `leavers ${clause}`),
    );
  return clauses.map((clause) => ({
    title: `Add "${clause}"`,
    edits: insertAfter(leavers.$cstNode, `, ${clause}`),
  }));
}

function settings({ document, range }: FoundProblem, lines: readonly string[]): Fix[] {
  const header = nodeAt<PlanHeader>(document, range, 'PlanHeader');
  if (header === undefined) return [];
  return lines.map((line) => ({ title: `Add "${line}"`, edits: addToBody(document, header, line) }));
}
