import type { AstNode, AstReflection, LangiumDocument } from 'langium';
import { forEachChild } from '../services/walk.ts';
import { isMisread, misreadStretches } from './misread.ts';

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
    if (!this.isComplete(node)) return false;
    if (misreadStretches(document).length === 0) return true;
    const { $cstNode: text } = node;
    return text === undefined || !isMisread({ start: text.offset, end: text.end }, document);
  }

  /** Nothing is missing below a node: this stays so for as long as the node lives, whatever is typed elsewhere. */
  private isComplete(node: AstNode): boolean {
    let complete = this.known.get(node);
    if (complete === undefined) {
      complete = this.look(node);
      this.known.set(node, complete);
    }
    return complete;
  }

  private look(node: AstNode): boolean {
    const properties = node as unknown as Record<string, unknown>;
    if (this.mandatoryOf(node.$type).some((name) => properties[name] === undefined)) return false;
    let complete = true;
    forEachChild(node, (child) => {
      complete &&= this.isComplete(child);
    });
    return complete;
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
