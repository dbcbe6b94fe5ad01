import { checkedBy, compile, planModel } from '@ontarget/compiler';
import type { Plan } from '@ontarget/evaluator/format';
import { createOnTargetServices, formatText } from '@ontarget/language';
import { URI } from 'langium';

const services = createOnTargetServices();
const folder = URI.parse('memory:/random/plan');
const uri = URI.parse('memory:/random/plan/plan.ote');

export interface CompiledPlan {
  readonly plan: Plan;
  readonly digest: string;
}

/** Compiles a text with all checks of the language. Throws with what it is told where it does not compile. */
export async function compiledText(text: string): Promise<CompiledPlan> {
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = services.shared.workspace;
  const document = LangiumDocumentFactory.fromString(text, uri);
  LangiumDocuments.addDocument(document);
  try {
    await DocumentBuilder.build([document]);
    const result = await compile(
      planModel([document], { id: 'random', folder }),
      checkedBy(services.OnTarget),
    );
    if (result.ok) return { plan: result.file.plan, digest: result.digest };
    const told = result.diagnostics.map(({ code, message, range }) => `${range?.line}: ${code}: ${message}`);
    throw new Error(`the plan does not compile:\n${told.join('\n')}\n${text}`);
  } finally {
    // Thousands of plans are compiled in one run: none stays behind.
    await DocumentBuilder.update([], [uri]);
  }
}

/** The text as the formatter lays it out. */
export function laidOut(text: string): string | undefined {
  const { LangiumParser, Lexer } = services.OnTarget.parser;
  return formatText(text, LangiumParser.parse(text), Lexer);
}
