import { commands, type Disposable, Location, Position, Range, Uri } from 'vscode';
import { SHOW_PLACES } from './names.ts';

/** A place as the language server writes it. */
interface Place {
  uri: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

/** Shows a list of places beside a line, as the editor shows references; lenses of the language server run it. */
export function registerShowPlaces(): Disposable {
  return commands.registerCommand(
    SHOW_PLACES,
    async (uri?: string, at?: Place['range']['start'], places: Place[] = []) => {
      if (uri === undefined || at === undefined) return;
      await commands.executeCommand(
        'editor.action.showReferences',
        Uri.parse(uri),
        new Position(at.line, at.character),
        places.map(({ uri: file, range: { start, end } }) => {
          const range = new Range(start.line, start.character, end.line, end.character);
          return new Location(Uri.parse(file), range);
        }),
      );
    },
  );
}
