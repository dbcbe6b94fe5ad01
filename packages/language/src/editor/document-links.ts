import { GrammarUtils, type LangiumDocument } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver-protocol';
import { isDesignCode } from '../diagnostics/design.ts';
import { isAccept } from '../generated/ast.ts';
import { acceptedRule } from '../resolve/policies.ts';
import { folderKey, usedFolder, usesOf } from '../scopes/folders.ts';
import type { ScopeServices } from '../scopes/scope-provider.ts';
import { NodesOf } from './nodes-of.ts';

/** The address of the page that explains a rule; undefined where the editor has none. */
export type PageOf = (code: string) => string | undefined;

/** Links from a `use` line to a file of the folder it names, and from what is accepted to the page of that rule. */
export class OnTargetDocumentLinks implements DocumentLinkProvider {
  private readonly services: ScopeServices;
  private readonly pageOf: PageOf;
  private readonly accepts = new NodesOf(isAccept);

  constructor(services: ScopeServices, pageOf: PageOf = () => undefined) {
    this.services = services;
    this.pageOf = pageOf;
  }

  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    return [...this.toFolders(document), ...this.toPages(document)];
  }

  private toFolders(document: LangiumDocument): DocumentLink[] {
    return usesOf(document).flatMap((use) => {
      const path = GrammarUtils.findNodeForProperty(use.$cstNode, 'path');
      const files = this.services.scopes.PlanSymbols.documentsOf(folderKey(usedFolder(use, document.uri)));
      const [first] = files;
      if (path === undefined || first === undefined) return [];
      const tooltip = `Open ${first.uri.path.split('/').at(-1)}${files.length > 1 ? `, one of ${files.length} files` : ''}`;
      return [{ range: path.range, target: first.uri.toString(), tooltip }];
    });
  }

  private toPages(document: LangiumDocument): DocumentLink[] {
    return this.accepts.in(document).flatMap((node): DocumentLink[] => {
      if (!isAccept(node) || typeof node.rule !== 'string') return [];
      const code = acceptedRule(node);
      const target = isDesignCode(code) ? this.pageOf(code) : undefined;
      const range = GrammarUtils.findNodeForProperty(node.$cstNode, 'rule')?.range;
      return range === undefined || target === undefined
        ? []
        : [{ range, target, tooltip: 'Why there is this rule' }];
    });
  }
}
