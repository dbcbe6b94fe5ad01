/** Operators that a proof does not see through, and what they do, in words. */
export const BEYOND: Readonly<Record<string, string>> = {
  total: 'it is paid deal by deal, so it depends on every single row and not on what they come to',
  members: 'it depends on what other people are paid',
  rank: 'it depends on where the payee stands among others',
  percentile: 'it depends on where a result stands among others',
  pool: 'it is a share of a pool, which depends on everybody who shares it',
  open: 'it depends on what each advance is still open with',
  collected: 'it depends on when each deal is collected',
  solve: 'it is an amount that depends on itself',
  power: 'it is taken to a power, which is neither straight nor a square',
  accrue: 'it adds up results month by month with the payee’s days',
  shift: 'it reads results of another month with a lead time',
  lookup: 'it looks a result up in a table',
  convert: 'it converts money at a rate of exchange',
};
