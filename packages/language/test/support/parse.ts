import { type LangiumDocument, URI } from 'langium';
import type { Document } from '../../src/ast.ts';
import { createOnTargetServices, type OnTargetServiceSet } from '../../src/index.ts';

export interface Built {
  readonly services: OnTargetServiceSet;
  /** Linked, in the order given. */
  readonly documents: LangiumDocument<Document>[];
}

/** Parses and links files held in memory; paths are like `/sales/plan.ote`. */
export async function build(
  files: Readonly<Record<string, string>>,
  services = createOnTargetServices(),
): Promise<Built> {
  const documents = Object.entries(files).map(([path, text]) => {
    const uri = URI.parse(`memory:${path}`);
    const document = services.shared.workspace.LangiumDocumentFactory.fromString<Document>(text, uri);
    services.shared.workspace.LangiumDocuments.addDocument(document);
    return document;
  });
  await services.shared.workspace.DocumentBuilder.build(documents);
  return { services, documents };
}

/** What a document could not link, as `Type.property name`. */
export function unresolved(document: LangiumDocument): string[] {
  return document.references
    .filter(({ error }) => error !== undefined)
    .map(({ error, $refText }) => `${error?.info.container.$type}.${error?.info.property} ${$refText}`);
}

/** Messages of the lexer and the parser. */
export function syntaxErrors({ parseResult }: LangiumDocument): string[] {
  return [...parseResult.lexerErrors, ...parseResult.parserErrors].map(({ message }) => message);
}

/** Takes the documents out of their services again, so that one set of services can serve many plans. */
export async function discard({ services, documents }: Built): Promise<void> {
  await services.shared.workspace.DocumentBuilder.update(
    [],
    documents.map(({ uri }) => uri),
  );
}
