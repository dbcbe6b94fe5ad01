import type { AstNode, AstReflection, LangiumDocument } from 'langium';
import { forEachChild } from '../services/walk.ts';
import { isMisread } from './misread.ts';

/** Tells which nodes were read completely; checks see only those, since the parser's recovery can drop words. */
export class Wholeness {
  private readonly reflection: AstReflection;
  private readonly known = new WeakMap<AstNode, boolean>();
  private readonly mandatory = new Map<string, readonly string[]>();

  constructor(reflection: AstReflection) {
    this.reflection = reflection;
  }

  /** Whether nothing inside a node is missing or was misread. */
  isWhole(node: AstNode, document: LangiumDocument): boolean {
    let whole = this.known.get(node);
    if (whole === undefined) {
      whole = this.look(node, document);
      this.known.set(node, whole);
    }
    return whole;
  }

  private look(node: AstNode, document: LangiumDocument): boolean {
    if (
      this.mandatoryOf(node.$type).some(
        (name) => (node as unknown as Record<string, unknown>)[name] === undefined,
      )
    ) {
      return false;
    }
    const { $cstNode: text } = node;
    if (text !== undefined && isMisread({ start: text.offset, end: text.end }, document)) return false;
    let whole = true;
    forEachChild(node, (child) => {
      whole &&= this.isWhole(child, document);
    });
    return whole;
  }

  private mandatoryOf(type: string): readonly string[] {
    const known = this.mandatory.get(type);
    if (known !== undefined) return known;
    const properties = Object.values(this.reflection.getTypeMetaData(type).properties);
    const names = properties
      .filter(({ optional, defaultValue }) => optional !== true && defaultValue === undefined)
      .map(({ name }) => name);
    this.mandatory.set(type, names);
    return names;
  }
}
