import type { PlanStatus } from '@ontarget/server/protocol';
import {
  type Disposable,
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  type TextDocument,
  ThemeColor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { isPlanDocument } from '../client/options.ts';
import { PLAN_ACTIONS } from '../commands/names.ts';
import { type PlanState, statusWords } from './words.ts';

/** A plan that is worked out within this time is shown at once: a sign that comes and goes with each key tells nothing. */
const PATIENCE = 400;

/** How long the first plan of a window is waited for, in milliseconds. */
const FIRST_PLAN = 10_000;

/** The plan at hand in the status bar: its name, the beginning of its digest, and how many problems it has. */
export class PlanStatusItem implements Disposable {
  readonly #connection: ServerConnection;
  readonly #item: StatusBarItem;
  readonly #plans = new Map<string, PlanStatus>();
  /** Folders whose text has changed since they were worked out, with when that is to be shown. */
  readonly #changed = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #late = new Set<string>();
  readonly #subscriptions: Disposable[];
  #isRunning = true;
  #uri: Uri | undefined;

  constructor(connection: ServerConnection) {
    this.#connection = connection;
    this.#item = window.createStatusBarItem('ontarget.plan', StatusBarAlignment.Right, 110);
    this.#item.name = 'OnTarget Plan';
    this.#item.command = PLAN_ACTIONS;
    this.#subscriptions = [
      this.#item,
      connection.onStatusChanged((status) => this.#workedOut(status)),
      connection.onPlanGone(({ folder }) => {
        this.#plans.delete(keyOf(Uri.parse(folder, true)));
        this.#show();
      }),
      connection.onStarted(() => {
        this.#isRunning = true;
        this.#show();
      }),
      connection.onStopped(() => {
        this.#isRunning = false;
        this.#plans.clear();
        this.#show();
      }),
      window.onDidChangeActiveTextEditor(() => this.#follow()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isPlanDocument(document)) this.#typed(document);
      }),
    ];
    this.#follow();
  }

  /** How the plan at hand stands; undefined where the server has not told. */
  get current(): PlanStatus | undefined {
    return this.#uri === undefined ? undefined : this.#plans.get(folderKey(this.#uri));
  }

  /** The file by which the plan at hand is known. */
  get uri(): Uri | undefined {
    return this.#uri;
  }

  /**
   * The folders of the plans that were worked out; right after the start it waits a moment for the first of them.
   */
  async planFolders(): Promise<Uri[]> {
    if (this.#plans.size === 0) await this.#first();
    return [...this.#plans.values()]
      .filter(({ isLibrary }) => !isLibrary)
      .map(({ folder }) => Uri.parse(folder, true))
      .toSorted((a, b) => a.path.localeCompare(b.path, 'en'));
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  dispose(): void {
    for (const timer of this.#changed.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #first(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, FIRST_PLAN);
      const waiting = this.#connection.onStatusChanged(done);
      function done(): void {
        clearTimeout(timer);
        waiting.dispose();
        resolve();
      }
    });
  }

  #follow(): void {
    const document = window.activeTextEditor?.document;
    // A panel beside the text is about the same plan; another kind of text is about none.
    if (document !== undefined) this.#uri = isPlanDocument(document) ? document.uri : undefined;
    this.#show();
  }

  #typed({ uri }: TextDocument): void {
    const key = folderKey(uri);
    if (this.#changed.has(key) || this.#late.has(key)) return;
    const late = () => {
      this.#changed.delete(key);
      this.#late.add(key);
      this.#show();
    };
    this.#changed.set(key, setTimeout(late, PATIENCE));
  }

  #workedOut(status: PlanStatus): void {
    const key = keyOf(Uri.parse(status.folder, true));
    clearTimeout(this.#changed.get(key));
    this.#changed.delete(key);
    this.#late.delete(key);
    this.#plans.set(key, status);
    this.#show();
  }

  #show(): void {
    if (this.#uri === undefined) {
      this.#item.hide();
      return;
    }
    const { text, spoken, tooltip, look } = statusWords(this.#state(folderKey(this.#uri)));
    this.#item.text = text;
    this.#item.tooltip = new MarkdownString(tooltip);
    this.#item.accessibilityInformation = { label: spoken, role: 'button' };
    this.#item.backgroundColor =
      look === 'plain' ? undefined : new ThemeColor(`statusBarItem.${look}Background`);
    this.#item.show();
  }

  #state(key: string): PlanState {
    if (!this.#isRunning) return { kind: 'stopped' };
    const status = this.#plans.get(key);
    if (status === undefined) return { kind: 'working' };
    return this.#late.has(key) ? { kind: 'working', title: status.title } : { kind: 'known', status };
  }
}

function folderKey(uri: Uri): string {
  return keyOf(Uri.joinPath(uri, '..'));
}

/** Server and editor may write the same place in two ways. */
function keyOf(folder: Uri): string {
  return folder.toString().replace(/\/$/, '');
}
