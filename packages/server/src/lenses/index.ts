import { forEachChild } from '@ontarget/language';
import type { Snapshot } from '@ontarget/workspace';
import type { AstNode, LangiumDocument, LangiumDocuments, URI as Uri } from 'langium';
import { URI } from 'langium';
import type { CodeLensProvider } from 'langium/lsp';
import type { CodeLens } from 'vscode-languageserver-protocol';
import { atTargetLens } from './at-target.ts';
import { carriersLens } from './carriers.ts';
import { examplesLens } from './examples.ts';
import { type EditorCommands, LENS_KINDS, type Lens, type LensKind } from './lens.ts';

const LENSES: Readonly<Record<LensKind, Lens>> = {
  examples: examplesLens,
  atTarget: atTargetLens,
  carriers: carriersLens,
};

/** What an editor sends back for a lens that comes into sight. */
interface LensData {
  readonly uri: string;
  readonly kind: LensKind;
}

/** What lenses ask the server for. */
export interface LensSources {
  readonly documents: LangiumDocuments;
  lastOf(uri: Uri): Snapshot | undefined;
  commands(): EditorCommands;
}

/** Says above declarations what they come to. Where a lens stands is known at once; what it says only when it is seen. */
export class CodeLenses implements CodeLensProvider {
  private readonly sources: LensSources;

  constructor(sources: LensSources) {
    this.sources = sources;
  }

  provideCodeLens(document: LangiumDocument): CodeLens[] {
    if (this.sources.lastOf(document.uri) === undefined) return [];
    const uri = document.uri.toString();
    const lenses: CodeLens[] = [];
    each(document, (node) => {
      const range = node.$cstNode?.range;
      if (range === undefined) return;
      for (const kind of LENS_KINDS) {
        if (!LENSES[kind].isOn(node)) continue;
        const data: LensData = { uri, kind };
        lenses.push({ range: { start: range.start, end: range.start }, data });
      }
    });
    return lenses;
  }

  /** URI of the file that a lens stands in. */
  static fileOf(lens: CodeLens): string {
    return (lens.data as LensData).uri;
  }

  /** Of a lens whose node is gone by now nothing is said. */
  resolve(lens: CodeLens): CodeLens {
    const { uri, kind } = lens.data as LensData;
    const document = this.sources.documents.getDocument(URI.parse(uri));
    const snapshot = document && this.sources.lastOf(document.uri);
    if (document === undefined || snapshot === undefined) return { ...lens, command: NOTHING };
    let node: AstNode | undefined;
    each(document, (one) => {
      const start = one.$cstNode?.range.start;
      const isThere = start?.line === lens.range.start.line && start.character === lens.range.start.character;
      if (isThere && LENSES[kind].isOn(one)) node ??= one;
    });
    const command = node && LENSES[kind].say(node, snapshot, this.sources.commands());
    return { ...lens, command: command ?? NOTHING };
  }
}

const NOTHING = { title: '', command: '' };

/** The declarations of a file, and the parts of its goals. */
function each({ parseResult }: LangiumDocument, visit: (node: AstNode) => void): void {
  const down = (node: AstNode) => {
    visit(node);
    if (node.$type === 'Goal' || node.$type === 'GoalNode') forEachChild(node, down);
  };
  forEachChild(parseResult.value, down);
}
