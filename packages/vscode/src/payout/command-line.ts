/** What the command that pays a period is told. */
export interface PayCommand {
  /** The plan's folder, from the opened one. */
  readonly folder: string;
  /** Label of the period. */
  readonly period: string;
  /** The chosen data folder; undefined for the usual one. */
  readonly data?: string;
  readonly quarantine: boolean;
}

/** The command line that pays a period, to be run in the opened folder. */
export function payCommandLine({ folder, period, data, quarantine }: PayCommand, isWindows: boolean): string {
  return [
    'ontarget',
    'run',
    folder === '' ? '.' : folder,
    '--period',
    period,
    ...(data === undefined ? [] : ['--data', data]),
    ...(quarantine ? ['--quarantine'] : []),
    '--out',
    'payouts',
  ]
    .map((word) => (/^[\w./:=@+-]+$/.test(word) ? word : quoted(word, isWindows)))
    .join(' ');
}

/** Quoted as a shell of Unix takes it, or PowerShell. */
function quoted(word: string, isWindows: boolean): string {
  return `'${word.replaceAll("'", isWindows ? "''" : "'\\''")}'`;
}
