import type { Expression, RankExpression, Relation } from '../../format/types/index.ts';
import {
  add,
  compare,
  div,
  ONE,
  parseDate,
  type Rational,
  rational,
  sub,
  ZERO,
} from '../../numbers/index.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { distinctReasons } from '../reasons.ts';
import { teamAndAbove } from '../roster/teams.ts';
import { subjectKey } from '../subject.ts';
import type { Window } from '../windows.ts';
import { curvePieces } from './curves.ts';
import type { Evaluation, Operator, Place } from './evaluation.ts';
import { checkedSize } from './limits.ts';
import { payOn, pieceAt } from './pieces.ts';

/** Somebody who takes part, with what they are ranked by. */
interface Ranked {
  readonly key: string;
  readonly result: Rational;
  readonly tieBreak: Rational;
}

/** Where somebody stands: how many are better, how many equal (themselves included), and how many take part. */
export interface Standing {
  readonly better: number;
  readonly equal: number;
  readonly people: number;
}

/**
 * `rank`: with b others better than the subject and e equal to it (itself included), its place is b + 1 for `best` and
 * b + e for `worst`; a percentile is 1 − b / (n − 1) of n people; an award is what the curve pays for the place, for
 * `each` the mean over the places b + 1 … b + e. Whoever does not take part has a blank, and no award. A result that is
 * missing is missing for everybody who is ranked with it.
 */
export const rank: Operator<RankExpression> = (expression, place, evaluation) => {
  const all = rankedBy(expression, place.window, evaluation);
  if (!Array.isArray(all)) return all as Outcome;
  const standing = standingIn(all, expression, place);
  const { read, ties } = expression;
  if (typeof read === 'object') return awarded(read.curve, ties, standing, evaluation);
  if (standing === undefined) return found(null);
  const { better, equal, people } = standing;
  if (read === 'place') return found(rational(ties === 'worst' ? better + equal : better + 1));
  if (people > 1) return found(sub(ONE, rational(better, people - 1)));
  return missing('too-few-others', 'there is nobody else to stand among');
};

/** Where the subject stands, for explanations; undefined where it does not take part or that cannot be told. */
export function standingOf(
  expression: RankExpression,
  place: Place,
  evaluation: Evaluation,
): Standing | undefined {
  const all = rankedBy(expression, place.window, evaluation);
  return Array.isArray(all) ? standingIn(all, expression, place) : undefined;
}

function awarded(
  curve: string,
  ties: RankExpression['ties'],
  standing: Standing | undefined,
  evaluation: Evaluation,
): Outcome {
  if (standing === undefined) return found(ZERO);
  const pieces = curvePieces(curve, evaluation);
  const first = pieces?.[0];
  if (pieces === undefined || first === undefined)
    return missing('unknown-value', `the evaluator has no curve ${curve} that could be read here`);
  const { better, equal } = standing;
  const [from, to] =
    ties === 'each'
      ? [better + 1, better + equal]
      : ties === 'worst'
        ? [better + equal, better + equal]
        : [better + 1, better + 1];
  let total = ZERO;
  for (let at = from; at <= to; at += 1) {
    const place = rational(at);
    const piece = pieceAt(pieces, place) ?? first;
    evaluation.watch?.({ kind: 'pieces', curve, pieces: [piece.index] });
    total = add(total, payOn(piece, place));
  }
  return checkedSize(div(total, rational(to - from + 1)));
}

function standingIn(
  all: readonly Ranked[],
  { better, tieBreak }: RankExpression,
  { subject }: Place,
): Standing | undefined {
  const key = subjectKey(subject);
  const me = all.find((one) => one.key === key);
  if (me === undefined) return undefined;
  const sides = all.map((one) => {
    const byResult = compare(one.result, me.result) * (better === 'higher' ? 1 : -1);
    return byResult !== 0
      ? byResult
      : compare(one.tieBreak, me.tieBreak) * (tieBreak?.better === 'lower' ? -1 : 1);
  });
  return {
    better: sides.filter((side) => side > 0).length,
    equal: sides.filter((side) => side === 0).length,
    people: all.length,
  };
}

/** One ranking is asked for by everybody in it. */
const known = new WeakMap<Evaluation, Map<RankExpression, Map<string, readonly Ranked[] | Outcome>>>();

function rankedBy(
  expression: RankExpression,
  window: Window,
  evaluation: Evaluation,
): readonly Ranked[] | Outcome {
  const of = known.get(evaluation) ?? new Map<RankExpression, Map<string, readonly Ranked[] | Outcome>>();
  known.set(evaluation, of);
  const over = of.get(expression) ?? new Map<string, readonly Ranked[] | Outcome>();
  of.set(expression, over);
  const key = `${window.from} ${window.to}`;
  const before = over.get(key);
  if (before !== undefined) return before;
  const ranked = workedOut(expression, window, evaluation);
  over.set(key, ranked);
  return ranked;
}

function workedOut(
  expression: RankExpression,
  window: Window,
  evaluation: Evaluation,
): readonly Ranked[] | Outcome {
  const { roster, plan } = evaluation;
  const date = expression.on === undefined ? undefined : parseDate(expression.on);
  const on = date?.ok ? date.value : evaluation.year.days(window).last;
  const isIn = (team: string | undefined): boolean =>
    expression.team === undefined ||
    (team !== undefined && teamAndAbove(plan, team).includes(expression.team));
  const people = roster.assignments.filter(
    (one) => one.covers(on) && isIn(one.subject.team) && own(expression.of, one.subject.role) !== undefined,
  );
  const doubts = [
    ...roster.anybody,
    ...people.flatMap((one) => [...one.problems, ...(roster.problems.get(one.subject.payee) ?? [])]),
    ...[...roster.problems.keys()].flatMap((payee) =>
      roster
        .doubtsOn(payee, on)
        .filter(({ team }) => team === 'unknown' || isIn(team.name))
        .flatMap(({ reasons }) => reasons),
    ),
  ];
  if (doubts.length > 0) return { ok: false, reasons: distinctReasons(doubts) };
  const numbers = (of: Readonly<Record<string, Expression>> | undefined): readonly Outcome<Rational>[] =>
    people.map(({ subject }) => {
      const formula = of === undefined ? undefined : own(of, subject.role);
      return formula === undefined ? found(ZERO) : evaluation.number(formula, { subject, window });
    });
  const [results, tieBreaks] = [numbers(expression.of), numbers(expression.tieBreak?.of)];
  const gap = missingFrom([...results, ...tieBreaks]);
  if (gap !== undefined) return gap;
  const all = people.flatMap(({ subject }, index): Ranked[] => {
    const [result, tieBreak] = [results[index], tieBreaks[index]];
    if (!result?.ok || !tieBreak?.ok) return [];
    return [{ key: subjectKey(subject), result: result.value, tieBreak: tieBreak.value }];
  });
  const { results: must } = expression;
  if (must === undefined) return all;
  const bound = evaluation.exact(must.bound);
  return all.filter(({ result }) => HOLDS[must.relation](compare(result, bound)));
}

const HOLDS: Readonly<Record<Relation, (side: number) => boolean>> = {
  'at least': (side) => side >= 0,
  above: (side) => side > 0,
  'at most': (side) => side <= 0,
  below: (side) => side < 0,
  equal: (side) => side === 0,
};
