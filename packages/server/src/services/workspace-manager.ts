import { type BuildOptions, DefaultWorkspaceManager, type FileSystemNode, UriUtils } from 'langium';

/** Folders that hold what tools wrote. */
const notPlans = new Set(['node_modules', 'dist', 'out', 'published', 'coverage']);

/** Reads every plan of the opened folders at the start, and checks also those that no editor shows. */
export class PlanWorkspaceManager extends DefaultWorkspaceManager {
  override initialBuildOptions: BuildOptions = { validation: { categories: ['built-in', 'fast'] } };

  override shouldIncludeEntry(entry: FileSystemNode): boolean {
    if (entry.isDirectory && notPlans.has(UriUtils.basename(entry.uri))) return false;
    return super.shouldIncludeEntry(entry);
  }
}
