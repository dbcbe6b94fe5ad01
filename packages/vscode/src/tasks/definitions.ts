/** The type of our tasks, as package.json and `tasks.json` name it. */
export const TASK_TYPE = 'ontarget';

/** What a task may do with a plan; `fmt` only looks, since a task that changes files would be a surprise. */
export const TASK_COMMANDS = ['check', 'test', 'compile', 'fmt --check'] as const;

export type TaskCommand = (typeof TASK_COMMANDS)[number];

/** A task as `tasks.json` writes it. */
export interface TaskTerms {
  readonly command: TaskCommand;
  /** The plan's folder, from the opened folder; the opened folder itself where left out. */
  readonly folder?: string;
  /** More arguments of the command, such as `--fail-on warning`. */
  readonly args?: readonly string[];
}

/** The tasks of a plan, in the order in which one works. */
export function tasksOf(folder: string): TaskTerms[] {
  return TASK_COMMANDS.map((command) => ({ command, folder }));
}

/** What a task is called in the list of tasks; VS Code puts the type before it. */
export function titleOf({ command, folder = '.', args = [] }: TaskTerms): string {
  return [command, ...(folder === '.' || folder === '' ? [] : [folder]), ...args].join(' ');
}

/** What the command is started with. */
export function argumentsOf({ command, folder = '.', args = [] }: TaskTerms): string[] {
  return [...command.split(' '), ...args, folder === '' ? '.' : folder];
}

/** The terms of a task as somebody wrote them; undefined where they are none of ours. */
export function termsOf(written: Readonly<Record<string, unknown>>): TaskTerms | undefined {
  const { command, folder, args } = written;
  const known = TASK_COMMANDS.find((one) => one === command);
  if (known === undefined) return undefined;
  if (folder !== undefined && typeof folder !== 'string') return undefined;
  if (args !== undefined && !isTexts(args)) return undefined;
  return {
    command: known,
    ...(folder === undefined ? {} : { folder }),
    ...(args === undefined ? {} : { args }),
  };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
