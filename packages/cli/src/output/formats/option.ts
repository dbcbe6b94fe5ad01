import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { Report } from '../../findings/report.ts';
import { print, printExact } from '../../terminal.ts';
import { jsonText } from '../json.ts';
import { annotations } from './github.ts';
import { junitXml } from './junit.ts';
import { sarifText } from './sarif.ts';

/** The outputs that `check`, `fmt`, `fix` and `test` share. */
export const FORMATS = ['pretty', 'json', 'sarif', 'junit', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** How a command's result is to be written. */
export interface FormatOptions {
  readonly format?: Format;
  readonly out?: string;
  readonly json?: boolean;
}

/** Adds `--format`, `--out` and `--json` to a command. */
export function addFormats(command: Command, name: string): Command {
  return command
    .addOption(
      new Option(
        '--format <format>',
        'pretty for reading, json and junit for programs, sarif for code scanning, github for annotations',
      ).choices(FORMATS),
    )
    .option('-o, --out <file>', 'write the result to a file, and print it for reading')
    .addOption(
      new Option(
        '--json',
        `print the result as JSON (schema/${name}.schema.json); short for --format json`,
      ).conflicts('format'),
    );
}

/** A command's result in every shape. */
export interface Shown {
  readonly pretty: () => void;
  readonly json: () => object;
  readonly report: () => Report;
}

/** Writes a result as the options ask. */
export function show(command: string, options: FormatOptions, shown: Shown): void {
  const format = options.json ? 'json' : (options.format ?? 'pretty');
  if (format === 'pretty') {
    shown.pretty();
    return;
  }
  const text = textOf(command, format, shown);
  if (options.out === undefined) {
    if (text !== '') format === 'json' ? print(text) : printExact(`${text}\n`);
    return;
  }
  writeFileSync(options.out, `${text}\n`);
  shown.pretty();
}

function textOf(command: string, format: Exclude<Format, 'pretty'>, { json, report }: Shown): string {
  switch (format) {
    case 'json':
      return jsonText(command, json());
    case 'sarif':
      return sarifText(report());
    case 'junit':
      return junitXml(report());
    case 'github':
      return annotations(report());
  }
}
