import type { AstNode } from 'langium';
import type { TotalCap } from '../generated/ast.ts';
import { blockInWords, type SumBlock } from './blocks.ts';
import type { Check } from './context.ts';
import { placeInWords } from './places.ts';

/** What lies above a cap on a whole is lost, or only late. */
export const totalCapsMustSayWhatBecomesOfTheExcess: Check<TotalCap> = (cap, say) => {
  if (cap.excess !== undefined) return;
  const limit = cap.percent === undefined ? (cap.amount ?? '') : `${cap.percent} of target`;
  say('choice-excess', { node: cap }, { owner: blockInWords(cap.$container), cap: limit });
};

const ONCE: Readonly<Record<string, string>> = {
  PayoutCap: 'a cap',
  TotalCap: 'a cap',
  YearCap: 'a cap for the year',
  PayoutFloor: 'a floor',
  MultiplierRule: '"multipliers …"',
  Instalments: '"paid"',
  HoldBack: '"hold back"',
};

/** A sum has one cap, and its multipliers one rule. */
export const sumsMustSayEachThingOnce: Check<SumBlock> = (block, say) => {
  const firsts = new Map<string, AstNode>();
  for (const clause of block.clauses) {
    const what = ONCE[clause.$type];
    if (what === undefined) continue;
    const first = firsts.get(what);
    if (first === undefined) firsts.set(what, clause);
    else {
      const owner = blockInWords(block);
      say('said-twice', { node: clause }, { owner, what, first: placeInWords(first, clause) });
    }
  }
};
