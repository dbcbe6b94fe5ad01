import { folderOf } from '@ontarget/language';
import type { OnTargetLspServiceSet } from '@ontarget/language/lsp';
import {
  contains,
  documentsOf,
  type FileSystem,
  openDocuments,
  type Pace,
  type Project,
  place,
  type Snapshot,
  takeSnapshot,
} from '@ontarget/workspace';
import { DocumentState, type LangiumDocument, URI, UriUtils } from 'langium';
import { interruptible, Superseded } from './interruptible.ts';
import type { Publisher } from './publisher.ts';

/** How long nobody has typed before plans are worked out, in milliseconds. */
const IDLE = 120;

/**
 * Called when a plan was worked out anew. What takes long goes by `pace`, which reads the plan as it was; once the text has
 * changed it gives up with `Superseded`, and the plan is worked out again.
 */
export type PlanListener = (folder: string, snapshot: Snapshot, pace: Pace) => void | Promise<void>;

/**
 * Keeps a snapshot of every plan that the editor has opened. What the text shows is told at once; compiling, examples
 * and money come in a second pass, when nobody is typing.
 */
export class Plans {
  private readonly services: OnTargetLspServiceSet;
  private readonly fs: FileSystem;
  private readonly publisher: Publisher;
  private readonly snapshots = new Map<string, Snapshot>();
  private readonly listeners: PlanListener[] = [];
  private readonly goneListeners: ((folder: string) => void)[] = [];
  private readonly waiting = new Set<string>();
  /** Folders of which files were checked since plans were last worked out; whoever asks to write may keep a check from its end. */
  private readonly touched = new Set<string>();
  private readonly versions = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  /** Counts changes, so that what was worked out from an older text is not shown. */
  private generation = 0;
  /** The last of these after which every plan was worked out. */
  private settled = 0;

  constructor(services: OnTargetLspServiceSet, fs: FileSystem, publisher: Publisher) {
    this.services = services;
    this.fs = fs;
    this.publisher = publisher;
    const { DocumentBuilder, TextDocuments } = services.shared.workspace;
    // The builder waits until nothing reads the plans: the second pass has to know before it does.
    TextDocuments.onDidChangeContent(() => {
      this.generation += 1;
    });
    DocumentBuilder.onUpdate((_changed, deleted) => {
      this.generation += 1;
      for (const uri of deleted) this.forget(uri);
    });
    DocumentBuilder.onDocumentPhase(DocumentState.Validated, (document) => this.checked(document));
    DocumentBuilder.onBuildPhase(DocumentState.Validated, () => {
      for (const folder of this.touched) this.waiting.add(folder);
      this.touched.clear();
      this.later();
    });
  }

  /** A project file was written: it may name plans, lead elsewhere or set levels, for any plan below it. */
  projectChanged(): void {
    for (const folder of this.snapshots.keys()) this.waiting.add(folder);
    this.later();
  }

  onWorkedOut(listener: PlanListener): void {
    this.listeners.push(listener);
  }

  /** Called with the folder of a plan of which no file is left. */
  onGone(listener: (folder: string) => void): void {
    this.goneListeners.push(listener);
  }

  /** The snapshot of the plan in a folder, as `current`. */
  inFolder(folder: string): Promise<Snapshot | undefined> {
    return this.current(UriUtils.joinPath(URI.parse(folder), 'plan.ote'));
  }

  /** The snapshot of a document's plan that holds whatever was typed when it was asked for. */
  async current(uri: URI): Promise<Snapshot | undefined> {
    // What was typed waits for this lock already; a plan whose files are read for the first time is worked out again.
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await this.services.shared.workspace.WorkspaceLock.read(() => undefined);
      const snapshot = await this.of(uri);
      if (snapshot !== undefined && !this.waiting.has(folderOf(uri))) return snapshot;
    }
    return this.lastOf(uri);
  }

  /** The last snapshot of the plan that a document belongs to, once nothing is waiting to be worked out. */
  async of(uri: URI): Promise<Snapshot | undefined> {
    if (!this.isPlanFile(uri)) return undefined;
    const folder = folderOf(uri);
    if (!this.snapshots.has(folder)) this.waiting.add(folder);
    if (this.waiting.has(folder)) await this.workOut();
    return this.snapshots.get(folder);
  }

  /** The last snapshot, without waiting for anything. */
  lastOf(uri: URI): Snapshot | undefined {
    return this.snapshots.get(folderOf(uri));
  }

  /** Whether somebody has typed, or a file has changed, that not every plan knows of yet. */
  get isBusy(): boolean {
    return this.generation !== this.settled || this.waiting.size > 0;
  }

  /** Waits until nobody types and every plan is worked out. */
  async quiet(): Promise<void> {
    while (this.isBusy) {
      const { generation } = this;
      await new Promise((resolve) => setTimeout(resolve, IDLE));
      if (generation !== this.generation) continue;
      await this.services.shared.workspace.WorkspaceLock.read(() => undefined);
      await this.workOut();
    }
  }

  /** The projects of the plans that were worked out. */
  projects(): Project[] {
    return [...this.snapshots.values()].map(({ project }) => project);
  }

  private checked(document: LangiumDocument): void {
    if (!this.isPlanFile(document.uri)) return;
    this.touched.add(folderOf(document.uri));
    const uri = document.uri.toString();
    const { version } = document.textDocument;
    const hasChanged = this.versions.get(uri) !== version;
    this.versions.set(uri, version);
    this.publisher.checked(document, hasChanged);
  }

  /** A diff view opens a file a second time under another scheme; that copy is no part of a plan. */
  private isPlanFile(uri: URI): boolean {
    const folders = this.services.shared.workspace.WorkspaceManager.workspaceFolders ?? [];
    return uri.scheme === 'file' || folders.some((folder) => URI.parse(folder.uri).scheme === uri.scheme);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.workOut().catch((error: unknown) =>
        this.services.shared.lsp.Connection?.console.error(String(error)),
      );
    }, IDLE);
  }

  private async workOut(): Promise<void> {
    while (this.running !== undefined) await this.running;
    this.running = this.workOutWaiting().finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private async workOutWaiting(): Promise<void> {
    const begun = this.generation;
    for (const folder of [...this.waiting].sort()) {
      const generation = this.generation;
      const isOutdated = () => generation !== this.generation;
      const snapshot = await this.snapshotOf(folder, isOutdated).catch(whenSuperseded);
      // The files that were read may be all of other folders, which do not make this one wait.
      if (snapshot === undefined) this.later();
      // Somebody typed meanwhile: the plan is still waiting, and the next check starts the clock again.
      if (snapshot === 'superseded' || isOutdated()) return;
      if (snapshot === undefined) continue;
      this.waiting.delete(folder);
      if (snapshot === 'gone') {
        if (this.snapshots.delete(folder)) for (const listener of this.goneListeners) listener(folder);
        continue;
      }
      this.snapshots.set(folder, snapshot);
      this.publisher.workedOut(folder, snapshot);
      if ((await this.tell(folder, snapshot, isOutdated).catch(whenSuperseded)) === undefined) continue;
      this.waiting.add(folder);
      return;
    }
    if (this.waiting.size === 0) this.settled = begun;
  }

  private async tell(folder: string, snapshot: Snapshot, isOutdated: () => boolean): Promise<void> {
    const { WorkspaceLock } = this.services.shared.workspace;
    const slices = interruptible(isOutdated);
    for (const listener of this.listeners) {
      await listener(folder, snapshot, (steps) => WorkspaceLock.read(() => slices(steps)));
    }
  }

  /** Undefined where files had to be read first: the plan waits on. */
  private async snapshotOf(
    folder: string,
    isOutdated: () => boolean,
  ): Promise<Snapshot | 'gone' | undefined> {
    const { DocumentBuilder, WorkspaceLock } = this.services.shared.workspace;
    const root = this.rootOf(folder);
    const opened = await openDocuments(this.fs, this.services, folder, root === undefined ? {} : { root });
    const documents = documentsOf(opened);
    if (documents.length === 0) return 'gone';
    const unread = documents.filter((document) => document.state < DocumentState.Validated);
    if (unread.length > 0) {
      // Files beside one that was opened without its folder, or of a folder that has come into use. Asking for the lock cancels
      // whoever writes: an update goes on with what that left undone, and to build these alone left it for good.
      await WorkspaceLock.write((token) => DocumentBuilder.update([], [], token));
      return undefined;
    }
    const pace = interruptible(isOutdated);
    return WorkspaceLock.read(() => takeSnapshot({ ...opened, services: this.services }, pace));
  }

  /** The opened folder that a plan lies in: it may use what lies in there. */
  rootOf(folder: string): string | undefined {
    const folders = this.services.shared.workspace.WorkspaceManager.workspaceFolders ?? [];
    return folders.map(({ uri }) => place(uri)).find((root) => contains(root, place(folder)));
  }

  private forget(uri: URI): void {
    this.versions.delete(uri.toString());
    this.publisher.gone(uri.toString());
    this.waiting.add(folderOf(uri));
    // Where no other file has to be checked again for it, nothing else starts the clock.
    this.later();
  }
}

/** Work that was given up is done again once the text that changed has been checked; any other error is one. */
function whenSuperseded(error: unknown): 'superseded' {
  if (error instanceof Superseded) return 'superseded';
  throw error;
}
