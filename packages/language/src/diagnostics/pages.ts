/** Where the pages of the rules stand, relative to the project's root; the one place that knows. */
export const RULE_PAGES = 'docs/rules';

/** The address of a rule's page, such as `docs/rules/weights-not-100.md`. */
export function pageOf(code: string): string {
  return `${RULE_PAGES}/${code}.md`;
}
