import type { Unit, ValueId } from '@ontarget/evaluator/format';
import type { Rational } from '@ontarget/evaluator/numbers';

/** A result that pay depends on, over one stretch of the year: what a payee, a team or the company achieved. */
export interface Input {
  /** Its place among the inputs of a question, from 0. */
  readonly index: number;
  readonly value: ValueId;
  /** Key of the window, such as `2027-01-01/2027-03-31`. */
  readonly window: string;
  /** The window as people name it, such as `FY27-Q1`. */
  readonly period: string;
  /** The measure or goal as the plan names it. */
  readonly name: string;
  readonly unit: Unit;
  readonly betterWhen: 'higher' | 'lower';
  readonly domain: Domain;
  /** Whether a longer stretch from the same day on has never less of it: what is counted or added up from rows. */
  readonly addsUp: boolean;
}

/** What an input can be: any number between two bounds that belong to it (without end where left out), or one of some words. */
export type Domain =
  | { readonly kind: 'numbers'; readonly low?: Rational; readonly high?: Rational }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** What each input is in one case: a number, or a word of a graded result. */
export type Point = ReadonlyMap<number, Rational | string>;
