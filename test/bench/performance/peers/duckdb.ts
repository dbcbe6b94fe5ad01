import { DuckDBInstance } from '@duckdb/node-api';
import { column, type Peer, type PlanName } from '../measured-plan.ts';

const weightedDouble = `
SELECT id, CASE WHEN quota <= 0 OR actual IS NULL OR retention IS NULL OR score IS NULL OR score > 1.5 OR score < 0 THEN NULL
  ELSE sign(total) * floor(abs(total) * 100 + 0.5) END AS cents
FROM (SELECT *, least(sum, 2 * target) AS total FROM (SELECT *,
  (CASE WHEN attainment < 1 THEN attainment WHEN attainment < 1.5 THEN 1 + 1.5 * (attainment - 1)
    ELSE 1.75 + 2 * (attainment - 1.5) END) * 0.5 * target
  + least((CASE WHEN retention < 0.8 THEN 0 WHEN retention < 0.95 THEN 0.5 + (retention - 0.8) * 0.5 / 0.15
    WHEN retention < 1.1 THEN 1 + (retention - 0.95) * 0.6 / 0.15 ELSE 1.6 END) * 0.3 * target, 0.45 * target)
  + (CASE WHEN attainment >= 0.5 THEN score * 0.2 * target ELSE 0 END) AS sum
FROM (SELECT *, actual / nullif(quota, 0) AS attainment FROM (SELECT id,
  target::DOUBLE / 100 AS target, quota::DOUBLE / 100 AS quota, actual::DOUBLE / 100 AS actual,
  retention::DOUBLE / 10000 AS retention, score::DOUBLE / 10000 AS score FROM payees))))`;

const weightedHugeint = `
SELECT id, CASE WHEN quota <= 0 OR actual IS NULL OR retention IS NULL OR score IS NULL OR score > 15000 OR score < 0 THEN NULL
  WHEN total < 0 THEN -((-2 * total + d) // (2 * d)) ELSE (2 * total + d) // (2 * d) END AS cents
FROM (SELECT *, least(sum, 2 * target * d) AS total FROM (SELECT *,
  (CASE WHEN actual < quota THEN 300000 * target * actual WHEN 2 * actual < 3 * quota THEN 150000 * target * (3 * actual - quota)
    ELSE 75000 * target * (8 * actual - 5 * quota) END)
  + target * quota * (CASE WHEN retention < 8000 THEN 0 WHEN retention < 9500 THEN 60 * (retention - 6500)
    WHEN retention < 11000 THEN least(72 * (retention - 7000), 270000) ELSE 270000 END)
  + (CASE WHEN 2 * actual >= quota THEN 12 * target * quota * score ELSE 0 END) AS sum
FROM (SELECT id, target::HUGEINT AS target, quota::HUGEINT AS quota, actual::HUGEINT AS actual,
  retention::HUGEINT AS retention, score::HUGEINT AS score, nullif(600000 * quota::HUGEINT, 0) AS d FROM payees)))`;

/** Eighteen places for the quotient are what DECIMAL(38) leaves beside amounts of this size. */
const weightedDecimal = `
SELECT id, CASE WHEN quota <= 0 OR actual IS NULL OR retention IS NULL OR score IS NULL OR score > 1.5 OR score < 0 THEN NULL
  ELSE (round(total, 2) * 100)::BIGINT END AS cents
FROM (SELECT *, least(sum, 2 * target)::DECIMAL(38, 16) AS total FROM (SELECT *,
  ((CASE WHEN attainment < 1 THEN attainment WHEN attainment < 1.5 THEN 1 + 1.5 * (attainment - 1)
    ELSE 1.75 + 2 * (attainment - 1.5) END)::DECIMAL(38, 16) * half)::DECIMAL(38, 16)
  + least(((CASE WHEN retention < 0.8 THEN 0 WHEN retention < 0.95 THEN retention - 0.65
    WHEN retention < 1.1 THEN (retention - 0.7) * 1.2 ELSE 0.48 END)::DECIMAL(12, 6) * target)::DECIMAL(38, 16),
    (0.45 * target)::DECIMAL(38, 16))
  + (CASE WHEN attainment >= 0.5 THEN (score * 0.2 * target) ELSE 0 END)::DECIMAL(38, 16) AS sum
FROM (SELECT *, (target / 2)::DECIMAL(20, 2) AS half,
  CASE WHEN quota > 0 THEN (((actual * 100)::HUGEINT * 10000000000000000::HUGEINT) // (quota * 100)::HUGEINT)::HUGEINT::DECIMAL(38, 0) / 10000000000000000
    END::DECIMAL(22, 16) AS attainment
FROM (SELECT id, (target / 100)::DECIMAL(12, 2) AS target, (quota / 100)::DECIMAL(12, 2) AS quota, (actual / 100)::DECIMAL(12, 2) AS actual,
  (retention / 10000)::DECIMAL(6, 4) AS retention, (score / 10000)::DECIMAL(6, 4) AS score FROM payees))))`;

const commissionDouble = `
SELECT id, CASE WHEN sold IS NULL OR renewed IS NULL OR margin IS NULL THEN NULL
  ELSE least(round_even(selling * 100, 0) + round_even(keeping * 100, 0) + round_even(profit * 100, 0)
    + CASE WHEN selling > keeping THEN 400000 ELSE 0 END, 12000000) END AS cents
FROM (SELECT *, CASE WHEN renewed < 0 THEN greatest(slices, 0.03::DOUBLE * renewed) ELSE least(slices, 0.03::DOUBLE * renewed) END AS keeping
FROM (SELECT *,
  sold * (CASE WHEN sold < 500000 THEN 0.03 WHEN sold < 1250000 THEN 0.0425 ELSE 0.05 END)::DOUBLE
    * (CASE WHEN margin < 0.1 THEN 0.5 WHEN margin < 0.25 THEN 1 WHEN margin <= 0.4 THEN 1.15 ELSE 1.3 END)::DOUBLE AS selling,
  CASE WHEN renewed < 200000 THEN 0.015::DOUBLE * renewed WHEN renewed < 600000 THEN 3000 + 0.0275::DOUBLE * (renewed - 200000)
    ELSE 14000 + 0.04::DOUBLE * (renewed - 600000) END AS slices,
  greatest(0.009::DOUBLE * sold * margin, 0.005::DOUBLE * renewed - 1000, 250) AS profit
FROM (SELECT id, sold::DOUBLE / 100 AS sold, renewed::DOUBLE / 100 AS renewed, margin::DOUBLE / 10000 AS margin FROM payees)))`;

/** n / d to the even whole number; d a constant above 0. */
const even = (n: string, d: string) =>
  `(CASE WHEN (${n}) < 0 THEN -1 ELSE 1 END * (abs(${n}) // ${d} + CASE WHEN 2 * (abs(${n}) % ${d}) > ${d} THEN 1
    WHEN 2 * (abs(${n}) % ${d}) < ${d} THEN 0 ELSE (abs(${n}) // ${d}) % 2 END))`;

const commissionHugeint = `
SELECT id, CASE WHEN sold IS NULL OR renewed IS NULL OR margin IS NULL THEN NULL
  ELSE least(${even('selling', '1000000')} + ${even('keeping', '10000')} + ${even('profit', '10000000')}
    + CASE WHEN selling > 100 * keeping THEN 400000 ELSE 0 END, 12000000) END AS cents
FROM (SELECT *, CASE WHEN renewed < 0 THEN greatest(slices, 300 * renewed) ELSE least(slices, 300 * renewed) END AS keeping
FROM (SELECT *,
  sold * (CASE WHEN sold < 50000000 THEN 300 WHEN sold < 125000000 THEN 425 ELSE 500 END)
    * (CASE WHEN margin < 1000 THEN 50 WHEN margin < 2500 THEN 100 WHEN margin <= 4000 THEN 115 ELSE 130 END) AS selling,
  CASE WHEN renewed < 20000000 THEN 150 * renewed WHEN renewed < 60000000 THEN 3000000000 + 275 * (renewed - 20000000)
    ELSE 14000000000 + 400 * (renewed - 60000000) END AS slices,
  greatest(9 * sold * margin, 50000 * renewed - 1000000000000, 250000000000) AS profit
FROM (SELECT id, sold::HUGEINT AS sold, renewed::HUGEINT AS renewed, margin::HUGEINT AS margin FROM payees)))`;

type Queries = Readonly<Partial<Record<PlanName, string>>>;

function peer(kind: string, queries: Queries, cannot?: string, atMost?: number): Peer {
  return {
    name: `DuckDB ${kind}, one thread`,
    version: '@duckdb/node-api 1.5.5-r.5 (MIT)',
    only: Object.keys(queries) as PlanName[],
    ...(cannot === undefined ? {} : { cannot }),
    ...(atMost === undefined ? {} : { atMost }),
    prepare: async (plan, columns, payees) => {
      const query = queries[plan.name];
      if (query === undefined) throw new Error(`no ${kind} query for ${plan.title}`);
      const instance = await DuckDBInstance.create(':memory:', {
        threads: '1',
        autoinstall_known_extensions: 'false',
        autoload_known_extensions: 'false',
      });
      const connection = await instance.connect();
      const names = plan.columns.map(({ name }) => name);
      await connection.run(
        `CREATE TABLE payees (id INTEGER, ${names.map((name) => `${name} BIGINT`).join(', ')})`,
      );
      const appender = await connection.createAppender('payees');
      const cells = names.map((name) => column(columns, name));
      for (let at = 0; at < payees; at += 1) {
        appender.appendInteger(at);
        for (const one of cells) {
          const cell = one[at] as number;
          if (Number.isNaN(cell)) appender.appendNull();
          else appender.appendBigInt(BigInt(cell));
        }
        appender.endRow();
      }
      appender.closeSync();
      const paid = new Float64Array(payees);
      return {
        paid,
        run: async () => {
          await connection.run(`CREATE OR REPLACE TABLE paid AS ${query}`);
        },
        finish: async () => {
          const result = await connection.stream('SELECT id, cents::DOUBLE FROM paid');
          for (;;) {
            const chunk = await result.fetchChunk();
            if (chunk === null || chunk.rowCount === 0) break;
            const [ids, cents] = chunk.getColumns() as [number[], (number | null)[]];
            for (const [at, id] of ids.entries()) paid[id] = cents[at] ?? Number.NaN;
          }
        },
        close: () => {
          connection.closeSync();
          instance.closeSync();
        },
      };
    },
  };
}

export const duckDbDouble = peer('DOUBLE', { weighted: weightedDouble, commission: commissionDouble });
export const duckDbHugeint = peer('HUGEINT', { weighted: weightedHugeint, commission: commissionHugeint });
export const duckDbDecimal = peer(
  'DECIMAL(38)',
  { weighted: weightedDecimal },
  'a quotient of decimals is a DOUBLE, so attainment is divided in whole numbers of 16 places by hand',
  200_000,
);
