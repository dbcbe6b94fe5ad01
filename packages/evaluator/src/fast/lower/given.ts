import { own } from '../../engine/own.ts';
import type { EnteredExpression, RosterExpression, TotalExpression, Unit } from '../../format/types/index.ts';
import { ZERO } from '../../numbers/index.ts';
import type { Num } from '../arithmetic/node.ts';
import { NotFast } from '../refused.ts';
import type { Whose } from './inputs.ts';
import type { Lowering } from './lowering.ts';
import type { Place } from './place.ts';
import { lastRowIn, placeOf } from './stay.ts';

/** Units of what is no number. */
const NO_NUMBERS: ReadonlySet<Unit> = new Set([
  'date',
  'text',
  'grade',
  'flag',
  'payee',
  'currency',
  'money',
]);

/** Column types of numbers. */
const NUMBERS: ReadonlySet<string> = new Set(['money', 'percent', 'number', 'count', 'multiple', 'score']);

/** `entered` as an input; where nothing is entered `whenMissing`. */
export function enteredInput(expression: EnteredExpression, place: Place, to: Lowering): Num {
  const { whenMissing } = expression;
  const entered = entryOf(expression, place, to);
  if (entered === 'no-team') return to.fails('no-team', place.value);
  const input = to.build.input(entered, to.sites.indexOf('missing-result', place.value));
  if (whenMissing === undefined) return input;
  return to.build.choose(
    to.build.given(entered),
    () => input,
    () => to.number(whenMissing, place),
  );
}

/** The input that holds an entered result. */
export function entryOf(
  { measure, whose }: EnteredExpression,
  place: Place,
  to: Lowering,
): number | 'no-team' {
  const unit = own(to.plan.measures, measure)?.unit ?? 'number';
  if (NO_NUMBERS.has(unit)) throw new NotFast(`${measure} is entered as ${unit}, not as a number`);
  const scope = scopeOf(whose, place, to);
  if (scope === 'no-team') return scope;
  return to.inputs.indexOf({ kind: 'entered', unit, measure, whose: scope, window: place.window });
}

/** `roster` as an input: of the row that `accrue` has come to, else of the last one in force. */
export function rosterInput(expression: RosterExpression, place: Place, to: Lowering): Num {
  const { column, whenBlank, afterwards, notBelowZero } = expression;
  if (place.asker.kind !== 'payee')
    throw new NotFast(`the roster's ${column} is asked of a ${place.asker.kind}`);
  const row = place.inRow ?? lastRowIn(to.for.stay, place.window, afterwards === true);
  if (row === undefined) return to.fails('missing-roster-row', place.value);
  const { roster } = to.plan.tables;
  const definition = roster?.kind === 'input' ? own(roster.columns, column) : undefined;
  if (definition === undefined || !NUMBERS.has(definition.type) || definition.unit === 'money') {
    throw new NotFast(`the roster's ${column} is no column of numbers`);
  }
  const input = to.inputs.indexOf({ kind: 'roster', column, ...placeOf(row), unit: definition.unit });
  const given = to.build.input(input, to.sites.indexOf('roster-blank', place.value));
  const filled =
    whenBlank === undefined
      ? given
      : to.build.choose(
          to.build.given(input),
          () => given,
          () => to.number(whenBlank, place),
        );
  if (!notBelowZero) return filled;
  const isBelow = to.build.compared('below', given, to.build.constant(ZERO));
  return to.build.choose(
    whenBlank === undefined ? isBelow : to.build.combined('all', [to.build.given(input), isBelow]),
    () => to.fails('below-zero', place.value),
    () => filled,
  );
}

/** `total` as an input: credited rows are added up before, whoever does it. */
export function totalInput(formula: TotalExpression, place: Place, to: Lowering): Num {
  const { window, value } = place;
  const { whose } = formula;
  const isOwn = whose === 'payee own' || whose === 'payee rolled-up' || whose === 'payee both';
  const scope = scopeOf(isOwn ? 'payee' : whose, place, to);
  if (scope === 'no-team') return to.fails('no-team', value);
  const unit = own(to.plan.values, value)?.unit ?? 'number';
  const input = to.inputs.indexOf({
    kind: 'total',
    unit,
    value,
    whose: scope,
    asker: place.asker,
    window,
    formula,
  });
  return to.build.input(input, to.sites.indexOf('unknown-value', value));
}

function scopeOf(
  whose: EnteredExpression['whose'],
  place: Place,
  { for: { team } }: Lowering,
): Whose | 'no-team' {
  if (typeof whose === 'object' || whose === 'company') return whose;
  const { asker } = place;
  if (whose === 'payee') {
    if (asker.kind !== 'payee') throw new NotFast(`a payee's own result is asked of a ${asker.kind}`);
    return 'payee';
  }
  if (asker.kind === 'team') return { team: asker.team };
  if (asker.kind === 'company') throw new NotFast('the company as a whole has no team');
  return team === undefined ? 'no-team' : { team };
}
