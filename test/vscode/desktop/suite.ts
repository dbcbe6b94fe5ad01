import { runChecks } from '../in-host/run.ts';

/** What a desktop VS Code calls: the same checks as in `in-host.test.ts`. */
export async function run(): Promise<void> {
  const results = await runChecks();
  for (const { name, problem } of results) console.log(`${problem ? 'failed' : 'passed'}: ${name}`);
  const failed = results.filter(({ problem }) => problem);
  if (failed.length > 0) throw new Error(failed.map(({ name, problem }) => `${name}: ${problem}`).join('\n'));
}
