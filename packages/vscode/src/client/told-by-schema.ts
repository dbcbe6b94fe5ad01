/** What the server tells of a project file that does not fit its schema; VS Code has the same schema. */
const BY_SCHEMA = 'project-file-wrong';

interface Coded {
  readonly code?: string | number | { readonly value: string | number } | undefined;
}

/** Parts what the schema of project files tells as well from everything else. */
export function splitProblems<T extends Coded>(items: readonly T[]): { bySchema: T[]; others: T[] } {
  const isBySchema = ({ code }: T) => (typeof code === 'object' ? code.value : code) === BY_SCHEMA;
  return { bySchema: items.filter(isBySchema), others: items.filter((one) => !isBySchema(one)) };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Placed {
  readonly range: { readonly start: Position; readonly end: Position };
}

/** Those whose place nothing else is told of; places that touch are one. */
export function untold<T extends Placed>(items: readonly T[], others: readonly Placed[]): T[] {
  return items.filter(
    ({ range }) =>
      !others.some(
        (other) => !isBefore(other.range.end, range.start) && !isBefore(range.end, other.range.start),
      ),
  );
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
