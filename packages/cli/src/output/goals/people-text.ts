import { nodeName, type QuotasOfLeaf, type Unowned } from '@ontarget/analysis/goals';
import type { RunInput } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { paint } from '../../terminal.ts';
import { rationalOf } from '../quantity.ts';
import { rightColumn, textTable } from '../table.ts';
import { amountText } from './words.ts';

/** What a roster and its deals say about the goals of a plan. */
export interface People {
  readonly quotas: readonly QuotasOfLeaf[];
  readonly unowned: readonly Unowned[];
  readonly tables: RunInput['tables'];
}

/** The quotas of each leaf's people beside its target, and what is in no part's team. */
export function peopleText({ quotas, unowned }: People, plan: Plan): string {
  return [
    paint('bold', 'Quotas of people, beside the target of their team'),
    quotas.length === 0 ? 'Nobody has a quota of their own on a part of a goal.' : quotasTable(quotas, plan),
    '',
    paint('bold', "In nobody's team"),
    unowned.length === 0 ? 'Everything counts for a team.' : unownedTable(unowned, plan),
  ].join('\n');
}

function quotasTable(quotas: readonly QuotasOfLeaf[], { currency }: Plan): string {
  const rows = quotas.map(({ node, period, target, quotas: sum, shortfall, people, unknown }, index) => {
    const short = rationalOf(shortfall.value);
    const words = short.n === 0n ? 'covered' : short.n > 0n ? 'short of the target' : 'more than the target';
    const off = { value: shortfall.value.replace(/^-/, ''), unit: shortfall.unit };
    return [
      index > 0 && quotas[index - 1]?.node === node ? '' : nodeName(node),
      period.label,
      amountText(target, currency),
      String(people),
      amountText(sum, currency),
      short.n === 0n ? '' : amountText(off, currency),
      unknown === 0 ? words : `${words}, and ${unknown} without a known quota`,
    ];
  });
  return textTable(
    [
      { heading: 'Node' },
      { heading: 'Period' },
      rightColumn('Target'),
      rightColumn('People'),
      rightColumn('Their quotas'),
      rightColumn('Off by'),
      { heading: '' },
    ],
    rows,
  );
}

function unownedTable(unowned: readonly Unowned[], { currency }: Plan): string {
  const rows = unowned.map(({ node, period, actual, ofParts, nobodys }) => [
    nodeName(node),
    period.label,
    amountText(actual, currency),
    amountText(ofParts, currency),
    amountText(nobodys, currency),
  ]);
  return textTable(
    [
      { heading: 'Node' },
      { heading: 'Period' },
      rightColumn('Actual'),
      rightColumn('In its teams'),
      rightColumn('In none'),
    ],
    rows,
  );
}
