/** The plan `crediting` in SQL for DuckDB, written by hand and in whole numbers: what is paid of the last quarter, in cents. */

/** Half away from zero; d above 0. */
const round = (n: string, d: number) =>
  `(CASE WHEN ${n} < 0 THEN -((-2 * (${n}) + ${d}) // ${2 * d}) ELSE (2 * (${n}) + ${d}) // ${2 * d} END)`;

/** The marginal curve of tenths of cents, times 400: 4, 7 and 10 of each. */
const tiers = (x: string) =>
  `(CASE WHEN ${x} < 500000000 THEN 4 * (${x}) WHEN ${x} < 2000000000 THEN 2000000000 + 7 * ((${x}) - 500000000)
    ELSE 12500000000 + 10 * ((${x}) - 2000000000) END)`;

const won = (
  from: string,
) => `SELECT *, closed < DATE '2027-10-01' AS before, CAST(amount * 100 AS BIGINT) AS cents FROM ${from}
  WHERE stage = 'won' AND closed BETWEEN DATE '2027-01-01' AND DATE '2027-12-31'`;

const paidByRole = (sellers: string) => `
  SELECT payee, 'Seller' AS role, ${round(tiers('whole'), 4000)} - ${round(tiers('before'), 4000)} AS cents FROM (${sellers})
  UNION ALL
  SELECT payee, 'Engineer', ${round('whole', 2000)} - ${round('before', 2000)} FROM (
    SELECT engineer AS payee, sum(cents)::BIGINT AS whole, coalesce(sum(cents) FILTER (before), 0)::BIGINT AS before
    FROM won WHERE engineer IS NOT NULL GROUP BY engineer)
  UNION ALL
  SELECT payee, 'Manager', ${round('whole', 4000)} - ${round('before', 4000)} FROM (
    SELECT manager AS payee, sum(whole)::BIGINT AS whole, sum(before)::BIGINT AS before FROM up JOIN roster ON up.payee = roster.payee
    WHERE manager IS NOT NULL GROUP BY manager)`;

/** The best that we could write: it adds up by the few columns that matter before anything is repeated for anybody. */
export const aggregated = (from: string) => `
  WITH won AS (${won(from)}),
  owners AS (SELECT owner AS payee, sum(cents) AS whole, coalesce(sum(cents) FILTER (before), 0) AS before FROM won GROUP BY owner),
  helpers AS (SELECT coalesce(helper, owner) AS payee, coalesce(helper, owner) = owner AS rises, sum(cents) AS whole,
    coalesce(sum(cents) FILTER (before), 0) AS before FROM won GROUP BY ALL),
  up AS (SELECT payee, 7 * whole AS whole, 7 * before AS before FROM owners
    UNION ALL SELECT payee, 3 * whole, 3 * before FROM helpers WHERE rises)
  ${paidByRole(`SELECT payee, sum(whole)::BIGINT AS whole, sum(before)::BIGINT AS before FROM (
    SELECT payee, 7 * whole AS whole, 7 * before AS before FROM owners
    UNION ALL SELECT payee, 3 * whole, 3 * before FROM helpers) GROUP BY payee`)}`;

/** As a rule of crediting is usually written: a row for each credit, and for each manager. */
export const exploded = (from: string) => `
  WITH won AS (${won(from)}),
  credits AS (SELECT owner AS payee, owner, before, 7 * cents AS cents FROM won
    UNION ALL SELECT coalesce(helper, owner), owner, before, 3 * cents FROM won),
  up AS (SELECT payee, cents AS whole, CASE WHEN before THEN cents ELSE 0 END AS before FROM credits WHERE payee = owner)
  ${paidByRole(`SELECT payee, sum(cents)::BIGINT AS whole, coalesce(sum(cents) FILTER (before), 0)::BIGINT AS before
    FROM credits GROUP BY payee`)}`;

/** What each deal pays at its own place of the year to date, by a window over all credits of the sellers. */
export const byDeal = (from: string) => `
  WITH won AS (${won(from)}),
  credits AS (SELECT owner AS payee, closed, id, before, 7 * cents AS cents FROM won WHERE helper IS NOT NULL AND helper <> owner
    UNION ALL SELECT helper, closed, id, before, 3 * cents FROM won WHERE helper IS NOT NULL AND helper <> owner
    UNION ALL SELECT owner, closed, id, before, 10 * cents FROM won WHERE helper IS NULL OR helper = owner),
  placed AS (SELECT *, sum(cents) OVER (PARTITION BY payee ORDER BY closed, id)::BIGINT AS until FROM credits),
  paid AS (SELECT payee, before, ${tiers('until')} - ${tiers('(until - cents)')} AS pay FROM placed)
  SELECT payee, 'Seller' AS role, ${round('whole', 4000)} - ${round('before', 4000)} AS cents FROM (
    SELECT payee, sum(pay)::BIGINT AS whole, coalesce(sum(pay) FILTER (before), 0)::BIGINT AS before FROM paid GROUP BY payee)`;
