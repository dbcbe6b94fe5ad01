import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll } from 'vitest';

export const root = join(import.meta.dirname, '../..');
const { parse, parseAllDocuments } = createRequire(import.meta.url)('yaml') as {
  parse(text: string): unknown;
  parseAllDocuments(text: string): readonly { readonly errors: readonly unknown[]; toJS(): unknown }[];
};

export interface Input {
  readonly description: string;
  readonly default?: string;
  readonly regex?: string;
  readonly options?: readonly string[];
}

export interface Job {
  readonly extends?: string;
  readonly rules?: readonly { readonly if: string }[];
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly artifacts?: { readonly paths: readonly string[]; readonly reports: { readonly junit: string } };
}

const file = readFileSync(join(root, 'gitlab/plans.yml'), 'utf8');
const [head, body, ...more] = file.split(/^---$/m);
if (body === undefined || more.length > 0) throw new Error('the template has a head and a body');
const { spec } = parse(head ?? '') as { spec: { inputs: Readonly<Record<string, Input>> } };
export const inputs = spec.inputs;

/** Whether the template is YAML of two documents, as GitLab reads it. */
export const errors = parseAllDocuments(file).flatMap((one) => one.errors);

/**
 * The jobs with inputs filled in as GitLab does: in the text, before it is read.
 *
 * @throws Error for an input that there is not, that is missing, or that is none of what it may be
 */
export function jobs(given: Readonly<Record<string, string>>): Readonly<Record<string, Job>> {
  for (const name of Object.keys(given)) if (!(name in inputs)) throw new Error(`no input ${name}`);
  const filled = (body ?? '').replace(/\$\[\[ inputs\.([\w-]+) \]\]/g, (_, name: string) => {
    const input = inputs[name];
    if (input === undefined) throw new Error(`no input ${name}`);
    const value = given[name] ?? input.default;
    if (value === undefined) throw new Error(`${name} is missing`);
    if (input.options !== undefined && !input.options.includes(value)) throw new Error(`${name}: ${value}`);
    if (input.regex !== undefined && !new RegExp(input.regex.slice(1, -1)).test(value))
      throw new Error(`${name}: ${value}`);
    return value;
  });
  return parse(filled) as Record<string, Job>;
}

/** A job as its runner does it: the lines of both scripts in one shell that stops at the first that fails. */
export async function runJob(
  all: Readonly<Record<string, Job>>,
  name: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<{ status: number | null; output: string }> {
  const job = all[name];
  const lines = [...(all[job?.extends ?? '']?.before_script ?? []), ...(job?.script ?? [])];
  const child = spawn('bash', ['-eo', 'pipefail', '-c', lines.join('\n')], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: [tools(), process.env.PATH].join(delimiter),
      NO_COLOR: '1',
      CI: 'true',
      CI_PROJECT_DIR: folder,
      CI_PROJECT_ID: '7',
      CI_MERGE_REQUEST_IID: '41',
      CI_JOB_URL: 'https://git.example.com/plans/-/jobs/1',
      ...env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, output };
}

/** `npm install` puts this repository's own command where it would put the tarball's, and nothing is fetched. */
function tools(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-gitlab-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const command = process.env.ONTARGET_COMMAND ?? join(root, 'packages/cli/bin/ontarget');
  const npm = `#!/bin/sh
[ "$1 $2" = "install --prefix" ] || exit 9
mkdir -p "$3/node_modules/.bin"
ln -s ${command} "$3/node_modules/.bin/ontarget"
for package; do :; done
echo "npm installs $package"
`;
  writeFileSync(join(folder, 'npm'), npm);
  chmodSync(join(folder, 'npm'), 0o755);
  symlinkSync(process.execPath, join(folder, 'node'));
  return folder;
}

export interface Note {
  readonly id: number;
  readonly author: { readonly id: number };
  body: string;
}

/** Stands where GitLab's API would, with the notes of one merge request, two a page; records what is asked of it. */
export async function startNotes(notes: Note[], refuses = false) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => {
      text += part.toString();
    });
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://x');
      asked.push(`${request.method} ${url.pathname}`);
      const answer = (status: number, found: unknown, next = '') => {
        response.writeHead(status, { 'Content-Type': 'application/json', 'x-next-page': next });
        response.end(JSON.stringify(found));
      };
      if (refuses || request.headers['private-token'] !== TOKEN) return answer(403, { message: 'no' });
      if (url.pathname === '/user') return answer(200, { id: 5 });
      const id = /^\/projects\/7\/merge_requests\/41\/notes(?:\/(\d+))?$/.exec(url.pathname);
      if (id === null) return answer(404, {});
      const page = Number(url.searchParams.get('page') ?? '1');
      if (request.method === 'GET')
        return answer(200, notes.slice(page * 2 - 2, page * 2), page * 2 < notes.length ? `${page + 1}` : '');
      const { body } = JSON.parse(text) as { body: string };
      const known = notes.find((note) => String(note.id) === id[1]);
      if (request.method === 'PUT' && known !== undefined) known.body = body;
      else if (request.method === 'POST') notes.push({ id: 100 + notes.length, author: { id: 5 }, body });
      else return answer(405, {});
      return answer(200, {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

export const TOKEN = 'glpat-CanaryToken0123456789';
