import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll } from 'vitest';

/** The command of this build; ONTARGET_COMMAND names another one, such as an installed one. */
const bin = process.env.ONTARGET_COMMAND ?? join(import.meta.dirname, '../../bin/ontarget');

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command as a process of its own, as somebody at a terminal without colours would. */
export function ontarget(
  args: readonly string[],
  { cwd, env = {}, input = '' }: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Outcome {
  const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...inherited } = process.env;
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...inherited, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
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
