import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import type { ProgramOutput, ProgramStart, Programs, RunOptions } from '../programs.ts';

/** Programs that run to their end, on the machine that the extension runs on. */
export const machinePrograms: Programs = {
  isWindows: process.platform === 'win32',

  run(start, args, { folder, signal }: RunOptions): Promise<ProgramOutput> {
    return new Promise((resolve, reject) => {
      const child = spawn(start.program, [...start.args, ...args], {
        cwd: folder,
        env: environment(start),
        shell: false,
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
        ...(signal === undefined ? {} : { signal }),
      });
      const [out, err] = [child.stdout, child.stderr].map((stream) => stream.setEncoding('utf8'));
      let [stdout, stderr] = ['', ''];
      out?.on('data', (text: string) => {
        stdout += text;
      });
      err?.on('data', (text: string) => {
        stderr += text;
      });
      child.on('error', reject);
      child.on('close', (status) => resolve({ ...(status === null ? {} : { status }), stdout, stderr }));
    });
  },
};

/**
 * The environment of a program: its own folders come first in `PATH`, as npm has it, so that a workspace's own Node runs
 * it. What it prints is read here and is no build's log, whatever the extension host was started under.
 */
export function environment({ path }: Pick<ProgramStart, 'path'>): NodeJS.ProcessEnv {
  const { CI: _, ...env } = process.env;
  // Windows spells it `Path`.
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...env, [name]: [...path, env[name]].filter(Boolean).join(delimiter), NO_COLOR: '1' };
}
