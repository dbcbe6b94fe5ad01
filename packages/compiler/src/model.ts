import { folderOf, type PlanDocuments } from '@ontarget/language';
import { type LangiumDocument, URI, UriUtils } from 'langium';

/** A plan as text: the files of its folder and of the folders that it uses, all linked. */
export interface PlanModel extends PlanDocuments {
  /** Stable through amendments: from the project file, or the folder's name. */
  readonly id: string;
}

export interface PlanModelOptions {
  /** The plan's id; without it the folder's name. */
  readonly id?: string;
  /** The plan's own folder; without it that of the first document. */
  readonly folder?: URI;
}

/** The model of linked documents. */
export function planModel(documents: readonly LangiumDocument[], options: PlanModelOptions = {}): PlanModel {
  const first = documents[0];
  const folder = options.folder ?? (first === undefined ? URI.parse('') : URI.parse(folderOf(first.uri)));
  return { id: options.id ?? (UriUtils.basename(folder) || 'plan'), folder, documents };
}
