import type { CancellationToken } from 'vscode-languageclient';

/** How a program is started: never through a shell, so that no argument is read as more than itself. */
export interface ProgramStart {
  readonly program: string;
  /** What comes before whatever the program is asked to do. */
  readonly args: readonly string[];
  /** Folders that programs are looked for in before those of `PATH`. */
  readonly path: readonly string[];
}

/** What a program that has ended left behind. */
export interface ProgramOutput {
  /** Its exit status; undefined where it was ended. */
  readonly status?: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts programs of the machine. An extension host in a browser has none. */
export interface Programs {
  readonly isWindows: boolean;
  /**
   * Runs a program to its end.
   *
   * @throws Error when it cannot be started
   */
  run(start: ProgramStart, args: readonly string[], options: RunOptions): Promise<ProgramOutput>;
}

/** Those that may also be asked while they run. */
export interface ServingPrograms extends Programs {
  /** Starts a program that serves on its standard input and output, as `ontarget lsp` does, in a folder. */
  serve(start: ProgramStart, args: readonly string[], folder: string): Served;
}

/** A program that answers requests until it is ended. */
export interface Served {
  /** The process that it works for. */
  readonly processId: number;
  /**
   * @throws Error when the program has ended, or answers with an error
   */
  request<Result>(method: string, params: object, token?: CancellationToken): Promise<Result>;
  notify(method: string, params: object): Promise<void>;
  onNotification<Params>(method: string, listener: (params: Params) => void): void;
  end(): void;
}

export interface RunOptions {
  /** The folder that it runs in. */
  readonly folder: string;
  /** Ends the program. */
  readonly signal?: AbortSignal;
}
