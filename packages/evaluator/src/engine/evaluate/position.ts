import type { CreditedExpression, PositionExpression, ShareExpression } from '../../format/types/index.ts';
import { found, missing } from '../outcome.ts';
import type { Operator } from './evaluation.ts';

/** `position`: what the rows before this one in the total's order come to, in credited amounts. */
export const position: Operator<PositionExpression> = (_expression, place) =>
  place.inOrder === undefined
    ? missing('unknown-value', 'a position is asked for where rows have no order')
    : found(place.inOrder.before);

/** `credited`: the subject's share of this row's own amount. */
export const credited: Operator<CreditedExpression> = (_expression, place) =>
  place.inOrder === undefined
    ? missing('unknown-value', 'a credited amount is asked for where rows have no order')
    : found(place.inOrder.credited);

/** `share`: the subject's share of this row. */
export const share: Operator<ShareExpression> = (_expression, place) =>
  place.inOrder === undefined
    ? missing('unknown-value', 'a share is asked for where rows have no order')
    : found(place.inOrder.share);
