-- What each agent and manager is owed for each quarter of 2017, worked out from the files alone: no line of this was
-- taken from the compiler or the engine. All arithmetic is in whole numbers; money in cents, rounded half up.
-- {pipeline} and {teams} stand for the two input files.
WITH won AS (
  SELECT sales_agent,
         CASE product WHEN 'GTXPro' THEN 'GTX Pro' ELSE product END AS product,
         quarter(CAST(close_date AS DATE))                          AS quarter,
         CAST(close_value AS HUGEINT)                               AS dollars
  FROM read_csv('{pipeline}', header = true, all_varchar = true, delim = ',', quote = '"')
  WHERE deal_stage = 'Won' AND close_date BETWEEN '2017-01-01' AND '2017-12-31'
),
agents AS (
  SELECT sales_agent AS payee, manager, regional_office AS region
  FROM read_csv('{teams}', header = true, all_varchar = true, delim = ',', quote = '"')
),
quarters AS (
  -- Part of the year's number that each quarter is to bring, in percent.
  SELECT * FROM (VALUES (1, 11), (2, 30), (3, 30), (4, 29)) AS q(quarter, phase)
),
sold AS (
  SELECT a.payee, a.manager, a.region, q.quarter, q.phase,
         coalesce(sum(w.dollars), 0)                               AS dollars,
         count(w.dollars) FILTER (WHERE w.product = 'GTX Pro')     AS pro_deals
  FROM agents a CROSS JOIN quarters q
  LEFT JOIN won w ON w.sales_agent = a.payee AND w.quarter = q.quarter
  GROUP BY ALL
),
agent_pay AS (
  -- 2% up to $50K, 3% up to $90K, 4.5% above: for each dollar 20, 30 and 45 tenths of a cent.
  SELECT payee, quarter,
         (20 * least(dollars, 50000)
            + 30 * greatest(least(dollars, 90000) - 50000, 0)
            + 45 * greatest(dollars - 90000, 0) + 5) // 10 AS cents
  FROM sold
),
regions AS (
  SELECT region, quarter, phase, sum(dollars) AS dollars,
         CASE region WHEN 'Central' THEN 34 WHEN 'East' THEN 30 WHEN 'West' THEN 36 END AS share
  FROM sold GROUP BY region, quarter, phase
),
region_target AS (
  SELECT region, quarter, dollars, CAST(10000000 AS HUGEINT) * share * phase // 10000 AS target FROM regions
),
region_pay AS (
  -- 60% of $60,000 over four quarters is 900,000 cents at target. Attainment a = A/T:
  -- below 80% nothing; 50% at 80% rising 2.5 for 1; 100% at 100% rising 3 for 1; 160% from 120% on.
  SELECT region, quarter,
         CASE WHEN 10 * dollars < 8 * target  THEN CAST(0 AS HUGEINT)
              WHEN dollars < target           THEN (2 * 900000 * (25 * dollars - 15 * target) + 10 * target) // (2 * 10 * target)
              WHEN 10 * dollars < 12 * target THEN (2 * 900000 * (3 * dollars - 2 * target) + target) // (2 * target)
              ELSE 1440000 END AS cents
  FROM region_target
),
managers AS (SELECT DISTINCT manager AS payee, region FROM agents),
team_pay AS (
  -- 40% of $60,000 over four quarters is 600,000 cents at target; slices above quota count half as much again.
  SELECT manager AS payee, quarter,
         CASE WHEN actual <= quota THEN (2 * 600000 * actual + quota) // (2 * quota)
              ELSE (2 * 600000 * (3 * actual - quota) + 2 * quota) // (2 * 2 * quota) END AS cents
  FROM (SELECT manager, quarter, sum(dollars) AS actual, CAST(1600000 AS HUGEINT) * phase // 100 AS quota
        FROM sold GROUP BY manager, quarter, phase)
)
SELECT payee, quarter, component, CAST(cents AS BIGINT) AS cents FROM (
  SELECT payee, quarter, 'role/Agent/WonDeals' AS component, cents FROM agent_pay
  UNION ALL
  SELECT payee, quarter, 'role/Agent/ProBonus', 1500 * pro_deals FROM sold
  UNION ALL
  SELECT m.payee, r.quarter, 'role/RegionalManager/Region', r.cents FROM managers m JOIN region_pay r USING (region)
  UNION ALL
  SELECT payee, quarter, 'role/RegionalManager/Team', cents FROM team_pay
)
ORDER BY quarter, payee, component
