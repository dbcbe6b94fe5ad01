import { styleText } from 'node:util';

/** Prints a line of a command's result. */
export function print(text = ''): void {
  process.stdout.write(`${text}\n`);
}

/** Prints a line about the work itself, apart from its result. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan' | 'blue';

/** Colours a text where somebody sees it: on a terminal, and not where NO_COLOR asks for none. */
export function paint(
  style: Style | Style[],
  text: string,
  stream: NodeJS.WriteStream = process.stdout,
): string {
  return hasColors(stream) ? styleText(style, text, { validateStream: false }) : text;
}

function hasColors(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return stream.isTTY === true && process.env.TERM !== 'dumb';
}

/**
 * Whether the output goes into a build's log, which many may read for long: then no payee and no amount of a single
 * person is printed.
 */
export function isPublicLog(): boolean {
  const { CI } = process.env;
  return CI !== undefined && !['', '0', 'false'].includes(CI.toLowerCase());
}
