import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CommandPlaces, findCommand, foldersUp } from '../src/workspace-command/find.ts';
import { environment, machinePrograms } from '../src/workspace-command/node/programs.ts';
import type { ProgramOutput, ProgramStart } from '../src/workspace-command/programs.ts';
import { versionsDiffer, whyNone } from '../src/workspace-command/words.ts';

type Programs = NonNullable<CommandPlaces['programs']>;

/** Programs that only write down what is started. */
function recorded(output: ProgramOutput, isWindows = false) {
  const started: { start: ProgramStart; args: readonly string[]; folder: string }[] = [];
  const programs: Programs = {
    isWindows,
    run: async (start, args, { folder }) => {
      started.push({ start, args, folder });
      return output;
    },
  };
  return { programs, started };
}

const says = (stdout: string): ProgramOutput => ({ status: 0, stdout, stderr: '' });

function places(own: Partial<CommandPlaces>): CommandPlaces {
  return {
    programs: recorded(says('1.2.3\n')).programs,
    isTrusted: true,
    setting: '',
    root: '/plans-of-ann',
    folder: '/plans-of-ann/plans/sales',
    exists: async (path) => path === '/plans-of-ann/node_modules/.bin/ontarget',
    version: '1.2.3',
    ...own,
  };
}

describe("the workspace's own ontarget", () => {
  it('is the one that is installed nearest above the plan, with its own folder first in the path', async () => {
    const { programs, started } = recorded(says('1.2.3\n'));
    const asked: string[] = [];
    const exists = async (path: string) => {
      asked.push(path);
      return path === '/plans-of-ann/node_modules/.bin/ontarget';
    };
    const found = await findCommand(places({ programs, exists }));
    const start = {
      program: '/plans-of-ann/node_modules/.bin/ontarget',
      args: [],
      path: ['/plans-of-ann/node_modules/.bin'],
    };
    expect(found).toEqual({ kind: 'found', start, version: '1.2.3', isSame: true });
    expect(asked).toEqual([
      '/plans-of-ann/plans/sales/node_modules/.bin/ontarget',
      '/plans-of-ann/plans/node_modules/.bin/ontarget',
      '/plans-of-ann/node_modules/.bin/ontarget',
    ]);
    expect(started).toEqual([{ start, args: ['--version'], folder: '/plans-of-ann/plans/sales' }]);
  });

  it('is run by node on Windows, without a shell', async () => {
    const { programs } = recorded(says('1.2.3\r\n'), true);
    const exists = async (path: string) => path.startsWith('/plans-of-ann/node_modules/ontarget/');
    expect(await findCommand(places({ programs, exists }))).toMatchObject({
      start: { program: 'node', args: ['/plans-of-ann/node_modules/ontarget/bin/ontarget'] },
      version: '1.2.3',
    });
  });

  it('is the one that a setting names, from the opened folder where the path is relative', async () => {
    expect(await findCommand(places({ setting: '/opt/ontarget' }))).toMatchObject({
      start: { program: '/opt/ontarget' },
    });
    expect(await findCommand(places({ setting: 'tools/ontarget' }))).toMatchObject({
      start: { program: '/plans-of-ann/tools/ontarget' },
    });
  });

  it('is of another version where it says so', async () => {
    const { programs } = recorded(says('1.3.0\n'));
    expect(await findCommand(places({ programs }))).toMatchObject({ version: '1.3.0', isSame: false });
  });

  it('is neither looked for nor started in a folder that is not trusted', async () => {
    const { programs, started } = recorded(says('1.2.3\n'));
    const exists = async () => {
      throw new Error('looked for');
    };
    const found = await findCommand(places({ programs, isTrusted: false, setting: '/opt/ontarget', exists }));
    expect(found).toEqual({ kind: 'none', why: 'untrusted' });
    expect(started).toEqual([]);
  });

  it('is none in the browser, for files on no disk, where none is installed, or where it does not start', async () => {
    const why = async (own: Partial<CommandPlaces>) => {
      const found = await findCommand(places(own));
      return found.kind === 'none' ? found.why : found.kind;
    };
    expect(await why({ programs: undefined })).toBe('no-machine');
    expect(await why({ root: undefined })).toBe('no-machine');
    expect(await why({ exists: async () => false })).toBe('not-installed');
    expect(await why({ programs: recorded({ status: 1, stdout: '', stderr: 'no' }).programs })).toBe(
      'broken',
    );
    expect(await why({ programs: recorded(says('hello\n')).programs })).toBe('broken');
    const fails: Programs = {
      isWindows: false,
      run: async () => {
        throw new Error('ENOENT');
      },
    };
    expect(await why({ programs: fails })).toBe('broken');
  });

  it('says what to install, and both versions where they differ', () => {
    expect(whyNone('not-installed', '1.2.3')).toContain('Install ontarget 1.2.3');
    expect(versionsDiffer('1.3.0', '1.2.3')).toMatch(/version 1\.3\.0, the extension 1\.2\.3/);
  });

  it('is looked for no higher than the opened folder', () => {
    expect(foldersUp('/plans-of-ann/a/b', '/plans-of-ann')).toEqual([
      '/plans-of-ann/a/b',
      '/plans-of-ann/a',
      '/plans-of-ann',
    ]);
    expect(foldersUp('/plans-of-ann', '/plans-of-ann')).toEqual(['/plans-of-ann']);
    expect(foldersUp('/plans-of-anna/a', '/plans-of-ann')).toEqual(['/plans-of-ann']);
  });
});

describe.skipIf(machinePrograms.isWindows)('a program of the machine', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ontarget-command-'));
    await mkdir(join(folder, 'node_modules/.bin'), { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const install = async (script: string) => {
    const file = join(folder, 'node_modules/.bin/ontarget');
    await writeFile(file, `#!/bin/sh\n${script}\n`);
    await chmod(file, 0o755);
    return file;
  };
  const find = (file: string) =>
    findCommand(
      places({ programs: machinePrograms, root: folder, folder, exists: async (path) => path === file }),
    );

  it('is asked for its version in a process of its own', async () => {
    expect(await find(await install('echo "1.2.3"'))).toMatchObject({ kind: 'found', version: '1.2.3' });
  });

  it('takes arguments as they are, and is told its output and its status', async () => {
    const file = await install('printf "%s|" "$@"; pwd >&2; exit 4');
    const start = { program: file, args: ['first'], path: [] };
    const { status, stdout, stderr } = await machinePrograms.run(start, ['a b; echo $HOME', '"'], { folder });
    expect({ status, stdout }).toEqual({ status: 4, stdout: 'first|a b; echo $HOME|"|' });
    expect(stderr.trim().endsWith(folder.split('/').at(-1) ?? '')).toBe(true);
  });

  it('is ended when it is not wanted any more', async () => {
    const start = { program: await install('exec sleep 60'), args: [], path: [] };
    const wanted = new AbortController();
    const running = machinePrograms.run(start, [], { folder, signal: wanted.signal });
    wanted.abort();
    await expect(running).rejects.toThrow(/abort/i);
  });

  it('finds programs beside it first, and writes for no log of a build', () => {
    const { PATH, CI } = environment({ path: ['/plans-of-ann/node_modules/.bin'] });
    expect(PATH?.startsWith('/plans-of-ann/node_modules/.bin:')).toBe(true);
    expect(CI).toBeUndefined();
  });
});
