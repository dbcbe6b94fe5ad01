import {
  commands,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type LogOutputChannel,
  Range,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { isPlanDocument } from '../client/options.ts';
import { type GoalItem, goalItems } from './items.ts';

const VIEW = 'ontarget.goals';
/** Set while the plan at hand has goals: the view is shown only then. */
const HAS_GOALS = 'ontarget.hasGoals';

const ICONS: Readonly<Record<GoalItem['kind'], string>> = {
  goal: 'target',
  part: 'type-hierarchy-sub',
  support: 'link',
  carrier: 'person',
};

/** The view of the goals of the plan that is being edited: as they are handed down, with who carries each part. */
export function registerGoals(
  context: ExtensionContext,
  connection: ServerConnection,
  output: LogOutputChannel,
): void {
  const goals = new Goals(connection, output);
  context.subscriptions.push(
    goals,
    window.registerTreeDataProvider(VIEW, goals),
    window.onDidChangeActiveTextEditor(() => goals.follow()),
    connection.onStarted(() => goals.follow()),
    connection.onPreviewChanged(() => goals.follow()),
  );
}

class Goals implements TreeDataProvider<GoalItem>, Disposable {
  readonly #connection: ServerConnection;
  readonly #output: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  #items: GoalItem[] = [];
  #folder = '';
  /** The last file of a plan that was looked at: another kind of file leaves the view as it is. */
  #uri: string | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(connection: ServerConnection, output: LogOutputChannel) {
    this.#connection = connection;
    this.#output = output;
  }

  follow(): void {
    const document = window.activeTextEditor?.document;
    if (document !== undefined && isPlanDocument(document)) this.#uri = document.uri.toString();
    if (this.#uri !== undefined) void this.#read(this.#uri);
  }

  getChildren(item?: GoalItem): GoalItem[] {
    return [...(item?.children ?? this.#items)];
  }

  getTreeItem({ id, kind, label, description, tooltip, source, children }: GoalItem): TreeItem {
    const open = children.length > 0 ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.None;
    const item = new TreeItem(label, open);
    item.id = id;
    item.description = description;
    item.tooltip = tooltip;
    item.iconPath = new ThemeIcon(ICONS[kind]);
    if (source !== undefined) {
      const at = new Range(source.line - 1, source.column - 1, source.line - 1, source.column - 1);
      const uri = Uri.joinPath(Uri.parse(this.#folder, true), source.file);
      item.command = { command: 'vscode.open', title: 'Go to it', arguments: [uri, { selection: at }] };
    }
    return item;
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #read(uri: string): Promise<void> {
    try {
      const answer = await this.#connection.preview({ uri });
      // Somebody looks at another plan by now.
      if (uri !== this.#uri) return;
      this.#items = answer === null ? [] : goalItems(answer.model);
      this.#folder = answer?.folder ?? '';
    } catch (error) {
      // What was shown stays; the server is started again by itself, and then asked again.
      this.#output.warn(`The goals could not be read: ${error}`);
      return;
    }
    await commands.executeCommand('setContext', HAS_GOALS, this.#items.length > 0);
    this.#changed.fire();
  }
}
