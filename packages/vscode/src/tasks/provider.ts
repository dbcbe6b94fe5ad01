import {
  type Disposable,
  type LogOutputChannel,
  ProcessExecution,
  Task,
  type TaskDefinition,
  TaskGroup,
  type TaskProvider,
  tasks,
  type Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import type { PlanStatusItem } from '../status/item.ts';
import { type ProgramStart, type Programs, whyNone, workspaceCommand } from '../workspace-command/index.ts';
import { argumentsOf, TASK_TYPE, type TaskTerms, tasksOf, termsOf, titleOf } from './definitions.ts';

/** The machine that tasks run on. */
export interface Machine {
  readonly programs: Programs;
  /** What a program finds in its environment. */
  readonly environment: (start: ProgramStart) => Readonly<Record<string, string | undefined>>;
  /** The extension's version. */
  readonly version: string;
}

/** Offers to check, test and compile each plan of the workspace by its own `ontarget`. */
export function registerTasks(plans: PlanStatusItem, output: LogOutputChannel, machine: Machine): Disposable {
  return tasks.registerTaskProvider(TASK_TYPE, new PlanTasks(plans, output, machine));
}

const GROUPS: Partial<Record<TaskTerms['command'], TaskGroup>> = {
  compile: TaskGroup.Build,
  test: TaskGroup.Test,
};

class PlanTasks implements TaskProvider {
  readonly #plans: PlanStatusItem;
  readonly #output: LogOutputChannel;
  readonly #machine: Machine;
  /** Why a folder has no tasks, told once for each reason. */
  readonly #told = new Set<string>();

  constructor(plans: PlanStatusItem, output: LogOutputChannel, machine: Machine) {
    this.#plans = plans;
    this.#output = output;
    this.#machine = machine;
  }

  async provideTasks(): Promise<Task[]> {
    // VS Code runs no tasks there either; to look for the command would already start a program.
    if (!workspace.isTrusted) return [];
    const folders = await this.#plans.planFolders();
    const starts = new Map<WorkspaceFolder, ProgramStart | undefined>();
    const offered: Task[] = [];
    for (const folder of folders) {
      const opened = workspace.getWorkspaceFolder(folder);
      if (opened === undefined) continue;
      if (!starts.has(opened)) starts.set(opened, await this.#startOf(opened));
      const start = starts.get(opened);
      if (start === undefined) continue;
      for (const terms of tasksOf(pathWithin(opened, folder)))
        offered.push(this.#taskOf({ type: TASK_TYPE, ...terms }, terms, opened, start));
    }
    return offered;
  }

  /** A task of `tasks.json`: its definition is to stay the very one that was written. */
  async resolveTask({ definition, scope }: Task): Promise<Task | undefined> {
    const terms = termsOf(definition);
    const opened = isFolder(scope) ? scope : workspace.workspaceFolders?.[0];
    if (terms === undefined || opened === undefined || !workspace.isTrusted) return undefined;
    const start = await this.#startOf(opened);
    return start === undefined ? undefined : this.#taskOf(definition, terms, opened, start);
  }

  async #startOf({ uri, name }: WorkspaceFolder): Promise<ProgramStart | undefined> {
    const found = await workspaceCommand(uri, this.#machine.programs, this.#machine.version);
    if (found.kind === 'found') return found.start;
    const why = `There are no tasks for ${name}: ${whyNone(found.why, this.#machine.version)}`;
    if (!this.#told.has(why)) this.#output.info(why);
    this.#told.add(why);
    return undefined;
  }

  #taskOf(definition: TaskDefinition, terms: TaskTerms, opened: WorkspaceFolder, start: ProgramStart): Task {
    const { NO_COLOR: _, ...env } = this.#machine.environment(start);
    const execution = new ProcessExecution(start.program, [...start.args, ...argumentsOf(terms)], {
      // Paths in what it prints are told from there.
      cwd: opened.uri.fsPath,
      env: Object.fromEntries(
        Object.entries(env).filter((one): one is [string, string] => one[1] !== undefined),
      ),
    });
    // The language server shows the same problems already, in files that are not open as well: none is shown twice.
    const task = new Task(definition, opened, titleOf(terms), TASK_TYPE, execution, []);
    const group = GROUPS[terms.command];
    if (group !== undefined) task.group = group;
    task.detail = `ontarget ${argumentsOf(terms).join(' ')}`;
    return task;
  }
}

function pathWithin({ uri }: WorkspaceFolder, folder: Uri): string {
  const path = folder.path.slice(uri.path.length).replace(/^\/|\/$/g, '');
  return path === '' ? '.' : path;
}

function isFolder(scope: Task['scope']): scope is WorkspaceFolder {
  return typeof scope === 'object' && 'uri' in scope;
}
