import { type AstNode, isAstNode, isReference, type ReferenceInfo } from 'langium';

/** What the names of properties begin with that are not of the grammar. */
const DOLLAR = '$'.charCodeAt(0);

/** A plain recursive walk: streams and a check for cancellation at every node cost more than linking itself. */
export function walk(node: AstNode, visit: (node: AstNode) => void): void {
  visit(node);
  forEachChild(node, (child) => walk(child, visit));
}

/** Calls `visit` for each node directly below another, in the order of the grammar's properties. */
export function forEachChild(node: AstNode, visit: (child: AstNode) => void): void {
  const properties = node as unknown as Record<string, unknown>;
  // Plain loops over names: lists of pairs, made for each node, take half of the time of a walk.
  for (const property in properties) {
    if (property.charCodeAt(0) === DOLLAR) continue;
    const value = properties[property];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const item of value) if (isAstNode(item)) visit(item);
    } else if (isAstNode(value)) visit(value);
  }
}

/** Calls `visit` for each cross-reference that a node itself holds. */
export function forEachReference(container: AstNode, visit: (info: ReferenceInfo) => void): void {
  const properties = container as unknown as Record<string, unknown>;
  for (const property in properties) {
    if (property.charCodeAt(0) === DOLLAR) continue;
    const value = properties[property];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (isReference(item)) visit({ reference: item, container, property, index });
      }
    } else if (isReference(value)) visit({ reference: value, container, property });
  }
}
