import {
  type AstNode,
  AstUtils,
  type CstNode,
  CstUtils,
  type FindReferencesOptions,
  GrammarUtils,
  isLeafCstNode,
  type LangiumDocument,
  type LeafCstNode,
  type ReferenceDescription,
  type Stream,
  stream,
  UriUtils,
} from 'langium';
import * as ast from '../../generated/ast.ts';
import { folderOf } from '../../scopes/folders.ts';
import { PlanReferences } from '../../scopes/references.ts';
import type { OnTargetServices } from '../../services/core-module.ts';
import { NodesOf } from '../nodes-of.ts';
import { gradesTogether } from './grades.ts';
import { componentsCalled, spokenName, unquoted } from './spoken.ts';

/** For each node that takes any name, the properties that hold such names. */
const SPOKEN: Readonly<Record<string, readonly string[]>> = {
  ExampleColumn: ['name', 'path'],
  ExampleCell: ['path', 'value'],
  ChoiceValue: ['value'],
  GradeRow: ['grade'],
  FallClaim: ['path'],
  PolicySubject: ['names'],
  Accept: ['rule'],
};

/**
 * Where a name is written, also where the grammar takes any name, as in the headings of examples. A part of a goal is
 * called by its team, so its name is the team's.
 */
export class SpokenReferences extends PlanReferences {
  private readonly services: OnTargetServices;
  private readonly speaking = new NodesOf(
    (node) => SPOKEN[node.$type] !== undefined || componentReference(node) !== undefined,
  );

  constructor(services: OnTargetServices) {
    super(services);
    this.services = services;
  }

  override findDeclarations(source: CstNode): AstNode[] {
    const spoken = isLeafCstNode(source) ? this.spokenBy(source) : undefined;
    return spoken === undefined ? super.findDeclarations(source) : [spoken];
  }

  override findReferences(target: AstNode, options: FindReferencesOptions): Stream<ReferenceDescription> {
    const found = super.findReferences(target, options).toArray();
    return stream([...found, ...this.spoken(target, options)]);
  }

  /** Declarations that share a name which one place writes for all of them: they can only be called alike. */
  calledAlike(target: AstNode): AstNode[] {
    if (ast.isGradeName(target)) return gradesTogether(target, this.services);
    if (ast.isDerivedColumn(target)) return derivedAlike(target);
    if (!ast.isComponent(target)) return [target];
    const together = this.documentsSeeing(target).flatMap((document) => {
      const found = this.speaking
        .in(document)
        .filter((node) => namesComponents(node).includes(target.name))
        .flatMap((node) => componentsCalled(node, target.name, this.services));
      return found.includes(target) ? found : [];
    });
    return [...new Set([target, ...together])];
  }

  /** The documents that may write a name: those of the folder it is declared in, and of folders that use it. */
  documentsSeeing(target: AstNode): readonly LangiumDocument[] {
    const { PlanSymbols } = this.services.scopes;
    const folder = folderOf(AstUtils.getDocument(target).uri);
    return PlanSymbols.seenBy(folder).flatMap((key) => [...PlanSymbols.documentsOf(key)]);
  }

  /** What a piece of text stands for where it is that very name; the team for a part of a goal. */
  private spokenBy(leaf: LeafCstNode): AstNode | undefined {
    const found = spokenName(leaf, this.services);
    const named = ast.isGoalNode(found) || ast.isSupportNode(found) ? found.team?.ref : found;
    return named !== undefined && nameOf(named) === unquoted(leaf.text) ? named : undefined;
  }

  private spoken(target: AstNode, { documentUri }: FindReferencesOptions): ReferenceDescription[] {
    const name = nameOf(target);
    if (name === undefined) return [];
    return this.documentsSeeing(target)
      .filter(({ uri }) => documentUri === undefined || UriUtils.equals(uri, documentUri))
      .filter(({ textDocument }) => textDocument.getText().includes(name))
      .flatMap((document) => this.spokenIn(document, target, name));
  }

  private spokenIn(document: LangiumDocument, target: AstNode, name: string): ReferenceDescription[] {
    const found: ReferenceDescription[] = [];
    for (const node of this.speaking.in(document)) {
      for (const text of spokenTexts(node)) {
        if (unquoted(text.text) !== name) continue;
        const stands = this.spokenBy(text);
        if (stands === target || (ast.isGradeName(stands) && this.alike(stands, target)))
          found.push(this.at(text, document, target));
      }
      const every = this.ofEveryRole(node, target, name);
      if (every !== undefined) found.push(this.at(every, document, target));
    }
    return found;
  }

  private alike(grade: ast.GradeName, target: AstNode): boolean {
    return ast.isGradeName(target) && gradesTogether(target, this.services).includes(grade);
  }

  /** A name that stands for the components of all roles that have one; the first of them refers to it anyway. */
  private ofEveryRole(node: AstNode, target: AstNode, name: string): CstNode | undefined {
    if (!ast.isComponent(target) || !namesComponents(node).includes(name)) return undefined;
    const all = componentsCalled(node, name, this.services);
    if (!all.includes(target)) return undefined;
    const first = ast.isPolicySubject(node) ? all[0] : componentReference(node)?.ref;
    if (first === target) return undefined;
    if (!ast.isPolicySubject(node)) return componentReference(node)?.$refNode;
    return spokenTexts(node).find(({ text }) => text === name);
  }

  private at(text: CstNode, { uri }: LangiumDocument, target: AstNode): ReferenceDescription {
    return {
      sourceUri: uri,
      sourcePath: this.nodeLocator.getAstNodePath(text.astNode),
      targetUri: AstUtils.getDocument(target).uri,
      targetPath: this.nodeLocator.getAstNodePath(target),
      segment: CstUtils.toDocumentSegment(text),
    };
  }
}

/** A column that each of several parts of a table derives is one column. */
function derivedAlike(column: ast.DerivedColumn): AstNode[] {
  const parts = column.$container.$container.parts;
  return parts.flatMap(({ assignments }) => assignments.filter(({ name }) => name === column.name));
}

/** Names of components, whatever role they are of, that a node holds. */
function namesComponents(node: AstNode): string[] {
  if (ast.isPolicySubject(node)) return node.kind === 'component' ? node.names : [];
  const reference = componentReference(node);
  return reference === undefined ? [] : [reference.$refText];
}

function componentReference(node: AstNode) {
  return ast.isMembersMeasure(node) || ast.isRankedResult(node) ? node.component : undefined;
}

function spokenTexts(node: AstNode): LeafCstNode[] {
  return (SPOKEN[node.$type] ?? [])
    .flatMap((property) => GrammarUtils.findNodesForProperty(node.$cstNode, property))
    .flatMap((text) => firstLeaf(text) ?? []);
}

/** The one word that a value is written in; a code of several words is no name. */
function firstLeaf(text: CstNode): LeafCstNode | undefined {
  if (isLeafCstNode(text)) return text;
  const leaves = CstUtils.flattenCst(text).filter((leaf) => !leaf.hidden);
  return leaves.count() === 1 ? leaves.head() : undefined;
}

function nameOf(node: AstNode): string | undefined {
  const { name } = node as { name?: unknown };
  return typeof name === 'string' && name !== '' ? name : undefined;
}
