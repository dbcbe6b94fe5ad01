import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll } from 'vitest';
import type { Outcome } from './warm/message.ts';
import { runWarm } from './warm/run.ts';

/** ONTARGET_COMMAND names another command than the one of this build, such as an installed one. */
const named = process.env.ONTARGET_COMMAND;
const folder = join(import.meta.dirname, '../..');

export type { Outcome };

interface Start {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads from its input, as `init --from -` does. */
  readonly input?: string;
}

/** What only a process that starts with it obeys. */
const READ_AT_START = ['NODE_OPTIONS', 'TZ', 'LANG'];

/** Runs the built command as somebody at a terminal without colours would, in a process that may have run others before. */
export function ontarget(args: readonly string[], start: Start = {}): Outcome {
  const { input, env = {} } = start;
  if (named !== undefined || input !== undefined || READ_AT_START.some((name) => name in env))
    return ontargetAlone(args, start);
  return runWarm({ bundle: join(folder, 'dist/ontarget.mjs'), args, ...startOf(start) });
}

/** Runs it as a process of its own. */
export function ontargetAlone(args: readonly string[], start: Start = {}): Outcome {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [named ?? join(folder, 'bin/ontarget'), ...args],
    { ...startOf(start), input: start.input ?? '', encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

function startOf({ cwd = process.cwd(), env = {} }: Start) {
  const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...inherited } = process.env;
  return { cwd, env: { ...inherited, ...env } };
}

/** A folder of files that is removed after the tests of a file. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Reads what a command printed with `--json`, after checking it against the command's schema. */
export function jsonOf(command: string, { stdout }: Outcome): Record<string, unknown> {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(schema('common'));
  const validate = ajv.compile(schema(command));
  const value = JSON.parse(stdout) as Record<string, unknown>;
  if (!validate(value)) throw new Error(`${command} --json: ${ajv.errorsText(validate.errors)}`);
  return value;
}

function schema(name: string): object {
  return JSON.parse(
    readFileSync(join(import.meta.dirname, `../../schema/${name}.schema.json`), 'utf8'),
  ) as object;
}
