import { nameOf, place, within } from '../places.ts';
import type { Project } from '../project/project-file.ts';

/** The plan's id: as the project file says, else made from the folder's name. */
export function planId(folder: string, project: Project): string {
  for (const [path, id] of Object.entries(project.file.plans ?? {})) {
    if (place(within(project.folder, path)) === folder) return id;
  }
  return slug(nameOf(folder));
}

/** Lower-case words joined by hyphens. */
function slug(name: string): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'plan';
}
