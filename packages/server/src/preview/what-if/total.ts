import { type TotalStretch, totalCurve } from '@ontarget/analysis/what-if';
import type { Plan } from '@ontarget/evaluator/format';
import {
  add,
  compare,
  div,
  eq,
  mul,
  ONE,
  type Rational,
  roundTo,
  sub,
  ZERO,
} from '@ontarget/evaluator/numbers';
import type { Figure, PreviewLineCurve, PreviewMark, PreviewPoint, PreviewStretch } from '@ontarget/report';
import { exactly, figure } from '@ontarget/workspace/view';
import type { Supposing } from './answer.ts';
import { attainmentEnd } from './ends.ts';

/** How long the curve is worked on before others are let go first, in milliseconds. */
const TURN = 15;

/**
 * The curve of the total, worked out in turns: whoever types meanwhile is served first. Undefined where pay in total is
 * not known, or `isWanted` says that nobody waits for it any more.
 */
export async function drawTotal(
  supposing: Supposing,
  isWanted: () => boolean,
): Promise<PreviewLineCurve | undefined> {
  const { plan, role, year, levels } = supposing;
  const steps = totalCurve(
    year,
    levels,
    attainmentEnd(plan, role, Object.keys(plan.roles[role]?.components ?? {})),
  );
  // Whoever asked for something newer at the same time has said so by the end of this turn.
  let turn = Number.NEGATIVE_INFINITY;
  let step = steps.next();
  while (step.done !== true) {
    if (performance.now() - turn > TURN) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (!isWanted()) return undefined;
      turn = performance.now();
    }
    step = steps.next();
  }
  if (step.value === undefined || step.value.length === 0) return undefined;
  const point = (x: Rational, y: Rational): PreviewPoint => ({
    x: figure(x, 'percent', plan.currency),
    y: asPaid(y, plan),
  });
  const stretches = step.value.map((one, index, all) => stretchOf(one, point, index === all.length - 1));
  return {
    id: `role/${role}/total`,
    name: 'total',
    title: 'Total of the year',
    kind: 'linear',
    across: { title: 'Attainment of all results together', unit: 'percent' },
    up: { title: 'Pay of the year', unit: plan.currency },
    stretches,
    marks: marksOf(step.value, stretches, point),
  };
}

/** Money as it is read is rounded as the plan pays it; the curve itself is not, so that its lines stay straight. */
function asPaid(value: Rational, { currency, rounding }: Plan): Figure {
  const unit = exactly(rounding.unit);
  const paid = unit === undefined ? value : roundTo(value, unit, rounding.mode);
  return { ...figure(value, currency, currency), text: figure(paid, currency, currency).text };
}

function stretchOf(
  { from, to, starts, ends, at }: TotalStretch,
  point: (x: Rational, y: Rational) => PreviewPoint,
  isLast: boolean,
): PreviewStretch {
  return {
    from: point(from, starts),
    to: point(to, ends),
    includesFrom: eq(at, starts),
    ...(isLast ? { endless: true } : {}),
  };
}

function marksOf(
  stretches: readonly TotalStretch[],
  drawn: readonly PreviewStretch[],
  point: (x: Rational, y: Rational) => PreviewPoint,
): PreviewMark[] {
  const marks: PreviewMark[] = [];
  for (const [index, one] of stretches.entries()) {
    const [before, stretch] = [stretches[index - 1], drawn[index]];
    if (before !== undefined && stretch !== undefined && !eq(before.ends, one.starts)) {
      const was = point(one.from, before.ends).y;
      const place = `${stretch.includesFrom ? 'at' : 'just above'} ${stretch.from.x.text}`;
      const verb = compare(before.ends, one.starts) < 0 ? 'Jumps' : 'Falls';
      const text = `${verb} from ${was.text} to ${stretch.from.y.text} ${place}`;
      marks.push({ kind: 'jump', ...stretch.from, before: was, text });
    }
  }
  const target = atTarget(stretches);
  if (target !== undefined) {
    const at = point(ONE, target);
    marks.push({ kind: 'target', ...at, text: `Pays ${at.y.text} with every result on target` });
  }
  const last = drawn.at(-1);
  const level = stretches.at(-1);
  if (last !== undefined && level !== undefined && eq(level.starts, level.ends) && !eq(level.ends, ZERO)) {
    const text = `No more than ${last.from.y.text}, from ${last.from.x.text} on`;
    marks.push({ kind: 'cap', ...last.from, text });
  }
  return marks.sort((a, b) => a.x.number - b.x.number);
}

function atTarget(stretches: readonly TotalStretch[]): Rational | undefined {
  const exact = stretches.find(({ from }) => eq(from, ONE));
  if (exact !== undefined) return exact.at;
  const within = stretches.find(({ from, to }) => compare(from, ONE) < 0 && compare(to, ONE) > 0);
  if (within === undefined) return undefined;
  const { from, to, starts, ends } = within;
  return add(starts, mul(sub(ends, starts), div(sub(ONE, from), sub(to, from))));
}
