/** What becomes of a payee whose result meets a problem: `held` waits for data, `error` waits for a correction. */
export type ProblemKind = 'held' | 'error';

/**
 * Why a result cannot be paid: the closed list of run-time codes, each with its kind and its meaning. Nothing is
 * ever turned into a number instead.
 */
export const RUN_CODES = {
  // Held: the plan and the data are sound, but something is missing or must be decided first.
  'zero-divisor': ['held', 'A quotient divides by zero and the plan does not say what that pays.'],
  'power-undefined': [
    'held',
    'Zero is taken to a negative power, or a negative number to one that is not whole.',
  ],
  'zero-quota': ['held', 'The quota is zero and the plan does not say what that pays.'],
  'roster-blank': ['held', "A column of the payee's roster row is blank and the plan needs it."],
  'missing-result': ['held', 'A result that is entered by hand has not been entered yet.'],
  'no-goal-for-team': ['held', "The goal has no node for the payee's team."],
  'no-team': ['held', 'The plan measures the team of a payee who is assigned to none.'],
  'no-previous-period': [
    'held',
    'The plan looks at a period before its year, or before the payee was there, of which nothing is known.',
  ],
  'outside-calendar': [
    'held',
    'The plan looks at another year, and its calendar of weeks does not say where that year begins and ends.',
  ],
  'blank-value': ['held', 'A row leaves blank a value that the plan calculates with.'],
  'quarantined-row': ['held', 'A row that breaks its contract was set aside and could change this result.'],
  'too-few-others': ['held', 'There are too few others for a result to stand among, or to share with.'],
  'lookup-without-row': ['held', 'A table has no row for what is looked up in it.'],
  'rate-missing': ['held', 'A table has no rate of exchange for a currency and a day.'],
  'missing-opening': [
    'held',
    "The table opening does not bring in what was before the plan's first payment.",
  ],
  'requirement-waits': ['held', 'A requirement is not met yet, and the plan says that its pay waits.'],
  'not-given': ['held', 'An example does not give this input.'],

  // Errors of the data.
  'missing-roster-row': ['error', 'The roster has no row for this payee.'],
  'unknown-role': ['error', 'The roster names a role that the plan does not have.'],
  'unknown-team': ['error', 'The roster names a team that the plan does not have.'],
  'overlapping-assignments': ['error', 'Two roster rows of the same payee, role and team share days.'],
  'ends-before-start': ['error', 'A roster row ends before it starts.'],
  'manager-cycle': ['error', 'A reporting line leads back to where it started.'],
  'shares-over-whole': [
    'error',
    'The stated shares of a row exceed the whole, so that its rest is negative.',
  ],
  'credit-over-limit': ['error', 'The shares of a row add up to more than the plan allows.'],
  'duplicate-key': ['error', 'Two rows of a table have the same key.'],
  'duplicate-result': ['error', 'The same result is entered twice.'],
  'unreadable-result': ['error', 'An entered result is not written in the unit of its measure.'],
  'unmatched-result': [
    'error',
    'An entered result names a measure, a payee or team, or a period that does not exist.',
  ],
  'unmatched-opening': [
    'error',
    'An opening balance names a payee, a role or a balance that does not exist, or is below zero.',
  ],
  'opening-beside-rows': [
    'error',
    "Results of before the plan's first payment are brought in, and rows of the same time are credited too.",
  ],
  'order-not-unique': ['error', 'Two rows that are taken in order cannot be told apart by it.'],
  'unmatched-adjustment': [
    'error',
    'A row of the table adjustments names a payee, a role or a period that does not exist, or gives no reason.',
  ],
  'missing-value': ['error', 'A row leaves blank a column that must be filled.'],
  'below-zero': ['error', 'A number of the roster, such as a quota, is below zero where none can be.'],
  'wrong-type': ['error', 'A value is not of the kind that is needed here.'],
  'unknown-choice': ['error', 'A column holds a word that is none of its allowed values.'],
  'rate-not-positive': ['error', 'A rate of exchange is not above zero.'],
  'unknown-currency': ['error', 'A text stands for a currency, and is no code of ISO 4217.'],
  'no-one-solution': ['error', 'An amount that depends on itself has no solution, or more than one.'],
  'unknown-grade': ['error', 'A grade is none of the levels of its curve.'],
  'ambiguous-column': ['error', 'Rows that are gathered into one disagree about one of its columns.'],

  // Errors of time.
  'window-spans-versions': [
    'error',
    'A measurement period began under another version of the plan, and nothing says how it goes on.',
  ],
  'period-already-closed': [
    'error',
    'The period was closed with another amount, and closed periods are not rewritten.',
  ],

  // Errors of the evaluator file: a compiler does not write these.
  circular: ['error', 'Values or tables depend on each other in a circle.'],
  'too-deep': ['error', 'Values depend on each other in too long a chain.'],
  'too-much-work': ['error', 'A formula takes more steps than any plan needs.'],
  overflow: ['error', 'A number has more digits than any amount of pay.'],
  'unknown-value': [
    'error',
    'A formula names a value, curve, table, column or component that does not exist.',
  ],
  'wrong-subject': ['error', 'A value of a payee or a team is asked for where there is none.'],
  'not-a-month': ['error', 'A formula that works month by month is asked for a longer period.'],
} as const satisfies Record<string, readonly [kind: ProblemKind, meaning: string]>;

/** A word code of a run-time problem. */
export type RunCode = keyof typeof RUN_CODES;

/** Whether a text is one of the run-time codes. */
export function isRunCode(code: string): code is RunCode {
  return Object.hasOwn(RUN_CODES, code);
}

/** Why a run, an explanation or an example cannot start at all. */
export const REFUSAL_CODES = {
  'unknown-period': 'The period is none of the plan year, or none that is paid.',
  'no-version-in-force': "No version of the plan is in force on the period's last day.",
  'versions-overlap': 'Two versions of the plan are in force on the same day.',
  'versions-of-different-plans': 'The evaluators belong to different plans.',
  'not-a-year': 'The plan year is neither twelve months nor 52 or 53 whole weeks long.',
  'start-wrong': 'The plan is paid from a day on which no payment period of its year begins.',
  'amendment-wrong':
    'An amendment says another day than the one that it is in force from, or one that no payment period begins on.',
  'unreadable-ledger': 'A line of the ledger is not a posting.',
  'unknown-payee': 'The roster has no such payee.',
  'unknown-component': 'The payee has no such component.',
} as const satisfies Record<string, string>;

/** A word code of a refusal. */
export type RefusalCode = keyof typeof REFUSAL_CODES;
