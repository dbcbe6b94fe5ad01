import { applyEdits, modify } from 'jsonc-parser';

/** The text of a project file that names another edition of the language, everything else left as it is written. */
export function withEdition(text: string, edition: string): string {
  const indented = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  const edits = modify(text, ['language'], edition, {
    formattingOptions: { insertSpaces: !indented.includes('\t'), tabSize: indented.length, eol: '\n' },
    // Where it is new it stands first, behind the schema.
    getInsertionIndex: (properties) => (properties[0] === '$schema' ? 1 : 0),
  });
  return applyEdits(text, edits);
}
