import type { AnyTables, TableFiles } from '@ontarget/server/node';
import type { TableSource } from '@ontarget/warehouse/node';
import { pathOfUri } from '@ontarget/workspace/node';
import type { Command } from 'commander';

/** `ontarget lsp`: the language server on standard input and output, for editors that start one. */
export function define(command: Command): void {
  command
    .option('--stdio', 'serve on standard input and output, which is the only way and may be left out')
    .addHelpText('after', HELP)
    .action(async () => {
      const { serveStdio } = await import('@ontarget/server/node');
      serveStdio(anyTables);
    });
}

const HELP = `
An editor starts this command and speaks the language server protocol with it. The extension for VS Code brings its
own server, and starts this command to pay what is too large for an editor: more than 200,000 rows, Parquet
and Excel workbooks.`;

/** Reads tables by the database, which is only loaded once somebody is paid. */
const anyTables: AnyTables = {
  async read(table, told) {
    if (table.files.length === 0) return { rows: [], bad: [] };
    const { readTable } = await import('@ontarget/warehouse/node');
    return readTable(table.name, table.contract, sourceOf(table), { onProgress: told });
  },

  async lineOf(table, uri, record) {
    const { linesOfRecords, textFormatOf } = await import('@ontarget/warehouse/node');
    const source = sourceOf(table);
    const file = source.files.find(({ path }) => path === pathOfUri(uri));
    const format = file && textFormatOf(file, source);
    return file && format && linesOfRecords(file.path, format, new Set([record])).get(record);
  },
};

function sourceOf({ files, format, dialect }: TableFiles): TableSource {
  return { dialect, format, files: files.map(({ uri, name }) => ({ path: pathOfUri(uri), name })) };
}
