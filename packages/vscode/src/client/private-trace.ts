import type { LogOutputChannel } from 'vscode';

/** Messages whose contents may be people's pay, or the rows that it is worked out from. */
const PRIVATE = /'?(ontarget\/pay\/\w+|ontarget\/readFile)\b/;

/**
 * The trace of the conversation with the server, as a channel that leaves out what is in private messages: a trace is
 * copied into bug reports, and pay is shown in its panel alone.
 */
export function privateTrace(output: LogOutputChannel): LogOutputChannel {
  return {
    name: output.name,
    get logLevel() {
      return output.logLevel;
    },
    onDidChangeLogLevel: output.onDidChangeLogLevel,
    append: (value) => output.append(value),
    appendLine: (value) => output.appendLine(value),
    replace: (value) => output.replace(value),
    clear: () => output.clear(),
    show: (...shown: unknown[]) => (output.show as (...all: unknown[]) => void)(...shown),
    hide: () => output.hide(),
    dispose: () => output.dispose(),
    trace: (message, ...more) => output.trace(withoutPrivate(message), ...(isPrivate(message) ? [] : more)),
    debug: (message, ...more) => output.debug(message, ...more),
    info: (message, ...more) => output.info(message, ...more),
    warn: (message, ...more) => output.warn(message, ...more),
    error: (message, ...more) => output.error(message, ...more),
  };
}

/** As JSON an answer does not say what it answers, so that none of these is known to be harmless. */
const IN_JSON = /^\s*\{/;

function isPrivate(message: string): boolean {
  return PRIVATE.test(message) || IN_JSON.test(message);
}

/** That there was such a message, and nothing of what it said. */
export function withoutPrivate(message: string): string {
  if (IN_JSON.test(message)) return 'A message in JSON, which is not traced: choose the format text.';
  const method = PRIVATE.exec(message)?.[1];
  return method === undefined ? message : `A message of '${method}', whose contents are not traced.`;
}
