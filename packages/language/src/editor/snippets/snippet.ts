/** Several words of the language offered as one, with the places to fill in. */
export interface Snippet {
  /** What the list shows; what is typed is matched against it, so it begins as the text does. */
  readonly label: string;
  readonly detail: string;
  /** With its places as `‹what stands there first›`, or `‹one|of|these›`. */
  readonly text: string;
}

/** The snippets of the rules of the grammar that they begin. */
export type Snippets = Readonly<Record<string, readonly Snippet[]>>;

const PLACE = /‹([^›]*)›/g;

/** The text as editors write snippets: `${1:name}` is a place, `${2|one,of,these|}` a choice, `$0` the end. */
export function asEditorSnippet(text: string): string {
  let number = 0;
  const escaped = text.replace(/[\\$}]/g, '\\$&');
  const places = escaped.replace(PLACE, (_, inside: string) => {
    number += 1;
    const choices = inside.split('|');
    return choices.length > 1 ? `\${${number}|${choices.join(',')}|}` : `\${${number}:${inside}}`;
  });
  return `${places}$0`;
}

/** The text with what its places hold first, for an editor that knows no snippets. */
export function filledIn(text: string): string {
  return text.replace(PLACE, (_, inside: string) => inside.split('|')[0] ?? '');
}
