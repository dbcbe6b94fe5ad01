import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAction, root } from './support/action.ts';

const { parse } = createRequire(import.meta.url)('yaml') as { parse(text: string): Workflow };

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}
interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

type Parse = (file: { name: string; content: string }, trace: object) => { context: Context };
interface Context {
  readonly errors: { getErrors(): readonly { readonly message: string }[] };
}

/** GitHub's own parser, which holds a file to the schema that the runner reads it by. */
let parser: { parseWorkflow: Parse; parseAction: Parse; NoOperationTraceWriter: new () => object };

beforeAll(async () => {
  // Its files import JSON in a way that Node does not take; a bundler does.
  const outfile = join(tmpdir(), `ontarget-workflow-parser-${process.pid}.mjs`);
  const contents =
    "export * from '@actions/workflow-parser'; export * from '@actions/workflow-parser/actions/action-parser';";
  const stdin = { contents, resolveDir: root };
  await build({ stdin, bundle: true, format: 'esm', platform: 'node', outfile, logLevel: 'error' });
  parser = (await import(pathToFileURL(outfile).href)) as typeof parser;
});

function problems(kind: 'parseWorkflow' | 'parseAction', name: string, content: string): string[] {
  const { context } = parser[kind]({ name, content }, new parser.NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');
const files = join(root, '.github/workflows');
const workflows = [
  ...readdirSync(files).map((name) => [name, readFileSync(join(files, name), 'utf8')] as const),
  ...[...page.matchAll(/^```yaml workflow\n([\s\S]*?)^```$/gm)].map(
    ([, text = ''], index) => [`docs/ci.md, workflow ${index + 1}`, text] as const,
  ),
];

describe('workflows', () => {
  test('there are some in the page', () => {
    expect(workflows.filter(([name]) => name.startsWith('docs/')).length).toBeGreaterThanOrEqual(2);
  });

  test.each(workflows)('%s is one that GitHub reads', (name, text) => {
    expect(problems('parseWorkflow', name, text)).toEqual([]);
  });

  test.each(workflows)('%s gives the action inputs that it has, and those that it needs', (_, text) => {
    const { inputs } = readAction();
    const needed = Object.keys(inputs).filter((name) => inputs[name]?.required);
    const uses = Object.values(parse(text).jobs)
      .flatMap(({ steps }) => steps)
      .filter((step) => step.uses === './action' || /\/ontarget\/action@/.test(step.uses ?? ''));
    for (const step of uses) {
      const given = Object.keys(step.with ?? {});
      expect(given.filter((name) => !(name in inputs))).toEqual([]);
      expect(needed.filter((name) => !given.includes(name))).toEqual([]);
    }
  });

  test('what GitHub would not read is refused here, too', () => {
    const wrong = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    stepz: []\n';
    expect(problems('parseWorkflow', 'wrong.yml', wrong).join()).toContain('stepz');
    expect(problems('parseAction', 'action.yml', 'name: A\nruns:\n  using: nothing\n')).not.toEqual([]);
  });
});

describe('action.yml', () => {
  const text = readFileSync(join(root, 'action/action.yml'), 'utf8');

  test('is one that GitHub reads', () => {
    expect(problems('parseAction', 'action.yml', text)).toEqual([]);
  });

  test('hands every input on, and its scripts read what it hands them', () => {
    const { inputs, runs } = readAction();
    for (const name of Object.keys(inputs)) expect(text).toContain(`inputs.${name}`);
    for (const { run, env = {} } of runs.steps) {
      const script = /src\/\w+\.ts/.exec(run ?? '')?.[0];
      if (script === undefined) continue;
      const source = readFileSync(join(root, 'action', script), 'utf8');
      const read = [...source.matchAll(/(?:input|inputLines)\('(\w+)'\)/g)].map(
        ([, name]) => `INPUT_${name}`,
      );
      const own = Object.keys(env).filter((name) => name.startsWith('INPUT_'));
      expect([...new Set(read)].sort(), script).toEqual(own.sort());
    }
  });

  test('has each input and output in the page, with its default', () => {
    const { inputs, outputs } = readAction();
    for (const [name, { default: value = '', required }] of Object.entries(inputs)) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, name).toBeDefined();
      const shown = value === '' || value.startsWith('$') ? undefined : `\`${value}\``;
      if (shown !== undefined) expect(row).toContain(shown);
      if (required) expect(row).toContain('needed');
    }
    for (const name of Object.keys(outputs)) expect(page).toContain(`\`${name}\``);
  });
});

test('the page shows the comment as it is posted', () => {
  const posted = readFileSync(join(root, 'test/baselines/review/comment.md'), 'utf8').split('\n').slice(1);
  const shown = /^````markdown\n([\s\S]*?)^````$/m.exec(page)?.[1]?.trimEnd().split('\n') ?? [];
  expect(shown.length).toBeGreaterThan(20);
  // Commits and what is folded are left out in the page.
  expect(shown.filter((line) => !posted.includes(line))).toEqual([]);
});
