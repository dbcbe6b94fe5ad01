import {
  type AstNode,
  type Cancellation,
  DefaultLangiumDocumentFactory,
  type LangiumDocuments,
  type LangiumSharedCoreServices,
  type ParseResult,
  type URI,
} from 'langium';
import { reparse } from '../parser/reparse/index.ts';
import { unreadable } from '../parser/unreadable.ts';

/** Reads a text that was read before only where it changed. */
export class OnTargetDocumentFactory extends DefaultLangiumDocumentFactory {
  private readonly documents: () => LangiumDocuments;

  constructor(services: LangiumSharedCoreServices) {
    super(services);
    this.documents = () => services.workspace.LangiumDocuments;
  }

  protected override parseAsync<T extends AstNode>(
    uri: URI,
    text: string,
    cancellationToken: Cancellation.CancellationToken,
  ): Promise<ParseResult<T>> {
    const known = this.documents().getDocument(uri);
    const { LangiumParser } = this.serviceRegistry.getServices(uri).parser;
    // Of a text that is no text nothing is read, not even the part that changed.
    const changed =
      known && unreadable(text) === undefined ? reparse(LangiumParser, known.parseResult, text) : undefined;
    return changed === undefined
      ? super.parseAsync(uri, text, cancellationToken)
      : Promise.resolve(changed as ParseResult<T>);
  }
}
