import { DatabaseUnreachable, duckDb, postgres, SparkFailed, spark } from '@ontarget/warehouse/node';
import { NotInSql, payInSql, type SqlDatabase, type SqlRun } from '@ontarget/warehouse/sql';
import { type Command, Option } from 'commander';
import { Failure } from '../failure.ts';
import { asFailure, type Prepared } from './pay.ts';

export const ENGINES = ['reference', 'volume', 'duckdb', 'postgres', 'spark'] as const;

export interface EngineOptions {
  readonly engine: (typeof ENGINES)[number];
  readonly database?: string;
  readonly sparkMaster: string;
}

/** Adds the options that say where a run is worked out. */
export function addEngineOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--engine <engine>',
        'what works the payouts out; volume pays from files of any size (docs/volume.md), databases what SQL can say (docs/sql.md)',
      )
        .choices(ENGINES)
        .default('reference'),
    )
    .option(
      '--database <url>',
      'the PostgreSQL server (default: what PGHOST, PGUSER, PGPASSWORD and PGDATABASE say)',
    )
    .option('--spark-master <master>', 'where Spark runs, such as spark://host:7077', 'local[*]');
}

/** Pays in a database; what it cannot pay becomes a failure that names what. */
export async function payInDatabase(prepared: Prepared, options: EngineOptions): Promise<SqlRun> {
  try {
    return await payInSql(prepared.input, databaseOf(options));
  } catch (problem) {
    if (problem instanceof NotInSql) {
      throw new Failure(
        `${options.engine} cannot pay this: ${problem.message}`,
        'The reference engine can: leave --engine out.',
      );
    }
    if (problem instanceof DatabaseUnreachable || problem instanceof SparkFailed)
      throw new Failure(problem.message);
    throw asFailure(problem, prepared.plan);
  }
}

function databaseOf({ engine, database, sparkMaster }: EngineOptions): SqlDatabase {
  switch (engine) {
    case 'postgres':
      return postgres(database);
    case 'spark':
      return spark({ master: sparkMaster });
    default:
      return duckDb;
  }
}

/** What the reference engine worked out beside the database, for people; undefined where it was nothing. */
export function besideText({ inEngine, settled }: SqlRun): string | undefined {
  const roles = inEngine.map(
    ({ role, what, because, reads = [] }) =>
      `${role} (${what}: ${because}; ${reads.length === 0 ? 'from the sums of the database' : 'from the rows'})`,
  );
  const parts = [
    ...(roles.length === 0 ? [] : [`roles worked out by the reference engine: ${roles.join('; ')}`]),
    ...(settled === 0
      ? []
      : [`${settled} ${settled === 1 ? 'statement' : 'statements'} settled by the reference engine`]),
  ];
  return parts.length === 0 ? undefined : parts.join('\n');
}
