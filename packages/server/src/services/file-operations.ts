import { newPlaceOf, UseOnRename } from '@ontarget/language/lsp';
import { contains, movedPlans, type Project, place, relativePath, within } from '@ontarget/workspace';
import { TextDocument, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { RenameFilesParams, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';

/** Keeps `use` right while files and folders move, and the ids that the project file gives to plans by their folders. */
export class PlanFileOperations extends UseOnRename {
  private readonly shared: LangiumSharedServices;
  private readonly projects: () => readonly Project[];

  /** @param projects the projects of the plans that are open */
  constructor(shared: LangiumSharedServices, projects: () => readonly Project[]) {
    super(shared);
    this.shared = shared;
    this.projects = projects;
  }

  override async willRenameFiles(params: RenameFilesParams): Promise<WorkspaceEdit | null> {
    const uses = (await super.willRenameFiles(params))?.changes ?? {};
    const changes: Record<string, TextEdit[]> = { ...uses };
    const files = new Map(
      this.projects().flatMap(({ uri, folder }) => (uri === undefined ? [] : [[uri, folder]])),
    );
    for (const [uri, folder] of files) {
      const edits = await this.editsOf(uri, folder, params);
      if (edits.length > 0) changes[uri] = edits;
    }
    return Object.keys(changes).length === 0 ? null : { changes };
  }

  private async editsOf(uri: string, folder: string, { files }: RenameFilesParams): Promise<TextEdit[]> {
    // What moves with its project keeps its place in it.
    if (files.some(({ oldUri }) => contains(place(oldUri), uri))) return [];
    const text = await this.shared.workspace.FileSystemProvider.readFile(URI.parse(uri));
    const document = TextDocument.create(uri, 'json', 0, text);
    const edits = movedPlans(text, (path) => {
      const [before, after] = [
        within(folder, path),
        place(newPlaceOf(URI.parse(within(folder, path)), files)),
      ];
      return before === after ? path : relativePath(folder, after);
    });
    return edits.map(({ offset, length, text: newText }) => ({
      range: { start: document.positionAt(offset), end: document.positionAt(offset + length) },
      newText,
    }));
  }
}
