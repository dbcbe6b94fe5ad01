import { type ExampleResult, pathOfUri } from '@ontarget/workspace/node';
import type { TableUpdate } from '../../plan/update-tables.ts';
import { print } from '../../terminal.ts';
import { shownPath } from '../paths.ts';
import { unifiedDiff } from '../text-diff.ts';
import { cellWords } from './text.ts';

/** What of the tables is rewritten, as a difference; or why nothing is. */
export function printUpdate({ changes, cells, refused }: TableUpdate, written: boolean): void {
  for (const [path, { before, after }] of changes) print(unifiedDiff(shownPath(path), before, after));
  if (refused.length > 0) {
    print('Nothing is written, since these cells cannot be:');
    for (const cell of refused) print(`  ${placeOfCell(cell)}  ${cellWords(cell)}: ${whyNot(cell)}`);
    return;
  }
  if (cells.length === 0) {
    print('Every cell comes out as it is written.');
    return;
  }
  const count = `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}`;
  print(
    written
      ? `${count} rewritten; review the difference before it is committed.`
      : `${count} would be rewritten.`,
  );
}

/** The same for programs. */
export function updateJson({ changes, refused }: TableUpdate, written: boolean): object {
  return {
    written,
    files: [...changes].map(([path, { before, after }]) => ({
      file: shownPath(path),
      diff: unifiedDiff(shownPath(path), before, after),
    })),
    refused: refused.map((cell) => ({ place: placeOfCell(cell), reason: whyNot(cell) })),
  };
}

function placeOfCell({ uri, range }: ExampleResult): string {
  return `${shownPath(pathOfUri(uri))}:${range.line}:${range.column}`;
}

function whyNot({ status, reasons }: ExampleResult): string {
  return status === 'held'
    ? reasons.join(', ')
    : 'no digits say it exactly, so let its heading say how it is rounded';
}
