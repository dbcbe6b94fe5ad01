import { AstUtils, type CstNode, isLeafCstNode, type LeafCstNode } from 'langium';
import { DefaultDefinitionProvider } from 'langium/lsp';
import { isUseFolder } from '../generated/ast.ts';
import { folderKey, usedFolder } from '../scopes/folders.ts';
import type { OnTargetLspServices } from '../services/create-lsp.ts';
import { spokenName } from './names/spoken.ts';

/**
 * Leads from a name to what it stands for, also where the grammar takes any name, as in examples; and from `use` to the
 * files of the folder that it names.
 */
export class OnTargetDefinition extends DefaultDefinitionProvider {
  private readonly services: OnTargetLspServices;

  constructor(services: OnTargetLspServices) {
    super(services);
    this.services = services;
  }

  protected override findLinks(source: CstNode): ReturnType<DefaultDefinitionProvider['findLinks']> {
    if (isLeafCstNode(source) && isUseFolder(source.astNode)) return this.filesOf(source);
    const node = isLeafCstNode(source) ? spokenName(source, this.services) : undefined;
    const target = node && (this.nameProvider.getNameNode(node) ?? node.$cstNode);
    return node && target
      ? [{ source, target, targetDocument: AstUtils.getDocument(node) }]
      : super.findLinks(source);
  }

  private filesOf(source: LeafCstNode): ReturnType<DefaultDefinitionProvider['findLinks']> {
    const { astNode } = source;
    if (!isUseFolder(astNode) || typeof astNode.path !== 'string') return [];
    const folder = folderKey(usedFolder(astNode, AstUtils.getDocument(astNode).uri));
    return this.services.scopes.PlanSymbols.documentsOf(folder).flatMap((targetDocument) => {
      const target = targetDocument.parseResult.value.$cstNode;
      return target === undefined ? [] : [{ source, target, targetDocument }];
    });
  }
}
