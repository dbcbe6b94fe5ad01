import { createOnTargetServices } from '@ontarget/language';
import { type LangiumDocument, URI } from 'langium';
import {
  type Compiled,
  checkedBy,
  compile,
  compilePart,
  type PartlyCompiled,
  type PartOptions,
  planModel,
} from '../../src/index.ts';

/** Files by path inside the plan's folder; a text alone is `plan.ote`. Paths like `../company/deals.ote` leave it. */
export type Files = string | Readonly<Record<string, string>>;

const services = createOnTargetServices();
let folders = 0;

/** Parses and links files; every call is a folder of its own. */
export async function linked(files: Files) {
  folders += 1;
  const folder = URI.parse(`memory:/${folders}/plan`);
  const texts = typeof files === 'string' ? { 'plan.ote': files } : files;
  const documents = Object.entries(texts).map(([path, text]): LangiumDocument => {
    const uri = URI.parse(new URL(path, `memory:/${folders}/plan/`).href);
    const document = services.shared.workspace.LangiumDocumentFactory.fromString(text, uri);
    services.shared.workspace.LangiumDocuments.addDocument(document);
    return document;
  });
  await services.shared.workspace.DocumentBuilder.build(documents);
  return planModel(documents, { id: 'plan', folder });
}

/** Compiles files with all checks of the language. */
export async function compileFiles(files: Files): Promise<Compiled> {
  return compile(await linked(files), checkedBy(services.OnTarget));
}

/** Compiles a plan that has no error; fails with its diagnostics where it has. */
export async function compiled(files: Files): Promise<Extract<Compiled, { ok: true }>> {
  const result = await compileFiles(files);
  if (result.ok) return result;
  const told = result.diagnostics.map(
    ({ code, message, range }) => `${range?.file}:${range?.line}:${range?.column} ${code}: ${message}`,
  );
  throw new Error(`the plan does not compile:\n${told.join('\n')}`);
}

/** Compiles what has no error. */
export async function compiledPart(files: Files, options: PartOptions = {}): Promise<PartlyCompiled> {
  return compilePart(await linked(files), options);
}

/** The codes that a plan is refused with. */
export async function refusedWith(files: Files): Promise<string[]> {
  const result = await compileFiles(files);
  return result.ok ? [] : result.diagnostics.map(({ code }) => code);
}
