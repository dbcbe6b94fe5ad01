import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * The three test tiers. `unit` and `cross` need only npm; `machine` needs programs of the machine (VS Code,
 * Chromium, …); `long` is for what takes minutes. `npm test`, `npm run test:machine` and `npm run test:long`
 * pick among them.
 */
export default defineConfig({
  test: {
    // The main process mostly waits: leaving it a core of its own leaves one of two idle.
    maxWorkers: availableParallelism(),
    // A worker keeps its modules from file to file: loading and warming the grammar anew for each took most of the time.
    // So no test may leave anything behind in a module, nor in the environment of the process.
    isolate: false,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/test/**/*.test.ts'],
          setupFiles: ['test/setup/properties.ts'],
          // Only a test that hangs runs into it: machines are busy, and no test asserts a time.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'cross',
          setupFiles: ['test/setup/properties.ts'],
          include: ['test/**/*.test.ts'],
          exclude: ['test/vscode/**', 'test/**/machine/**', 'test/long/**', 'test/bench/**'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'machine',
          include: ['test/vscode/**/*.test.ts', 'test/**/machine/**/*.test.ts'],
          // What is waited for goes through an editor, its server and a browser, on a machine that may be busy.
          expect: { poll: { timeout: 20_000 } },
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'long',
          setupFiles: ['test/setup/properties.ts'],
          include: ['test/long/**/*.test.ts', 'test/bench/**/*.test.ts'],
          testTimeout: 1_800_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
