import { folderOf } from '@ontarget/language';
import type { Document } from '@ontarget/language/ast';
import { type DocumentValidator, type LangiumDocument, URI, UriUtils } from 'langium';

/** What the language's validator says of a document. */
export type TextProblem = Awaited<ReturnType<DocumentValidator['validateDocument']>>[number];

/** A plan as text: all files of its folder and of the folders that it uses, parsed and linked. */
export interface PlanModel {
  /** Stable through amendments: from the project file, or the folder's name. */
  readonly id: string;
  /** The plan's folder; the files that an evaluator names are relative to it. */
  readonly folder: URI;
  readonly documents: readonly LangiumDocument<Document>[];
  /** The language's checks of one document, its lexer, parser and linking errors among them. */
  readonly check: (document: LangiumDocument<Document>) => Promise<readonly TextProblem[]>;
}

export interface PlanModelOptions {
  /** The plan's id; without it the folder's name. */
  readonly id?: string;
  /** Any file of the plan's own folder decides what its paths are relative to; by default the first document. */
  readonly folder?: URI;
}

/** What validates documents: `services.OnTarget` is one. */
export interface Checker {
  readonly validation: {
    readonly DocumentValidator: Pick<DocumentValidator, 'validateDocument'>;
  };
}

/** The model of linked documents, checked by the language's own validator. */
export function planModel(
  documents: readonly LangiumDocument<Document>[],
  services: Checker,
  options: PlanModelOptions = {},
): PlanModel {
  const first = documents[0];
  const folder = options.folder ?? (first === undefined ? URI.parse('') : URI.parse(folderOf(first.uri)));
  return {
    id: options.id ?? (UriUtils.basename(folder) || 'plan'),
    folder,
    documents,
    check: (document) => services.validation.DocumentValidator.validateDocument(document),
  };
}
