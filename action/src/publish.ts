/** Publishes every plan of the folders; what was published before is left as it is. */
import { spawnSync } from 'node:child_process';
import { addSummary, input, inputLines, printSafely, required, StepFailed, step } from './runner.ts';

interface Published {
  readonly ok?: boolean;
  readonly effective?: string;
  readonly digest?: string;
  readonly new?: boolean;
}

await step(async () => {
  const to = input('PUBLISH_TO');
  if (to === '') throw new StepFailed('"publish-to" does not say where.');
  const folders = inputLines('FOLDERS');
  const checked = ontarget(['check', '--json', ...(folders.length === 0 ? ['.'] : folders)]);
  const { plans = [] } = jsonOf(checked.stdout) as {
    plans?: { title: string; folder: string; digest?: string }[];
  };
  printSafely(checked.stderr);
  const compiled = plans.filter(({ digest }) => digest !== undefined);
  if (compiled.length === 0)
    throw new StepFailed(
      'There is no plan to publish. Name the folders of plans, or one whose ontarget.json lists them.',
    );
  const rows: string[] = [];
  let failed = 0;
  for (const { title, folder } of compiled) {
    const { status, stdout, stderr } = ontarget([
      'publish',
      folder,
      ...['--to', to, '--json'],
      ...(input('EFFECTIVE') === '' ? [] : ['--effective', input('EFFECTIVE')]),
      ...(input('UNSIGNED') === 'true' ? ['--unsigned'] : []),
    ]);
    printSafely(stderr);
    const { effective = '', digest = '', new: isNew } = status === 0 ? (jsonOf(stdout) as Published) : {};
    if (status === 0) {
      rows.push(row(title, isNew ? 'published' : 'was published', effective, digest));
      console.log(
        `${isNew ? 'Published' : 'Published before'}: ${folder}, in force from ${effective}, ${digest}`,
      );
    } else {
      failed += 1;
      const why = (jsonOf(stdout) as { message?: string }).message ?? stderr.split('\n')[0] ?? '';
      rows.push(row(title, 'refused', '', why));
    }
  }
  addSummary(
    ['## Published', '', '| Plan | | In force from | Digest |', '|---|---|---|---|', ...rows, ''].join('\n'),
  );
  if (failed > 0)
    throw new StepFailed(`${failed} of ${compiled.length} plans could not be published; why stands above.`);
});

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~@]/g, (mark) => `\\${mark}`)).join(' | ')} |`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function ontarget(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [required('ONTARGET'), ...args], {
    cwd: process.env.GITHUB_WORKSPACE,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, CI: 'true', NO_COLOR: '1' },
  });
  if (error !== undefined) throw new StepFailed(`ontarget cannot be run: ${error.message}`);
  return { status, stdout, stderr };
}
