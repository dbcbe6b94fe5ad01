import type { Command } from 'commander';

/** `ontarget lsp`: the language server on standard input and output, for editors that start one. */
export function define(command: Command): void {
  command
    .option('--stdio', 'serve on standard input and output, which is the only way and may be left out')
    .addHelpText('after', HELP)
    .action(async () => {
      const { serveStdio } = await import('@ontarget/server/node');
      serveStdio();
    });
}

const HELP = `
An editor starts this command and speaks the language server protocol with it. The extension for VS Code brings its
own server and does not need it.`;
