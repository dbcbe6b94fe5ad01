import { AstUtils, type CstNode, isLeafCstNode } from 'langium';
import { DefaultDefinitionProvider } from 'langium/lsp';
import type { OnTargetLspServices } from '../services/create-lsp.ts';
import { spokenName } from './spoken-names.ts';

/** Leads from a name to what it stands for, also where the grammar takes any name, as in examples. */
export class OnTargetDefinition extends DefaultDefinitionProvider {
  private readonly services: OnTargetLspServices;

  constructor(services: OnTargetLspServices) {
    super(services);
    this.services = services;
  }

  protected override findLinks(source: CstNode): ReturnType<DefaultDefinitionProvider['findLinks']> {
    const node = isLeafCstNode(source) ? spokenName(source, this.services) : undefined;
    const target = node && (this.nameProvider.getNameNode(node) ?? node.$cstNode);
    return node && target
      ? [{ source, target, targetDocument: AstUtils.getDocument(node) }]
      : super.findLinks(source);
  }
}
