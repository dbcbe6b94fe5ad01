import { type Gap, MOST_IN_ALL, nodeName, USUAL_AT_ONE_LEVEL } from '@ontarget/analysis/goals';
import { formatPercent, gt, mul, ONE, sub } from '@ontarget/evaluator/numbers';
import { rationalOf } from '../quantity.ts';
import { percentText } from './words.ts';

/** A gap of the cascade in words: what is not whole, and where. */
export function gapText(gap: Gap): string {
  switch (gap.kind) {
    case 'not carried':
      return `${nodeName(gap.node)}: nobody is paid on it`;
    case 'carrier unpaid':
      return `${nodeName(gap.node)}: ${gap.role} is named as carrying it and has no component on it`;
    case 'parts not 100%':
      return `${nodeName(gap.node)}: its parts come to ${percentText(gap.total)} of it`;
    case 'over-assigned':
      return overAssigned(gap);
    case 'no line to a goal':
      return `${gap.role} ${gap.component}: paid on nothing that a goal asks for`;
  }
}

function overAssigned({ node, at, cumulative, beyond }: Gap & { kind: 'over-assigned' }): string {
  const level = `${nodeName(node)}: handed down at ${percentText(at)}`;
  if (beyond === 'in all') {
    return `${level}, ${percentText(cumulative)} from the company's number down: more than ${formatPercent(MOST_IN_ALL)} in all`;
  }
  const tooLittle = gt(ONE, rationalOf(at));
  const bound = tooLittle
    ? 'less than the node itself'
    : `more than the usual ${formatPercent(USUAL_AT_ONE_LEVEL)}`;
  return `${level}: ${bound}`;
}

/** What over-assignment hands out on top of a number: 10% of it at 110%. */
export function onTop(own: string, at: string): ReturnType<typeof rationalOf> {
  return mul(rationalOf(own), sub(rationalOf(at), ONE));
}
