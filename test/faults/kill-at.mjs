/**
 * Kills the process at a write of its own, before it is done: loaded in front of a command, it counts what the command does to the
 * files of a folder. ONTARGET_KILL_AT is the number of the write, ONTARGET_KILL_IN the folder. At the end it prints how many there were.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const at = Number(process.env.ONTARGET_KILL_AT ?? Number.POSITIVE_INFINITY);
const folder = process.env.ONTARGET_KILL_IN ?? '';
let count = 0;

const WRITES = [
  'rename',
  'open',
  'writeFile',
  'appendFile',
  'copyFile',
  'mkdir',
  'chmod',
  'rm',
  'rmdir',
  'unlink',
];

function counted(of, name) {
  const original = of[name];
  if (original === undefined) return;
  of[name] = (...args) => {
    if (args.some((arg) => typeof arg === 'string' && arg.startsWith(folder))) {
      count += 1;
      if (count === at) process.kill(process.pid, 'SIGKILL');
    }
    return original.apply(of, args);
  };
}

for (const name of WRITES) {
  counted(fs.promises, name);
  counted(fs, name);
  counted(fs, `${name}Sync`);
}
syncBuiltinESMExports();
process.on('exit', () => process.stderr.write(`\nwrites: ${count}\n`));
