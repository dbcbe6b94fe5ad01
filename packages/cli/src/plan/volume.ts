import { PlanYear, type Statement } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { formatRational, mul, type Rational, rational, sum } from '@ontarget/evaluator/numbers';
import { PLAIN_DIALECT } from '@ontarget/warehouse';
import { NotAtVolume, payAtVolume, type TableFile, type VolumeResult } from '@ontarget/warehouse/node';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { WithoutId } from '../output/without-id.ts';
import { readPlanData } from './data.ts';
import { readLedger } from './ledger.ts';
import { asFailure, defaultLedger, type PayOptions, planInForce } from './pay.ts';
import { type DataPlaces, dataPlaces, sourceOf } from './sources.ts';
import { checkSums } from './sums.ts';
import { versionsFor } from './versions.ts';

/** Tables that a run at volume reads row by row; what stands in the last three is left to the reference engine. */
const READ = new Set(['roster', 'results', 'opening', 'adjustments']);

/** A run at volume, in the form of any other: the same statements, without their stages. */
export interface VolumeRun {
  readonly result: WithoutId;
  readonly plan: Plan;
  readonly places: DataPlaces;
  readonly volume: VolumeResult;
}

/**
 * Pays a period from files of any size: the roster is read row by row, the one table of deals goes through once and is never
 * held. What only the reference engine works out becomes a failure that says what, before anything is written.
 *
 * @param lines the folder that says which deal earned which cent
 */
export async function payFiles(folder: string, options: PayOptions, lines?: string): Promise<VolumeRun> {
  const versions = await versionsFor(folder, options);
  const plan = planInForce(versions, options.period);
  const version = versions.find((one) => one.plan === plan);
  const places = await dataPlaces(folder, options.data);
  if (options.quarantine === true) throw refused('rows are set aside row by row');
  if (readLedger(options.ledger ?? defaultLedger(folder, places, plan)).length > 0)
    throw refused('periods are closed, and what they come to today is compared with what was posted');
  if (versions.some((one) => one !== version && one.plan.year.first === plan.year.first))
    throw refused('several versions of the plan share its year');
  const few = Object.fromEntries(Object.entries(plan.tables).filter(([name]) => READ.has(name)));
  const { tables, bad } = await readPlanData({ ...plan, tables: few }, places, false);
  if (bad.length > 0) throw refused(`${bad.length} rows of the roster break their contract`);
  for (const name of ['results', 'opening', 'adjustments'])
    if ((tables[name]?.rows.length ?? 0) > 0) throw refused(`the table ${name} has rows`);
  const files = await filesOfDeals(plan, places);
  const roster = tables.roster?.rows ?? [];
  try {
    const volume = await payAtVolume({
      plan,
      period: options.period,
      roster,
      files: files.map(({ path }) => path),
      ...(lines === undefined ? {} : { lines }),
    });
    return { result: runResult(plan, version?.digest ?? '', options.period, volume), plan, places, volume };
  } catch (problem) {
    throw unread(problem, files) ?? asFailure(problem, plan);
  }
}

/** What a row, or DuckDB, says of files that cannot be read; undefined for anything else. */
function unread(problem: unknown, files: readonly TableFile[]): Failure | undefined {
  const { message } = problem as Error;
  const path = files.find((one) => message.includes(one.path));
  const names = path?.name ?? files.map(({ name }) => name).join(' or ');
  if (problem instanceof NotAtVolume) {
    const because = message.replace(/^not at volume: /, '');
    return refused(/\b(record|rows?|column)\b/.test(because) ? `${because} (${names})` : because);
  }
  if (!DATABASE.test(message) || message.includes('.writing.')) return undefined;
  return new Failure(
    `${names} cannot be read: ${message.split('\n', 1)[0]}`,
    'It is damaged, or no Parquet file. Fetch it again; nobody is paid by it.',
    EXIT.errors,
  );
}

/** How DuckDB begins what it says of a file. */
const DATABASE =
  /^(Invalid|IO|Serialization|Conversion|Out of Range|Not implemented|Binder|Catalog|Parser|INTERNAL)\b.*Error:/;

function refused(because: string): Failure {
  return new Failure(
    `volume cannot pay this: ${because}`,
    'The reference engine can, or says what is wrong: leave --engine out.',
  );
}

/** The files of the one table whose rows are credited. */
async function filesOfDeals(plan: Plan, places: DataPlaces): Promise<readonly TableFile[]> {
  const credited = Object.values(plan.tables).flatMap((table) =>
    table.kind === 'credits' ? [table.from] : [],
  );
  const [name, ...others] = new Set(credited);
  if (name === undefined || others.length > 0)
    throw refused('it does not credit the rows of exactly one table');
  const source = sourceOf(name, places);
  if (source === undefined) throw refused(`there is no file of the table ${name}`);
  if (source.format !== undefined || JSON.stringify(source.dialect) !== JSON.stringify(PLAIN_DIALECT))
    throw refused(`the project file says how ${name} is written`);
  await checkSums(source.files);
  return source.files;
}

/** What everybody is paid, as statements by payee. */
function runResult(
  plan: Plan,
  evaluator: string,
  period: string,
  { roles }: VolumeResult,
): VolumeRun['result'] {
  const year = new PlanYear(plan);
  const window = year.resolve(period);
  if (window === undefined) throw refused(`${period} is no period of the plan`);
  const named = (of: typeof window) => ({ key: year.key(of), label: year.label(of) });
  const statements = roles
    .flatMap(({ role, payees, result }) =>
      payees.map((payee, row): Statement => {
        if (result.status(row) !== 'paid') throw refused('somebody is not paid');
        const amount = (unit: Rational, value: number | undefined) => ({
          value: formatRational(mul(unit, rational(BigInt(value ?? 0)))),
          unit: plan.currency,
        });
        const team = plan.roles[role]?.team;
        return {
          payee,
          role,
          ...(team === undefined ? {} : { team }),
          status: 'paid',
          components: result.components
            .filter(({ counts }) => counts)
            .map(({ id, window: measured, unit, values }) => {
              const { title = id, payrollCode } = plan.roles[role]?.components[id.split('/')[2] ?? ''] ?? {};
              return {
                component: id,
                title,
                ...(payrollCode === undefined ? {} : { payrollCode }),
                measurementPeriod: named(measured),
                status: 'paid' as const,
                stages: {},
                payout: amount(unit, values[row]),
                reasons: [],
              };
            }),
          ...(result.paid === undefined ? {} : { paid: amount(result.paid.unit, result.paid.values[row]) }),
          reasons: [],
          notes: [],
        };
      }),
    )
    .sort((a, b) => (a.payee < b.payee ? -1 : 1));
  const paid = sum(
    roles.flatMap(({ payees, result }) => {
      const { paid: column } = result;
      if (column === undefined) throw refused('what is paid in the end is left to the reference engine');
      const whole = payees.reduce((all, _, row) => all + BigInt(column.values[row] as number), 0n);
      return [mul(column.unit, rational(whole))];
    }),
  );
  return {
    plan: plan.id,
    evaluator,
    period: named(window),
    statements,
    postings: [],
    held: [],
    errors: [],
    totals: {
      paid: { value: formatRational(paid), unit: plan.currency },
      atStake: { value: '0', unit: plan.currency },
      statements: { paid: statements.length, held: 0, error: 0 },
    },
    notes: [],
  };
}
