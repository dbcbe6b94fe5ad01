/** A node's path as an element id: one for each path, in letters that a selector need not escape. */
export function elementId(prefix: string, node: string): string {
  const safe = node.replace(/[^A-Za-z0-9]/g, (character) => `_${character.codePointAt(0)?.toString(16)}_`);
  return `${prefix}-${safe}`;
}
