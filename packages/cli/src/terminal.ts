import { styleText } from 'node:util';

/** Prints a line of a command's result. */
export function print(text = ''): void {
  process.stdout.write(`${visible(text)}\n`);
}

/** Prints a text for programs as it is: what it may not hold has been escaped in its own way. */
export function printExact(text: string): void {
  process.stdout.write(text);
}

/** Prints a line about the work itself, apart from its result. */
export function note(text: string): void {
  process.stderr.write(`${visible(text)}\n`);
}

/**
 * Writes control characters out as `\u001b`: titles and names come from files that anybody may have written, and a
 * terminal would obey them. Line breaks, tabs and the colours of `paint` stay.
 */
function visible(text: string): string {
  return text.replace(COLOUR_OR_CONTROL, (found) =>
    found.length > 1 ? found : `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const ESCAPE = '\u001b';
const COLOUR_OR_CONTROL = new RegExp(`${ESCAPE}\\[[\\d;]*m|[^\\P{Cc}\\t\\n]`, 'gu');

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
