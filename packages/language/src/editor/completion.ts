import {
  type AstNodeDescription,
  AstUtils,
  GrammarAST,
  type MaybePromise,
  type ReferenceInfo,
  type Stream,
} from 'langium';
import {
  type CompletionAcceptor,
  type CompletionContext,
  type CompletionValueItem,
  DefaultCompletionProvider,
  type NextFeature,
} from 'langium/lsp';
import { CompletionItemKind } from 'vscode-languageserver-protocol';
import type { OnTargetLspServices } from '../services/create-lsp.ts';
import { offerNamesOfCell } from './completion-cells.ts';
import { valuesAt } from './completion-values.ts';
import { glossary } from './glossary.ts';

/** What may stand at the cursor: names that mean something there, and the language's words with their meaning. */
export class OnTargetCompletion extends DefaultCompletionProvider {
  private readonly services: OnTargetLspServices;

  constructor(services: OnTargetLspServices) {
    super(services);
    this.services = services;
  }

  protected override completionFor(
    context: CompletionContext,
    next: NextFeature,
    acceptor: CompletionAcceptor,
  ): MaybePromise<void> {
    for (const value of valuesAt(context, next, this.services)) {
      acceptor(context, {
        label: value.label,
        detail: value.detail,
        kind: CompletionItemKind.EnumMember,
        sortText: '0',
      });
    }
    return super.completionFor(context, next, acceptor);
  }

  /**
   * Where a node is begun and cannot be read yet, Langium asks for its names at the node around it, which has no such
   * reference: they are asked for at a node of the rule that is being typed.
   */
  protected override completionForCrossReference(
    context: CompletionContext,
    next: NextFeature<GrammarAST.CrossReference>,
    acceptor: CompletionAcceptor,
  ): MaybePromise<void> {
    const { node } = context;
    const property = AstUtils.getContainerOfType(next.feature, GrammarAST.isAssignment)?.feature;
    if (property === 'named') return offerNamesOfCell(context, acceptor, this.services);
    const refersTo = (type: string) =>
      property !== undefined && this.referenceTypeOf(type, property) !== undefined;
    if (next.type !== undefined || node === undefined || refersTo(node.$type)) {
      return super.completionForCrossReference(context, next, acceptor);
    }
    const type = AstUtils.getContainerOfType(next.feature, GrammarAST.isParserRule)?.name;
    if (type === undefined || !refersTo(type)) return undefined;
    return super.completionForCrossReference(context, { ...next, type }, acceptor);
  }

  private referenceTypeOf(type: string, property: string): string | undefined {
    return this.astReflection.getTypeMetaData(type).properties[property]?.referenceType;
  }

  /** Names of one place are offered once, the nearest first. */
  protected override getReferenceCandidates(
    reference: ReferenceInfo,
    context: CompletionContext,
  ): Stream<AstNodeDescription> {
    return super.getReferenceCandidates(reference, context).distinct((candidate) => candidate.name);
  }

  protected override createReferenceCompletionItem(
    candidate: AstNodeDescription,
    reference: ReferenceInfo,
    context: CompletionContext,
  ): CompletionValueItem {
    const item = super.createReferenceCompletionItem(candidate, reference, context);
    return { ...item, detail: titleOf(candidate) ?? wordFor(candidate.type) };
  }

  protected override completionForKeyword(
    context: CompletionContext,
    keyword: GrammarAST.Keyword,
    acceptor: CompletionAcceptor,
  ): MaybePromise<void> {
    if (!this.filterKeyword(context, keyword)) return;
    const meaning = Object.hasOwn(glossary, keyword.value) ? glossary[keyword.value] : undefined;
    acceptor(context, {
      label: keyword.value,
      kind: CompletionItemKind.Keyword,
      sortText: '1',
      ...(meaning === undefined ? {} : { detail: meaning }),
    });
  }
}

function titleOf({ node }: AstNodeDescription): string | undefined {
  const title = node === undefined ? undefined : (node as { title?: unknown }).title;
  return typeof title === 'string' && title !== '' ? title : undefined;
}

const words: Readonly<Record<string, string>> = {
  DataTable: 'data',
  InputColumn: 'column',
  ComputedColumn: 'column, worked out',
  DerivedColumn: 'column, worked out',
  WeightedComponent: 'component',
  FormulaPay: 'formula',
};

/** A kind of declaration as an analyst calls it. */
function wordFor(type: string): string {
  return words[type] ?? type.toLowerCase();
}
