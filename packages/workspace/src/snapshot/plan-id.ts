import { nameOf, place, within } from '../places.ts';
import type { Project } from '../project/project-file.ts';
import { planIdOf } from '../project/template.ts';

/** The plan's id: as the project file says, else made from the folder's name. */
export function planId(folder: string, project: Project): string {
  for (const [path, id] of Object.entries(project.file.plans ?? {})) {
    if (place(within(project.folder, path)) === folder) return id;
  }
  return planIdOf(nameOf(folder));
}
