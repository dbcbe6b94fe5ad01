import { type Lever, MOST_DEALS } from '@ontarget/analysis/what-if';
import type { Plan } from '@ontarget/evaluator/format';
import { type Rational, toNumber } from '@ontarget/evaluator/numbers';
import type { WhatIfAmount, WhatIfDeal, WhatIfLever, WhatIfSettings, WhatIfStart } from '@ontarget/report';
import { titleOf } from '@ontarget/workspace/view';
import type { Supposing } from './answer.ts';
import { attainmentEnd } from './ends.ts';
import {
  amountOf,
  dealSizeOf,
  EARLIEST_START,
  isInPercent,
  LATEST_START,
  moneyOf,
  plainText,
  readLevels,
  startOf,
  textOf,
} from './settings.ts';

/** The results that can be moved, with what is chosen for them. */
export function leversShown({ plan, role, year, levels, settings }: Supposing): WhatIfLever[] {
  const { problems } = readLevels(year.levers, settings, plan);
  return year.levers.map((lever) => {
    const { id, title, kind } = lever;
    const level = levels.get(id) ?? kind.start;
    const problem = problems.get(id);
    const typed = settings.levers[id];
    return {
      id,
      title,
      on: lever.components.map((name) => componentTitle(plan, role, name)),
      kind: kind.kind,
      unit: isInPercent(lever) ? '%' : (moneyOf(lever.unit) ?? ''),
      // What cannot be taken stays in the box, so that it can be mended.
      text: problem !== undefined && typed !== undefined ? typed : textOf(lever, level),
      ...(kind.kind === 'word' ? { words: [...kind.words] } : {}),
      ...(problem === undefined ? {} : { problem }),
      ...sliderOf(lever, level, plan, role),
    };
  });
}

/** From nothing to the end of the longest curve that the result is read on. */
function sliderOf(
  lever: Lever,
  level: Rational | string,
  plan: Plan,
  role: string,
): Pick<WhatIfLever, 'slider'> {
  if (!isInPercent(lever) || typeof level === 'string') return {};
  const max = attainmentEnd(plan, role, lever.components);
  const top = Math.ceil(toNumber(max) * 10) * 10;
  const at = Math.min(top, Math.max(0, Math.round(toNumber(level) * 1000) / 10));
  return { slider: { min: 0, max: top, step: 1, at } };
}

/** Since when somebody is there, in words. */
export function startShown(settings: WhatIfSettings, plan: Plan): WhatIfStart {
  const range = { min: EARLIEST_START, max: LATEST_START };
  const start = startOf(settings.start, plan);
  if (start === undefined) return { ...range, words: 'long before the year' };
  const { month, day } = start;
  const months = Math.abs(month) === 1 ? '1 month' : `${Math.abs(month)} months`;
  const relation =
    month === 0
      ? 'the first day of the year'
      : month < 0
        ? `${months} before the year`
        : `${months} into the year`;
  return { ...range, month, day, words: `${day}, ${relation}` };
}

/** The size of deals, where pay reads them one by one. */
export function dealShown({ plan, year, levels, settings }: Supposing): WhatIfDeal | undefined {
  if (!year.readsDeals) return undefined;
  const base = { unit: plan.currency, text: settings.deal ?? '' };
  const size = dealSizeOf(settings, plan);
  if (size !== undefined && 'problem' in size) return { ...base, words: '', problem: size.problem };
  const deals = year.dealsAt(levels);
  if (deals !== undefined) {
    const words = deals.count === 1 ? '1 deal in the year' : `${deals.count} deals in the year`;
    return { ...base, words };
  }
  const problem =
    size === undefined
      ? 'No deals can be made up that the plan counts as supposed; what is paid deal by deal is not known.'
      : `No deals of this size can be made up: at most ${MOST_DEALS} a month, and as the plan counts them.`;
  return { ...base, words: '', problem };
}

/** Amounts that the plan leaves to the roster. */
export function amountsOf({ plan, year, settings }: Supposing): WhatIfAmount[] {
  const roster = plan.tables.roster;
  const columns = roster !== undefined && 'columns' in roster ? roster.columns : {};
  return Object.entries(year.columns)
    .filter(([column]) => !(column in settings.amounts) || columns[column] !== undefined)
    .map(([column, value]) => {
      const typed = settings.amounts[column];
      const read = typed === undefined ? value : amountOf(typed, plan.currency, plan);
      const unit = moneyOf(columns[column]?.unit ?? '') ?? '';
      const base = { column, title: titleOf({ name: column }), unit };
      if ('problem' in read) return { ...base, text: typed ?? '', problem: read.problem };
      return { ...base, text: plainText(read) };
    });
}

function componentTitle(plan: Plan, role: string, name: string): string {
  const title = plan.roles[role]?.components[name]?.title ?? name;
  return title === name ? titleOf({ name }) : title;
}
