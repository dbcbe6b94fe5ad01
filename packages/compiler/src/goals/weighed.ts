import type { GoalNode as EvaluatorNode, Expression, Grain, ValueId } from '@ontarget/evaluator/format';
import { ONE } from '@ontarget/evaluator/numbers';
import { goalOf, pathNames, type WeighedNode, weighedParts } from '@ontarget/language';
import { sortedTexts } from '../build/canonical-order.ts';
import { constant, quotient, readValue, sum } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { columnOfRoster } from '../formulas/roster.ts';
import { titleOf, unitOfResult } from '../measures/measures.ts';
import { resultOf } from '../measures/results.ts';
import { ids } from '../names.ts';
import { cannotCompile } from '../problems.ts';

type ByWeight = Extract<EvaluatorNode['part'], { kind: 'divides by weight' }>;

/** What a part counts by against those that divide the same rest with it. */
export interface Weighed {
  readonly terms: Pick<ByWeight, 'by' | 'among' | 'each' | 'weight'>;
  /** Its weight ÷ the weights of all of them, as a formula of a month; held where nobody counts for anything. */
  readonly share: Expression;
  /** Whether the share of one month may be another than that of the next. */
  readonly changes: boolean;
}

/** Weighs a part against those beside it that divide the same rest. */
export function weighed(c: Compilation, node: WeighedNode): Weighed {
  const { part } = node;
  const changes = part.history === undefined && part.grain !== 'year';
  // What a whole year came to is asked of the year; who is there, of the month.
  const read = (id: ValueId) => readValue(id, part.history === undefined ? undefined : 'year');
  const all = weighedParts(node.$container).map((one) => read(weightOf(c, one)));
  const weight = weightOf(c, node);
  return {
    terms: {
      by: byOf(node),
      ...(part.roles.length === 0 ? {} : { among: rolesOf(node) }),
      ...(part.grain === undefined ? {} : { each: part.grain as Grain }),
      weight,
    },
    share: quotient(read(weight), sum(all), { op: 'hold', code: 'too-few-others' }),
    changes,
  };
}

/** The value of a part's weight, made at its first use. */
function weightOf(c: Compilation, node: WeighedNode): ValueId {
  const team = node.team.$refText;
  const own = ids.goal(goalOf(node).name, pathNames(node));
  const id = `${own}/weight`;
  if (c.values.has(id)) return id;
  const { part } = node;
  const title = `${node.team.ref === undefined ? team : titleOf(node.team.ref)}, ${weightWords(node)}`;
  const value = (unit: string, formula: Expression) =>
    addValue(c, id, { title, stage: 'goal weight', unit, subject: 'company', formula }, part);
  if (part.history !== undefined) {
    const measure = part.history.ref ?? cannotCompile(part, team, 'what it is divided by is unknown');
    if (c.header.amended?.results === 'restart') {
      const why =
        'the plan begins anew in mid-year, where "of last year" would be some of its months; count people instead';
      cannotCompile(part, team, why);
    }
    const unit = unitOfResult(c, measure);
    // Only a value can be read over another stretch than the one at hand.
    const result = addValue(
      c,
      `${own}/brought in`,
      {
        title: `${titleOf(measure)} of ${team}`,
        stage: 'measure',
        unit,
        subject: 'company',
        formula: resultOf(c, measure, { team }),
      },
      part,
    );
    return value(unit, readValue(result, 'same period last year'));
  }
  const column = part.weight?.ref;
  const of =
    part.headcount === true
      ? constant(ONE, 'count')
      : columnOfRoster(part, column ?? cannotCompile(part, team, 'what it is divided by is unknown'));
  return value(part.headcount ? 'count' : unitOfColumn(c, column?.name ?? ''), {
    op: 'assigned',
    of,
    team,
    ...(part.roles.length === 0 ? {} : { among: rolesOf(node) }),
    each: part.grain as Grain,
  });
}

function unitOfColumn(c: Compilation, column: string): string {
  const roster = c.tables.get('roster');
  const unit = roster?.kind === 'input' ? roster.columns[column]?.unit : undefined;
  return unit ?? 'number';
}

function byOf({ part, team }: WeighedNode): ByWeight['by'] {
  if (part.headcount) return 'headcount';
  if (part.history !== undefined) return { lastYearOf: part.history.$refText };
  const column = part.weight?.ref ?? cannotCompile(part, team.$refText, 'what it is divided by is unknown');
  return { column: column.name };
}

function weightWords({ part }: WeighedNode): string {
  if (part.headcount) return 'headcount';
  return part.history === undefined
    ? `${part.weight?.$refText ?? ''}`
    : `${part.history.$refText} of last year`;
}

function rolesOf({ part }: WeighedNode): string[] {
  return sortedTexts(part.roles.map(({ $refText }) => $refText));
}
