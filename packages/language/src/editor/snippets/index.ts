import { AstUtils, GrammarAST } from 'langium';
import { findFirstFeatures, type NextFeature } from 'langium/lsp';
import { clauseSnippets } from './clauses.ts';
import { declarationSnippets } from './declarations.ts';
import type { Snippet, Snippets } from './snippet.ts';

export { asEditorSnippet, filledIn, type Snippet } from './snippet.ts';

/** Every snippet, by the rule of the grammar that it begins. */
export const snippets: Snippets = { ...declarationSnippets, ...clauseSnippets };

/** What a plan states once. */
export const headerSnippet = declarationSnippets.PlanHeader?.[0];

const order = new Map(
  Object.values(snippets)
    .flat()
    .map((snippet, index) => [snippet, index]),
);

/** Sorts snippets as the tables have them, which is the order in which a plan is written: its settings come first. */
export function rankOf(snippet: Snippet): string {
  return String(order.get(snippet) ?? order.size).padStart(3, '0');
}

const firsts = new Map<GrammarAST.ParserRule, ReadonlySet<GrammarAST.AbstractElement>>();

/** The snippets of the rule that may begin at the cursor. */
export function snippetsAt({ feature }: NextFeature): readonly Snippet[] {
  const rule = AstUtils.getContainerOfType(feature, GrammarAST.isParserRule);
  const found = rule === undefined ? undefined : snippets[rule.name];
  return rule !== undefined && found !== undefined && firstOf(rule).has(feature) ? found : [];
}

function firstOf(rule: GrammarAST.ParserRule): ReadonlySet<GrammarAST.AbstractElement> {
  const known =
    firsts.get(rule) ??
    new Set(findFirstFeatures(rule.definition).flatMap((path) => path.at(-1)?.feature ?? []));
  firsts.set(rule, known);
  return known;
}
