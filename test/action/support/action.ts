import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll } from 'vitest';

export const root = join(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);
const { parse } = require('yaml') as { parse(text: string): unknown };
/** It has no types that this project's compiler reads, and is an ES module alone. */
const expressions: string = '@actions/expressions';
const { Evaluator, Lexer, Parser, data } = (await import(expressions)) as Expressions;

/** The part of GitHub's own evaluator of expressions that is used here. */
interface Expressions {
  readonly Lexer: new (text: string) => { lex(): { readonly tokens: unknown } };
  readonly Parser: new (
    tokens: unknown,
    names: readonly string[],
    functions: readonly [],
  ) => { parse(): unknown };
  readonly Evaluator: new (expression: unknown, context: unknown) => { evaluate(): Value };
  readonly data: {
    readonly StringData: new (text: string) => Value;
    readonly Dictionary: new (...pairs: readonly { key: string; value: unknown }[]) => Value;
  };
}

interface Value {
  coerceString(): string;
}

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}

export interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

export function readAction(): ActionFile {
  return parse(readFileSync(join(root, 'action/action.yml'), 'utf8')) as ActionFile;
}

/** What a run of the action left. */
export interface Ran {
  /** Of the first step that failed; 0 where none did. */
  readonly status: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** Steps that ran, and other actions that were used with what was handed to them. */
  readonly steps: readonly string[];
  readonly used: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ActionRun {
  readonly workspace: string;
  readonly event: { readonly name: string; readonly payload: object };
  readonly inputs?: Readonly<Record<string, string>>;
  readonly api?: string;
  readonly token?: string;
  /** Outputs of steps that are not run. */
  readonly instead?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the steps of action.yml as a runner does: with its conditions, its variables and the files that it hands out. */
export async function runAction({
  workspace,
  event,
  inputs = {},
  api = 'http://127.0.0.1:9',
  token = '',
  instead = {},
  env = {},
}: ActionRun): Promise<Ran> {
  const action = readAction();
  const temp = mkdtempSync(join(tmpdir(), 'ontarget-runner-'));
  afterAll(() => rmSync(temp, { recursive: true, force: true }));
  const file = (name: string, text = '') => {
    writeFileSync(join(temp, name), text);
    return join(temp, name);
  };
  const summary = file('summary.md');
  const eventFile = file('event.json', JSON.stringify(event.payload));
  const steps: Record<string, { outputs: Record<string, string> }> = {};
  const context: Record<string, unknown> = {
    github: { event_name: event.name, token },
    steps,
    inputs: Object.fromEntries(Object.entries(action.inputs).map(([name, one]) => [name, one.default ?? ''])),
  };
  const filled = (text: string) =>
    text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
      evaluated(expression, context).coerceString(),
    );
  const given = context.inputs as Record<string, string>;
  for (const [name, value] of Object.entries(given)) given[name] = filled(value);
  Object.assign(given, inputs);

  let [status, log] = [0, ''];
  const ran: string[] = [];
  const used: Record<string, Record<string, string>> = {};
  for (const [index, step] of action.runs.steps.entries()) {
    const id = step.id ?? `step-${index}`;
    if (status !== 0 && !/always\(\)/.test(step.if ?? '')) continue;
    if (step.if !== undefined && !truthy(evaluated(step.if, context).coerceString())) continue;
    if (step.uses !== undefined) {
      const with_ = Object.entries(step.with ?? {}).map(([name, value]) => [name, filled(String(value))]);
      used[step.uses] = Object.fromEntries(with_) as Record<string, string>;
      continue;
    }
    ran.push(id);
    const replaced = instead[id];
    if (replaced !== undefined) {
      steps[id] = { outputs: { ...replaced } };
      continue;
    }
    const output = file(`output-${id}`);
    const own = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, value]) => [name, filled(value)]),
    );
    const { CI: _, GITHUB_TOKEN: __, ...inherited } = process.env;
    const done = await bash(step.run ?? '', workspace, {
      ...inherited,
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      GITHUB_ACTION_PATH: join(root, 'action'),
      GITHUB_WORKSPACE: workspace,
      GITHUB_EVENT_PATH: eventFile,
      GITHUB_EVENT_NAME: event.name,
      GITHUB_API_URL: api,
      GITHUB_SERVER_URL: 'https://forge.example',
      GITHUB_REPOSITORY: 'Codertocat/Hello-World',
      GITHUB_RUN_ID: '4711',
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      RUNNER_TEMP: temp,
      ONTARGET_RETRY_MS: '1',
      ...env,
      ...own,
    });
    log += done.log;
    steps[id] = { outputs: outputsOf(readFileSync(output, 'utf8')) };
    if (done.status !== 0) status = done.status;
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value)]);
  return {
    status,
    log,
    summary: readFileSync(summary, 'utf8'),
    outputs: Object.fromEntries(outputs) as Record<string, string>,
    steps: ran,
    used,
  };
}

function bash(
  script: string,
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly status: number; readonly log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd, env });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => (log += part.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, log }));
  });
}

function evaluated(expression: string, context: object): Value {
  const { tokens } = new Lexer(expression.trim()).lex();
  const names = Object.keys(context);
  return new Evaluator(new Parser(tokens, names, []).parse(), dataOf(context)).evaluate();
}

function dataOf(value: unknown): Value {
  if (typeof value === 'string') return new data.StringData(value);
  const pairs = Object.entries(value ?? {}).map(([key, one]) => ({ key, value: dataOf(one) }));
  return new data.Dictionary(...pairs);
}

function truthy(text: string): boolean {
  return text !== '' && text !== 'false' && text !== '0';
}

/** Reads a file of outputs as the runner does: `name<<end`, lines, `end`. */
function outputsOf(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const [, name, end] = /^([\w-]+)<<(.+)$/.exec(lines[index] ?? '') ?? [];
    if (name === undefined || end === undefined) continue;
    const last = lines.indexOf(end, index + 1);
    outputs[name] = lines.slice(index + 1, last).join('\n');
    index = last;
  }
  return outputs;
}
