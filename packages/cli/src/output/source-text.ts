import { readFileSync } from 'node:fs';
import { pathOfUri } from '@ontarget/workspace/node';

/** The text of a source file by its URI; undefined where it cannot be read any more. */
export type SourceText = (uri: string) => string | undefined;

/** Reads each file once. The problem may be that it cannot be read; it is then shown without its line. */
export function sourceTexts(): SourceText {
  const texts = new Map<string, string | undefined>();
  return (uri) => {
    if (!texts.has(uri)) texts.set(uri, readText(uri));
    return texts.get(uri);
  };
}

function readText(uri: string): string | undefined {
  try {
    return readFileSync(pathOfUri(uri), 'utf8');
  } catch {
    return undefined;
  }
}

/** The lines of a text, as editors count them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/);
}
