import { createHash } from 'node:crypto';
import type { Diagnostic } from '@ontarget/workspace/node';
import { linesOf, type SourceText } from '../output/source-text.ts';

/**
 * What tells a problem from others of its code: the words it stands at and the line that they stand in, spaces and layout
 * left out. Lines that move, files that are split and `ontarget fmt` keep it; a change of the line itself does not. The message
 * is no part of it, since amounts in it follow the rest of the plan.
 */
export function fingerprint(
  { code, uri, range }: Pick<Diagnostic, 'code' | 'uri' | 'range'>,
  source: SourceText,
): string {
  const line = linesOf(source(uri) ?? '')[range.line - 1] ?? '';
  const end = range.endLine === range.line ? range.endColumn - 1 : line.length;
  const words = line.slice(range.column - 1, end);
  const told = [code, plain(words), plain(line)];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16);
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
