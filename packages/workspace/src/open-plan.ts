import { createOnTargetServices } from '@ontarget/language';
import { loadPlan } from './documents/load.ts';
import type { FileSystem } from './files.ts';
import { place } from './places.ts';
import { openProject } from './project/open.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import { takeSnapshot } from './snapshot/take.ts';

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
  const start = place(folder);
  const services = createOnTargetServices();
  const { project, diagnostics } = await openProject(fs, start);
  const root = options.root === undefined ? project.folder : place(options.root);
  const loaded = await loadPlan(fs, services, start, root);
  await services.shared.workspace.DocumentBuilder.build([...loaded.own, ...loaded.used], { validation: true });
  return takeSnapshot({ services, folder: start, root, project, loaded, projectDiagnostics: diagnostics });
}
