/** Prints the closed lists of run-time codes as the tables that `docs/evaluator-format.md` ends with. */
import { REFUSAL_CODES, RUN_CODES } from '../packages/evaluator/src/format/codes.ts';

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The tables as Markdown. */
export function runCodeTables(): string {
  const codes = Object.entries(RUN_CODES).map(([code, [kind, meaning]]) =>
    row([`\`${code}\``, kind, meaning]),
  );
  const refusals = Object.entries(REFUSAL_CODES).map(([code, meaning]) => row([`\`${code}\``, meaning]));
  return [
    row(['code', 'the result is', 'meaning']),
    '|---|---|---|',
    ...codes,
    '',
    'A run, an explanation or an example that cannot start at all is refused:',
    '',
    row(['code', 'meaning']),
    '|---|---|',
    ...refusals,
    '',
  ].join('\n');
}

if (import.meta.main) process.stdout.write(runCodeTables());
