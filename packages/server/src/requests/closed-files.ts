import type { FileSystem } from '@ontarget/workspace';
import { URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

/**
 * A file that is closed is again what it is on disk: what was typed and not saved is gone, and so is a file that was
 * deleted while it was open.
 */
export function followClosedFiles(
  { workspace }: LangiumSharedServices,
  files: FileSystem,
  failed: (error: unknown) => void,
): void {
  const { DocumentBuilder, LangiumDocuments, TextDocuments, WorkspaceLock } = workspace;

  const follow = async (uri: URI): Promise<void> => {
    const shown = LangiumDocuments.getDocument(uri)?.textDocument.getText();
    if (shown === undefined) return;
    const onDisk = (await files.exists(uri.toString())) ? await textOf(uri, files) : undefined;
    // It may have been opened again meanwhile.
    if (onDisk === shown || TextDocuments.get(uri) !== undefined) return;
    await WorkspaceLock.write((token) =>
      onDisk === undefined
        ? DocumentBuilder.update([], [uri], token)
        : DocumentBuilder.update([uri], [], token),
    );
  };

  TextDocuments.onDidClose(({ document }) => {
    follow(URI.parse(document.uri)).catch(failed);
  });
}

/** Null where it is there and cannot be read, which is no text that was ever shown. */
async function textOf(uri: URI, files: FileSystem): Promise<string | null> {
  try {
    return await files.readFile(uri.toString());
  } catch {
    return null;
  }
}
