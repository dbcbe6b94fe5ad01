import { join } from 'node:path';
import { PASSWORD, startServer, USER } from './server.ts';
import { registrySuite } from './suite.ts';

const program = join(import.meta.dirname, 'stand-in.ts');

registrySuite(
  (access) =>
    startServer((folder, port) => ({
      program: process.execPath,
      args: [program, folder, String(port), access, `${USER}:${PASSWORD}`],
    })),
  ['basic', 'token'],
);
