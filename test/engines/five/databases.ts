import { type SparkOptions, sparkSession } from '@ontarget/warehouse/node';
import {
  asksDatabase,
  NOTHING,
  NotInSql,
  type PreparedInSql,
  preparedInSql,
  type SqlAnswers,
  type SqlDatabase,
  type SqlRun,
} from '@ontarget/warehouse/sql';
import { told } from '../../sql/same.ts';
import type { EngineCase } from './cases.ts';
import { extentOf, inGeneral, type Said } from './said.ts';

/** What a database of this process or of a server says of a case. */
export async function saidBy(one: EngineCase, database: SqlDatabase): Promise<Said> {
  const prepared = prepare(one, database.dialect);
  if ('extent' in prepared) return prepared;
  const { script, tables } = prepared;
  return finish(one, prepared, asksDatabase(script) ? await database.run(script, tables) : NOTHING);
}

/** What Spark says of many cases, in one session: starting one for each would take longer than paying them. */
export async function saidBySpark(
  all: readonly EngineCase[],
  options: SparkOptions,
): Promise<readonly Said[]> {
  const prepared = all.map((one) => prepare(one, 'spark'));
  const jobs = prepared.flatMap((one) => ('script' in one && asksDatabase(one.script) ? [one] : []));
  const answers = jobs.length === 0 ? [] : await sparkSession(jobs, options);
  return Promise.all(
    all.map((one, index) => {
      const what = prepared[index];
      if (what === undefined || 'extent' in what) return what as Said;
      return finish(one, what, answers[jobs.indexOf(what)] ?? NOTHING);
    }),
  );
}

function prepare({ input, stated }: EngineCase, dialect: SqlDatabase['dialect']): PreparedInSql | Said {
  try {
    return preparedInSql(input, dialect, { values: [...new Set(stated.map(({ value }) => value))] });
  } catch (problem) {
    return refused(problem);
  }
}

async function finish(one: EngineCase, prepared: PreparedInSql, answers: SqlAnswers): Promise<Said> {
  let found: SqlRun;
  try {
    found = await prepared.finish(answers);
  } catch (problem) {
    return refused(problem);
  }
  const { script, inEngine, result } = found;
  return {
    extent: isFromSums(found) ? 'sums' : extentOf(script.pays.length, inEngine.length),
    left: [...new Set(inEngine.map(({ what, because }) => inGeneral(`${what}: ${because}`)))],
    table: told(result),
    wrong: wrongValues(one, found),
  };
}

/** Whether the engine pays every role from what the database adds up, and reads no row. */
function isFromSums({ script: { pays, sums }, inEngine }: SqlRun): boolean {
  return pays.length === 0 && sums.length > 0 && inEngine.every(({ reads }) => reads === undefined);
}

function refused(problem: unknown): Said {
  if (!(problem instanceof NotInSql)) throw problem;
  return { extent: 'none', left: [inGeneral(problem.message)], wrong: [] };
}

/** Somebody who has no value in a database is settled by the engine; a number is the one that is stated. */
function wrongValues({ stated }: EngineCase, { values }: SqlRun): readonly string[] {
  return stated.flatMap(({ payee, team, value, is }) => {
    const found = values.find((one) => one.value === value && one.payee === payee && one.team === team)?.is;
    if (found === undefined || found === is) return [];
    return [`${value} of ${payee} is ${found}, and ${JSON.stringify(is)} is stated`];
  });
}
