import type { DealLimit, InOrder, Measure } from '../generated/ast.ts';
import { isSplitCredit } from '../resolve/credits.ts';
import { measuredBy, subjectOf } from '../resolve/measured.ts';
import type { Check } from './context.ts';

/** A deal that two people share reaches a limit as a whole, or each share of it does: twice the money. */
export const limitsOfDealsMustSayBeforeOrAfterTheSplit: Check<DealLimit> = (limit, say) => {
  const measure = measureOf(limit);
  if (limit.split !== undefined || measure === undefined || !isSplitCredit(measure)) return;
  const around = limit.$container;
  const words = (limit.$cstNode?.text ?? '').replace(/\s+/g, ' ');
  say('choice-deal-limit', { node: limit }, { owner: around.name, limit: words });
};

/** In a component a deal pays, in a measure it counts. */
export const limitsOfDealsMustUseTheirWord: Check<DealLimit> = (limit, say) => {
  const around = limit.$container;
  const [needs, what] = around.$type === 'Measure' ? ['counts', 'a measure'] : ['pays', 'a component'];
  if (limit.verb === needs) return;
  const why = `in ${what} a deal ${needs}, so it is "each deal ${needs} at ${limit.side} ${limit.amount}"`;
  say('clause-misplaced', { node: limit }, { clause: `each deal ${limit.verb}`, owner: around.name, why });
};

/** Only a commission pays deal by deal, and only a total adds deals up: elsewhere the words would do nothing. */
export const limitsOfDealsMustHaveDeals: Check<DealLimit> = (limit, say) => {
  const around = limit.$container;
  const clause = `each deal ${limit.verb}`;
  if (around.$type === 'Measure') {
    if (around.body?.$type === 'TotalMeasure') return;
    const why = 'it adds up no amounts of deals';
    say('clause-misplaced', { node: limit }, { clause, owner: around.name, why });
  } else if (around.$type !== 'Commission') {
    const why = 'only a commission pays for each deal';
    say('clause-misplaced', { node: limit }, { clause, owner: around.name, why });
  }
};

export const orderMustBeOfDeals: Check<InOrder> = (order, say) => {
  const around = order.$container;
  if (around.$type === 'Commission') return;
  const why = 'only a commission pays for each deal';
  say('clause-misplaced', { node: order }, { clause: 'in order of', owner: around.name, why });
};

function measureOf({ $container: around }: DealLimit): Measure | undefined {
  if (around.$type === 'Measure') return around;
  const measured = measuredBy(subjectOf(around));
  return measured?.kind === 'measure' ? measured.measure : undefined;
}
