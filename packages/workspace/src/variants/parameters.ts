import type { Document, Parameter } from '@ontarget/language/ast';
import type { FileSystem } from '../files.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** A named number of a plan and where its value is written. */
export interface NamedParameter {
  readonly name: string;
  readonly title: string;
  /** URI of its file, and the offsets of its value in the text. */
  readonly uri: string;
  readonly from: number;
  readonly to: number;
}

/** The parameters of a plan and of the folders it uses, in the order of their files. */
export function parametersOf({ documents }: Pick<Snapshot, 'documents'>): readonly NamedParameter[] {
  return documents.flatMap(({ parseResult, uri }) =>
    (parseResult.value as Document).declarations.filter(isParameter).flatMap(({ name, title, value }) => {
      const written = value?.$cstNode;
      if (name === undefined || written === undefined) return [];
      return [{ name, title: title ?? name, uri: uri.toString(), from: written.offset, to: written.end }];
    }),
  );
}

function isParameter(declaration: Document['declarations'][number]): declaration is Parameter {
  return declaration.$type === 'Parameter';
}

/**
 * The same files with a parameter taken at another share of its value, for questions of what would be: nothing is written.
 * `[9, 10]` is a tenth less.
 */
export function withParameterAt(
  fs: FileSystem,
  { uri, from, to }: NamedParameter,
  [times, by]: readonly [number, number],
): FileSystem {
  return {
    ...fs,
    async readFile(asked) {
      const text = await fs.readFile(asked);
      if (asked !== uri) return text;
      return `${text.slice(0, from)}(${text.slice(from, to)}) * ${times} / ${by}${text.slice(to)}`;
    },
  };
}
