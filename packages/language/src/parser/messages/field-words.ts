/** What data people call the types of columns, and how a type is written here. */
export const TYPES: ReadonlyMap<string, string> = new Map([
  ['integer', 'count or number'],
  ['int', 'count or number'],
  ['decimal', 'number or money'],
  ['float', 'number or money'],
  ['double', 'number or money'],
  ['currency', 'money'],
  ['amount', 'money'],
  ['string', 'text'],
  ['varchar', 'text'],
  ['boolean', 'flag'],
  ['bool', 'flag'],
  ['datetime', 'date'],
  ['timestamp', 'date'],
  ['enum', 'one of, with its values'],
  ['percentage', 'percent'],
  ['person', 'payee'],
]);

/** Words of the field that the language does not use, or uses only elsewhere, and what to write. */
export const FIELD_WORDS: ReadonlyMap<string, string> = new Map([
  ['OTE', 'Write it out: on-target pay $260K, 50% variable'],
  ['ote', 'Write it out: on-target pay $260K, 50% variable'],
  ['salary', 'Write base $200K, target pay 30% of base'],
  [
    'cumulative',
    'The field uses "cumulative" for opposite things. Of results: each quarter, year to date against quota to date. Of tiers: marginal or retroactive',
  ],
  [
    'tiered',
    'The field uses "tiered" for opposite things: marginal pays each slice at its own rate, retroactive pays all of it at the rate reached',
  ],
  [
    'quarterly',
    'Say which results count: each quarter by itself, or each quarter, year to date against quota to date',
  ],
  [
    'monthly',
    'Say which results count: each month by itself, or each month, year to date against quota to date',
  ],
  ['annually', 'Say which results count: the year by itself'],
  ['clawback', 'A clawback is written: when canceled, claw back what the deal added to pay { later: 100% }'],
  ['chargeback', 'Write when canceled, claw back what the deal added to pay { later: 100% }'],
  ['threshold', 'A curve says what holds below its first row: below 50%: 0%'],
  ['accelerator', 'A curve says its rates by rows: from 100%: 1.5x'],
  ['commissions', 'Commissions stand in: on top { commission … }'],
  ['if', 'Conditions on pay are written: requires … at least …, otherwise …'],
  ['when', 'Conditions on pay are written: requires … at least …, otherwise …'],
]);

/** Words of constructs that the language does not have. */
export const NOT_YET: ReadonlyMap<string, string> = new Map([
  ['balance', 'A balance'],
  ['pool', 'A pool'],
  ['matrix', 'A matrix'],
  ['percentile', 'A percentile'],
  ['multiplied', 'A multiplier'],
  ['roles', 'A table of roles'],
  ['components', 'A table of components'],
]);
