import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { SparkOptions } from '@ontarget/warehouse/node';

/** Of pyspark; .ci/install-spark.sh names the same. */
const VERSION = '4.3.0';

/** Two workers, each a process with a core and a gigabyte, on loopback. */
export const CLUSTER = 'local-cluster[2,1,1024]';

/** How the tests start Spark: without what only large data gains from. */
export function sparkOptions(): SparkOptions {
  const cache =
    process.env.ONTARGET_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ontarget');
  const submit = join(cache, `spark-${VERSION}`, 'bin/spark-submit');
  if (!existsSync(submit)) throw new Error('Spark is missing. Install it with: sh .ci/install-spark.sh');
  return {
    submit,
    master: CLUSTER,
    settings: {
      'spark.driver.host': '127.0.0.1',
      'spark.driver.bindAddress': '127.0.0.1',
      'spark.executor.memory': '1g',
      'spark.sql.shuffle.partitions': '2',
      'spark.sql.adaptive.enabled': 'false',
      'spark.sql.codegen.wholeStage': 'false',
      'spark.sql.codegen.factoryMode': 'NO_CODEGEN',
    },
  };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The processes of Spark's workers below the process that submitted. */
export function workersOf(submitted: number): readonly number[] {
  const all = processes();
  const below = (pid: number): readonly Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...below(one.pid)]);
  return below(submitted)
    .filter(({ command }) => command.includes('CoarseGrainedExecutorBackend'))
    .map(({ pid }) => pid);
}

function processes(): readonly Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        // The name of a process stands in brackets and may hold anything.
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}
