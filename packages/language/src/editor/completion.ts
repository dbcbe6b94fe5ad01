import {
  type AstNode,
  type AstNodeDescription,
  AstUtils,
  type Cancellation,
  GrammarAST,
  type LangiumDocument,
  type MaybePromise,
  type ReferenceInfo,
  type Stream,
  type TextDocument,
} from 'langium';
import {
  type CompletionAcceptor,
  type CompletionContext,
  type CompletionValueItem,
  DefaultCompletionProvider,
  type NextFeature,
} from 'langium/lsp';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
} from 'vscode-languageserver-protocol';
import { isPlanHeader } from '../generated/ast.ts';
import { declarationsIn, folderOf } from '../scopes/folders.ts';
import type { OnTargetLspServices } from '../services/create-lsp.ts';
import { offerNamesOfCell } from './completion-cells.ts';
import { valuesAt } from './completion-values.ts';
import { declarationStart, partOf } from './declaration-start.ts';
import { commentAbove, declarationText } from './declaration-text.ts';
import { glossary } from './glossary.ts';
import {
  asEditorSnippet,
  filledIn,
  headerSnippet,
  rankOf,
  type Snippet,
  snippetsAt,
} from './snippets/index.ts';

/** What may stand at the cursor: names that mean something there, and the language's words with their meaning. */
export class OnTargetCompletion extends DefaultCompletionProvider {
  private readonly services: OnTargetLspServices;
  /** What the names of the list that is being made stand for. */
  private readonly stands = new Map<string, AstNode>();
  private turn: Promise<unknown> = Promise.resolve();
  /** Where the declaration around the cursor begins. */
  private start = 0;

  constructor(services: OnTargetLspServices) {
    super(services);
    this.services = services;
  }

  /** One list after the other: what is kept while one is made is of that one. */
  override getCompletion(
    document: LangiumDocument,
    params: CompletionParams,
    cancelToken?: Cancellation.CancellationToken,
  ): Promise<CompletionList | undefined> {
    const list = this.turn.then(() => this.listFor(document, params, cancelToken));
    this.turn = list.catch(() => {
      // Who asked for that list is told; the next one can be made.
    });
    return list;
  }

  private async listFor(
    document: LangiumDocument,
    params: CompletionParams,
    cancelToken?: Cancellation.CancellationToken,
  ): Promise<CompletionList | undefined> {
    this.stands.clear();
    const list = await super.getCompletion(document, params, cancelToken);
    return list && this.documented(ranked(list));
  }

  /** What each name stands for is written out for those that are shown alone. */
  private documented(list: CompletionList): CompletionList {
    const items = list.items.map((item) => {
      const node = this.stands.get(`${item.label} ${item.detail}`);
      const documentation = node === undefined ? undefined : documentationOf(node);
      return documentation === undefined ? item : { ...item, documentation };
    });
    return { ...list, items };
  }

  /** Of the text only what is around the cursor is read. */
  protected override backtrackToAnyToken(text: string, offset: number) {
    const before = this.start;
    const found = super.backtrackToAnyToken(text.slice(before, offset + AROUND), offset - before);
    const moved = (at: number | undefined) => (at === undefined ? undefined : at + before);
    const [previousTokenStart, previousTokenEnd] = [
      moved(found.previousTokenStart),
      moved(found.previousTokenEnd),
    ];
    return {
      nextTokenStart: found.nextTokenStart + before,
      nextTokenEnd: found.nextTokenEnd + before,
      ...(previousTokenStart === undefined ? {} : { previousTokenStart }),
      ...(previousTokenEnd === undefined ? {} : { previousTokenEnd }),
    };
  }

  protected override *buildContexts(
    document: LangiumDocument,
    position: CompletionParams['position'],
  ): IterableIterator<CompletionContext> {
    this.start = declarationStart(document, document.textDocument.offsetAt(position));
    yield* super.buildContexts(document, position);
  }

  /** What may follow is asked of the declaration around the cursor alone. */
  protected override findFeaturesAt(document: TextDocument, offset: number): NextFeature[] {
    const start = Math.min(this.start, offset);
    return super.findFeaturesAt(partOf(document, start, offset), offset - start);
  }

  protected override completionFor(
    context: CompletionContext,
    next: NextFeature,
    acceptor: CompletionAcceptor,
  ): MaybePromise<void> {
    for (const snippet of snippetsAt(next)) {
      if (snippet === headerSnippet && this.hasHeader(context)) continue;
      acceptor(context, this.snippetItem(snippet));
    }
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
    const detail = titleOf(candidate) ?? wordFor(candidate.type);
    if (candidate.node !== undefined) this.stands.set(`${candidate.name} ${detail}`, candidate.node);
    return { ...item, detail };
  }

  /** Whether the plan states its settings elsewhere than at the cursor: it can do so once. */
  private hasHeader({ document, tokenOffset }: CompletionContext): boolean {
    const documents = this.services.scopes.PlanSymbols.documentsOf(folderOf(document.uri));
    return documents.some((one) =>
      declarationsIn(one.parseResult.value).some(
        (node) => isPlanHeader(node) && !(one === document && node.$cstNode?.offset === tokenOffset),
      ),
    );
  }

  private snippetItem(snippet: Snippet): CompletionValueItem {
    const { label, detail, text } = snippet;
    const knows = this.clientCapabilities?.completionItem?.snippetSupport === true;
    const insertText = knows ? asEditorSnippet(text) : filledIn(text);
    return {
      label,
      insertText,
      insertTextFormat: knows ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      kind: CompletionItemKind.Snippet,
      sortText: `1${rankOf(snippet)}`,
      // Beside the label of a whole clause there is no room for what it means.
      documentation: {
        kind: 'markdown',
        value: [detail, '', '```ontarget', filledIn(text), '```'].join('\n'),
      },
    };
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
      sortText: '2',
      ...(meaning === undefined ? {} : { detail: meaning }),
    });
  }
}

/** How much of the text behind the cursor is read with it, to know the word that it stands in. */
const AROUND = 200;

/** As many as anybody reads; the list is asked for again with each key, so that what was left out comes up when typed. */
const MOST_ITEMS = 200;

/** Names that mean something there first, then whole clauses in the order of a plan, then single words by the alphabet. */
function ranked(list: CompletionList): CompletionList {
  const key = ({ sortText, label }: CompletionItem) => `${sortText ?? '3'} ${label.toLowerCase()}`;
  const items = list.items.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return { ...list, isIncomplete: true, items: items.slice(0, MOST_ITEMS) };
}

/** What a name stands for, as it is declared, with the comment above it. */
function documentationOf(node: AstNode): CompletionItem['documentation'] {
  const text = declarationText(node);
  if (text === undefined) return undefined;
  const comment = commentAbove(node);
  const code = `\`\`\`ontarget\n${text}\n\`\`\``;
  return { kind: 'markdown', value: comment === undefined ? code : `${comment}\n\n${code}` };
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
