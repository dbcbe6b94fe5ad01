import type { AstNode } from 'langium';
import type { Code, ParamsOf } from '../diagnostics/catalogue.ts';
import type { Place } from '../diagnostics/report.ts';
import type { PlanView } from './plan-view.ts';

/** Reports a problem of the catalogue at its place. */
export type Say = <C extends Code, N extends AstNode>(code: C, place: Place<N>, params: ParamsOf<C>) => void;

/**
 * One rule of the language, decided from the text alone. It sees only whole nodes: nothing below them is missing or
 * misread. The plan around a node may still hold broken parts.
 */
export type Check<N extends AstNode> = (node: N, say: Say, plan: PlanView) => void;
