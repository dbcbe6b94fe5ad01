import type { LangiumDocument } from 'langium';
import type { PlanHeader } from '../generated/ast.ts';
import { FALLBACK_CURRENCY } from '../resolve/settings.ts';
import { declarationsIn } from '../scopes/folders.ts';

/** What `$` is in a document: its own header's currency, else US dollars. Fixes only copy the sign they find. */
export function currencyOfDocument(document: LangiumDocument): string {
  const headers = declarationsIn(document.parseResult.value).filter(
    (node): node is PlanHeader => node.$type === 'PlanHeader',
  );
  const setting = headers
    .flatMap(({ settings }) => settings)
    .find(({ $type }) => $type === 'CurrencySetting');
  return setting?.$type === 'CurrencySetting' ? setting.currency : FALLBACK_CURRENCY;
}
