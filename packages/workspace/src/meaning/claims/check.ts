import { type Claim, checkClaim } from '@ontarget/analysis/prove';
import type { Steps } from '@ontarget/compiler';
import type { Plan } from '@ontarget/evaluator/format';
import { declarationsIn } from '@ontarget/language';
import { type Claim as ClaimNode, isClaim } from '@ontarget/language/ast';
import { AstUtils, type LangiumDocument } from 'langium';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { problem } from '../../diagnostics/problem.ts';
import { rangeOfNode } from '../../diagnostics/ranges.ts';
import { place, relativePath } from '../../places.ts';
import { readClaim } from './read.ts';
import { becauseOf, payInWords } from './words.ts';

/** What is wrong with the claims of a plan, one in a step; a claim is told nothing where its role could not be compiled whole. */
export function* claimDiagnostics(
  documents: readonly LangiumDocument[],
  plan: Plan,
  folder: string,
  isWhole: (id: string) => boolean,
): Steps<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const node of documents.flatMap(({ parseResult }) =>
    declarationsIn(parseResult.value).filter(isClaim),
  )) {
    const claim = readClaim(node, plan.currency);
    if (claim === undefined || !isWhole(`role/${claim.role}`) || plan.roles[claim.role] === undefined)
      continue;
    const told = tell(node, claim, plan, folder);
    if (told !== undefined) found.push(told);
    yield;
  }
  return found;
}

function tell(node: ClaimNode, claim: Claim, plan: Plan, folder: string): Diagnostic | undefined {
  const uri = place(AstUtils.getDocument(node).uri);
  const at = { file: relativePath(folder, uri), uri, range: rangeOfNode(node) };
  const words = (node.$cstNode?.text ?? '').replace(/^prove\s+/, '').replace(/\s+/g, ' ');
  const found = checkClaim(plan, claim);
  switch (found.verdict) {
    case 'holds':
      return undefined;
    case 'false':
      return problem('claim-false', at, {
        claim: claimInWords(words),
        because: becauseOf(found, plan.currency),
      });
    case 'not decided':
      return problem('claim-undecided', at, { claim: claimInWords(words), reason: found.reason });
    case 'idle': {
      const result = claim.says.kind === 'never falls' ? claim.says.result : '';
      const known = found.known.length === 0 ? 'no result at all' : found.known.join(', ');
      return problem('claim-idle', at, { result, pay: payInWords(claim), known });
    }
  }
}

/** `CEO total at most $2M` becomes `CEO total is at most $2M`. */
function claimInWords(words: string): string {
  return words.replace(/ at (most|least) /, ' is at $1 ').replace(/ at target is /, ' pays at target ');
}
