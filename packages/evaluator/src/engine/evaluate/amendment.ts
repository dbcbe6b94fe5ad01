import type {
  ClawbackExpression,
  Expression,
  Plan,
  Stage,
  Value,
  ValueId,
} from '../../format/types/index.ts';
import { type Missing, missing } from '../outcome.ts';
import { own } from '../own.ts';
import type { Window } from '../windows.ts';
import type { Engine } from './engine.ts';
import { windowBeforeOf } from './time.ts';

/** An amendment in mid-year, as an engine of the amended plan sees it. */
export interface Amendment {
  /** The first month that the amended plan is in force in; 0 is the year's first. */
  readonly month: number;
  /** Whether what is measured across it goes on from the year's start, or begins with it. */
  readonly results: 'continue' | 'restart';
  /** The engine of the version before; undefined where that is not given. */
  readonly earlier: Engine | undefined;
}

/** Which terms a value over a window is worked out by. */
export type Route =
  /** The amended plan's own, over this window. */
  | { readonly by: 'own'; readonly window: Window }
  | { readonly by: 'earlier'; readonly earlier: Engine }
  /** Each stretch by its own: the sum of what the version before has for its part and the amended plan for its own. */
  | { readonly by: 'both'; readonly earlier: Engine; readonly before: Window; readonly after: Window };

/** What was paid on or carried before an amendment is the earlier version's, also where results restart. */
const OF_RESULTS: ReadonlySet<Stage> = new Set([
  'measure',
  'quota',
  'target pay',
  'goal weight',
  'goal target',
  'goal actual',
]);

/** Which terms count for a value over a window. */
export function routeOf(
  id: ValueId,
  value: Pick<Value, 'title' | 'stage' | 'addsUp'>,
  window: Window,
  amendment: Amendment | undefined,
): Route | Missing {
  if (amendment === undefined || window.from >= amendment.month) return { by: 'own', window };
  const { month, results, earlier } = amendment;
  const isBefore = window.to < month;
  if (results === 'restart') {
    if (!isBefore) return { by: 'own', window: { from: month, to: window.to } };
    if (OF_RESULTS.has(value.stage)) return { by: 'own', window };
  } else if (!isBefore && value.addsUp !== true) return { by: 'own', window };
  if (earlier === undefined) return withoutEarlier(value.title);
  if (own(earlier.plan.values, id) === undefined) {
    return missing(
      'window-spans-versions',
      `${value.title} goes on across the amendment, and the version before has nothing of this name`,
    );
  }
  if (isBefore) return { by: 'earlier', earlier };
  return {
    by: 'both',
    earlier,
    before: { from: window.from, to: month - 1 },
    after: { from: month, to: window.to },
  };
}

function withoutEarlier(title: string): Missing {
  return missing(
    'window-spans-versions',
    `${title} needs what came before the amendment, and the version that was in force then is not given`,
  );
}

/**
 * Whether a component is new in the amended plan: nothing of it could go on, so that it begins with the amendment
 * whatever the others do.
 */
export function isNewComponent(id: ValueId, plan: Plan, { earlier, month }: Amendment): boolean {
  const [kind, role = '', name = ''] = id.split('/');
  if (kind !== 'role' || month === 0 || earlier === undefined) return false;
  if (own(own(plan.roles, role)?.components ?? {}, name) === undefined) return false;
  return own(own(earlier.plan.roles, role)?.components ?? {}, name) === undefined;
}

/**
 * What a component took back of rows credited in a month before an amendment: what the version that was in force then says of
 * the component of the same name, `none` where it says nothing or has no such component.
 */
export function clawbackBefore(
  month: number,
  now: ClawbackExpression,
  amendment: Amendment | undefined,
): ClawbackExpression | 'none' | Missing {
  if (amendment === undefined || month >= amendment.month) return now;
  const { earlier } = amendment;
  if (earlier === undefined) return withoutEarlier('what is taken back for deals');
  const [, role = '', name = ''] = now.pay.split('/');
  const component = own(own(earlier.plan.roles, role)?.components ?? {}, name);
  const id = component?.stages.clawback;
  const formula = id === undefined ? undefined : own(earlier.plan.values, id)?.formula;
  return formula?.op === 'clawback' ? earlier.clawbackIn(month, formula) : 'none';
}

/** Formulas that add up what lies in a window by the terms of one plan. */
const OF_ONE_PLAN: ReadonlySet<Expression['op']> = new Set(['total', 'accrue', 'open', 'pool', 'part']);

/** Whether a formula would mix the terms of two versions: only values are looked up in the version of their time. */
export function mixesVersions(
  expression: Expression,
  window: Window,
  { month, results }: Amendment,
): boolean {
  if (results === 'restart' || window.to < month) return false;
  const isAcross = window.from < month;
  switch (expression.op) {
    case 'over':
      if (expression.of.op === 'value') return false;
      return expression.periods === 'in the window' ? isAcross : window.from > 0;
    case 'previous': {
      const before = windowBeforeOf(expression, window);
      return expression.of.op !== 'value' && before !== undefined && before.to < month;
    }
    default:
      return isAcross && OF_ONE_PLAN.has(expression.op);
  }
}
