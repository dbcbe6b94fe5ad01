import type { Rational } from '@ontarget/evaluator/numbers';
import type { PolicyContext } from './context.ts';
import type { JudgedSubject } from './subjects.ts';

/** A number of a subject; `none` where it has no such number, and `why` where it has one that is not known. */
export type Figure = { readonly value: Rational } | { readonly why: string } | 'none';

/** How a number is worked out; one that is costly may answer any bound of it that is not above `enough`. */
export type FigureOf = (one: JudgedSubject, context: PolicyContext, enough?: Rational) => Figure;
