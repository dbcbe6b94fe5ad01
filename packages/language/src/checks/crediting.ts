import { add, formatPercent, gt, lt, ONE, type Rational, sub, sum } from '@ontarget/evaluator/numbers';
import type {
  CreditClause,
  Measure,
  RestCredit,
  RollUpClause,
  SplitCredit,
  TotalCredit,
  WholeCredit,
} from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import { isOfTeam, isPart } from '../resolve/credits.ts';
import { tableOfMeasure } from '../resolve/tables.ts';
import { unitName } from '../types/unit.ts';
import { unitOfNamed } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue, currencyIn } from './values.ts';

/** A deal that is nobody's pays nobody; a number of the whole company says so. */
export const measuresMustSayWhoIsCredited: Check<Measure> = (measure, say) => {
  const table = tableOfMeasure(measure);
  const credited = measure.clauses.some(({ $type }) => $type === 'CreditClause');
  const company = measure.clauses.some((clause) => clause.$type === 'SubjectClause' && clause.company);
  if (table === undefined || credited || company) return;
  say('credit-missing', { node: measure, property: 'name' }, { measure: measure.name, table: table.name });
};

export const creditMustGoToPayees: Check<CreditClause> = (clause, say, plan) => {
  for (const split of clause.splits.filter((one) => !isOfTeam(one))) {
    const column = split.column.ref;
    const unit = column && unitOfNamed(column, undefined, { currency: currencyIn(plan) });
    if (column === undefined || unit === undefined || unit.kind === 'payee' || unit.kind === 'unknown')
      continue;
    say(
      'credit-to-no-payee',
      { node: split, property: 'column' },
      {
        measure: clause.$container.name,
        column: column.name,
        type: unitName(unit),
      },
    );
  }
};

/** Teams are named by words: a payee has no members. */
export const teamCreditMustGoToTeams: Check<CreditClause> = (clause, say, plan) => {
  for (const split of clause.splits.filter(isOfTeam)) {
    const column = split.column.ref;
    const unit = column && unitOfNamed(column, undefined, { currency: currencyIn(plan) });
    if (column === undefined || unit === undefined || TEAM_WORDS.has(unit.kind)) continue;
    const params = { measure: clause.$container.name, column: column.name, type: unitName(unit) };
    say('credit-to-no-team', { node: split, property: 'column' }, params);
  }
};

/** What the name of a team may be read as. */
const TEAM_WORDS: ReadonlySet<string> = new Set(['text', 'choice', 'unknown']);

/** What nobody is credited with cannot go up; and it goes up to people. */
export const rollUpsMustLeadFromCreditToPeople: Check<RollUpClause> = (clause, say, plan) => {
  const measure = clause.$container;
  const credit = measure.clauses.find(({ $type }) => $type === 'CreditClause');
  const credited = credit?.$type === 'CreditClause' ? credit.splits : [];
  const columns = credited.flatMap(({ column, blank }) => [column.$refText, blank?.column?.$refText]);
  for (const [index, { ref }] of clause.columns.entries()) {
    if (ref === undefined || columns.includes(ref.name)) continue;
    const why = `nobody is credited by ${ref.name}, so nothing goes up from it`;
    say('roll-up-wrong', { node: clause, property: 'columns', index }, { measure: measure.name, why });
  }
  const along = clause.relationship?.ref;
  const unit = along && unitOfNamed(along, undefined, { currency: currencyIn(plan) });
  if (along === undefined || unit === undefined || unit.kind === 'payee' || unit.kind === 'unknown') return;
  const why = `${along.name} of the roster is ${unitName(unit)} and not a payee, so it leads to nobody`;
  say('roll-up-wrong', { node: clause, property: 'relationship' }, { measure: measure.name, why });
};

/** The share of a second rep who is not there goes to somebody, or to nobody: money either way. */
export const creditMustSayWhoGetsABlankShare: Check<WholeCredit | SplitCredit | RestCredit> = (
  split,
  say,
) => {
  const column = split.column.ref;
  if (column === undefined || split.blank !== undefined) return;
  if (!isOfTeam(split) && (column.$type !== 'InputColumn' || !column.blank)) return;
  say(
    'choice-blank-creditee',
    { node: split, property: 'column' },
    {
      measure: split.$container.$container.name,
      column: column.name,
    },
  );
};

/** Overlays may go above 100% on purpose; below it a part of every deal is lost, most often by a slip. */
export const splitsMustHandOutTheWhole: Check<CreditClause> = (clause, say, plan) => {
  const total = totalSplit(clause, plan);
  if (total === undefined) return;
  const measure = clause.$container.name;
  const rest = clause.splits.some(({ $type }) => $type === 'RestCredit');
  if (rest && gt(total, ONE)) {
    say('credit-rest-below-zero', { node: clause }, { measure, total: formatPercent(total) });
  } else if (!rest && lt(total, ONE)) {
    say(
      'credit-below-100',
      { node: clause },
      {
        measure,
        total: formatPercent(total),
        missing: formatPercent(sub(ONE, total)),
      },
    );
  }
};

/** A bound below what the plan itself credits would make an error of every row. */
export const totalCreditMustLeaveRoom: Check<TotalCredit> = (limit, say, plan) => {
  const measure = limit.$container;
  const credit = measure.clauses.find((clause) => clause.$type === 'CreditClause');
  const most = fractionOf(limit.percent);
  if (credit?.$type !== 'CreditClause' || most === undefined) return;
  const total = allCredit(credit, plan);
  if (total === undefined || !lt(most, total)) return;
  const params = { measure: measure.name, total: formatPercent(total), most: formatPercent(most) };
  say('credit-over-bound', { node: limit }, params);
};

/** Everything that is credited of a row; undefined where a share depends on the row. */
function allCredit(clause: CreditClause, plan: PlanView): Rational | undefined {
  if (clause.splits.some(({ each }) => each)) return undefined;
  const parts = clause.splits.flatMap((split) => (split.$type === 'SplitCredit' ? [split] : []));
  const values = parts.map(({ share }) => constantValue(share, plan));
  if (!values.every((value) => value?.unit.kind === 'percent')) return undefined;
  const of = (overlay: boolean) =>
    sum(values.filter((_, index) => parts[index]?.overlay === overlay).map((value) => value?.value ?? ONE));
  const isWhole = clause.splits.some(({ $type }) => $type !== 'SplitCredit');
  return add(isWhole ? ONE : of(false), of(true));
}

/** Half a lead is half a lead to some and a lead for each to others. */
export const countsMustSayWhatSplitCreditCounts: Check<Measure> = (measure, say, plan) => {
  const credit = measure.clauses.find((clause) => clause.$type === 'CreditClause');
  if (measure.body.$type !== 'CountMeasure' || credit?.$type !== 'CreditClause') return;
  const whole = credit.splits.every((split) => !isPart(split) || isWhole(split, plan));
  if (whole) return;
  say(
    'choice-split-count',
    { node: measure.body },
    {
      measure: measure.name,
      table: measure.body.table.$refText,
    },
  );
};

function isWhole(split: WholeCredit | SplitCredit | RestCredit, plan: PlanView): boolean {
  const share = split.$type === 'SplitCredit' ? constantValue(split.share, plan) : undefined;
  return share?.unit.kind === 'percent' && share.value.n === share.value.d && !split.evenly;
}

/** What the stated shares add up to, overlays left out; undefined where one is not a known percent, or credit is not split. */
function totalSplit(clause: CreditClause, plan: PlanView): Rational | undefined {
  if (clause.splits.some(({ each }) => each)) return undefined;
  const shares = clause.splits.filter(
    (split): split is SplitCredit => split.$type === 'SplitCredit' && !split.overlay,
  );
  const values = shares.map(({ share }) => constantValue(share, plan));
  if (shares.length === 0 || !values.every((value) => value?.unit.kind === 'percent')) return undefined;
  return sum(values.map((value) => value?.value ?? ONE));
}
