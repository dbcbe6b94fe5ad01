import { createOnTargetServices, type OnTargetServiceSet } from '@ontarget/language';
import type { LangiumDocument } from 'langium';
import { loadPlan } from './documents/load.ts';
import type { FileSystem } from './files.ts';
import { place } from './places.ts';
import { openProject } from './project/open.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import { type SnapshotInput, takeSnapshot } from './snapshot/take.ts';

export interface OpenOptions {
  /**
   * URI of the folder that used folders must lie in; by default the folder of `ontarget.json`, or without one the
   * plan's own folder. The user's command line may say a wider one.
   */
  root?: string;
}

/**
 * Reads, checks and compiles the plan in a folder (a URI). Whatever is wrong with the plan is a diagnostic of the
 * snapshot; nothing that stands in its files makes this reject.
 */
export async function openPlan(fs: FileSystem, folder: string, options: OpenOptions = {}): Promise<Snapshot> {
  const services = createOnTargetServices();
  const opened = await openDocuments(fs, services, folder, options);
  await services.shared.workspace.DocumentBuilder.build(documentsOf(opened), { validation: true });
  return takeSnapshot({ ...opened, services });
}

/** A plan's documents and project, before they are linked and checked. */
export type OpenedPlan = Omit<SnapshotInput, 'services'>;

/** Reads what of a plan the services do not know yet; an editor's server builds it and takes the snapshot itself. */
export async function openDocuments(
  fs: FileSystem,
  services: OnTargetServiceSet,
  folder: string,
  options: OpenOptions = {},
): Promise<OpenedPlan> {
  const start = place(folder);
  const { project, diagnostics } = await openProject(fs, start);
  const root = options.root === undefined ? project.folder : place(options.root);
  const loaded = await loadPlan(fs, services, start, root);
  return { folder: start, root, project, loaded, projectDiagnostics: diagnostics };
}

/** The plan's own documents, then those of the folders it uses. */
export function documentsOf({ loaded }: OpenedPlan): LangiumDocument[] {
  return [...loaded.own, ...loaded.used];
}
