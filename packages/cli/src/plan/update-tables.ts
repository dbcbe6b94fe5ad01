import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createOnTargetServices, formatSource } from '@ontarget/language';
import { writeAtomically } from '@ontarget/warehouse/node';
import { type ExampleResult, pathOfUri } from '@ontarget/workspace/node';
import { edited, placedEdit } from '../findings/mend.ts';

/** The examples tables with what the plan pays, before anything is written. */
export interface TableUpdate {
  /** Text before and after of each file with cells that come out otherwise, by path. */
  readonly changes: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  /** Cells that are rewritten. */
  readonly cells: readonly ExampleResult[];
  /** Cells that cannot be: they could not be worked out, or no digits say exactly what they come to. */
  readonly refused: readonly ExampleResult[];
}

/** Rewrites every cell that comes out otherwise; a file that was laid out before is laid out again. */
export function updateOf(examples: readonly ExampleResult[]): TableUpdate {
  const wrong = examples.filter(({ status }) => status !== 'passed');
  const cells = wrong.filter(({ status, literal }) => status === 'failed' && literal !== undefined);
  const refused = wrong.filter((cell) => !cells.includes(cell));
  const { parser } = createOnTargetServices().OnTarget;
  const changes = [...Map.groupBy(cells, ({ uri }) => pathOfUri(uri))].map(([path, own]) => {
    const before = readFileSync(path, 'utf8');
    const edits = own.map(({ range, literal = '' }) => placedEdit({ range, text: literal }, before));
    const text = edited(before, edits);
    const after = formatSource(before, parser) === before ? (formatSource(text, parser) ?? text) : text;
    return [path, { before, after }] as const;
  });
  return { changes: new Map(changes), cells, refused };
}

/** Writes the tables. */
export async function writeUpdate({ changes }: TableUpdate): Promise<void> {
  for (const [path, { after }] of changes) {
    const mode = statSync(path).mode & 0o777;
    await writeAtomically(path, mode, (partial) => writeFile(partial, after));
  }
}
