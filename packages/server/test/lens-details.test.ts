import { EmptyFileSystem, URI } from 'langium';
import { expect, test } from 'vitest';
import { CancellationToken, type CodeLens } from 'vscode-languageserver-protocol';
import { addLensDetails } from '../src/requests/lens-details.ts';
import { createServerServices, type Late } from '../src/services/create.ts';
import { smallPlan } from './plan.ts';

type Resolve = (lens: CodeLens, token: CancellationToken) => Promise<CodeLens>;

test('what a lens says is answered while the plan is being worked out, and nothing of a file that is gone', async () => {
  const late = { lastOf: () => undefined, editorCommands: () => ({}), projects: () => [] } as unknown as Late;
  const services = createServerServices(EmptyFileSystem, late);
  const { workspace } = services.shared;
  const document = workspace.LangiumDocumentFactory.fromString(smallPlan, URI.parse('memory:/plan/plan.ote'));
  workspace.LangiumDocuments.addDocument(document);
  await workspace.WorkspaceManager.initializeWorkspace([]);
  await workspace.DocumentBuilder.build([document]);
  let resolve: Resolve | undefined;
  addLensDetails({ onCodeLensResolve: (handler: Resolve) => (resolve = handler) } as never, services);
  const at = { line: 0, character: 0 };
  const lens = (uri: string): CodeLens => ({
    range: { start: at, end: at },
    data: { uri, kind: 'examples' },
  });
  let done = () => {};
  // The second pass reads the plans for as long as it takes.
  const pass = workspace.WorkspaceLock.read(() => new Promise<void>((resume) => (done = resume)));
  await new Promise((resume) => setTimeout(resume, 0));
  for (const uri of [document.uri.toString(), 'memory:/plan/gone.ote']) {
    const answer = await resolve?.(lens(uri), CancellationToken.None);
    expect(answer).toMatchObject({ command: { title: '', command: '' } });
  }
  done();
  await pass;
});
