import type { Expression as Formula } from '@ontarget/evaluator/format';
import type { Reference } from '@ontarget/language/ast';
import { constant } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { stretchWords } from '../conditions/windows.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { constantOf } from './constants.ts';

/** What is the same whenever it is asked for has no other stretch. */
export function refuseOver(reference: Reference): void {
  const { stretch, ref } = reference;
  if (stretch === undefined) return;
  const why =
    'it is the same in every stretch of time; only results and stages of components are read over another one';
  cannotCompile(stretch, `${ref.$refText} ${stretchWords(stretch)}`, why);
}

/** A value read over another stretch, with what it comes to where that stretch lies before the payee was there. */
export function orElse(
  c: Compilation,
  reference: Reference,
  read: { readonly value: Formula; readonly unit: string },
): Formula {
  const { none } = reference;
  if (none === undefined) return read.value;
  const otherwise = constantOf(c, none);
  if (read.value.op !== 'value' || read.value.window === undefined)
    return cannotCompile(none, reference.ref.$refText, '"else" is for a stretch of time that may not exist');
  const ratios = RATIOS.has(read.unit) && RATIOS.has(otherwise.unit);
  if (read.unit !== otherwise.unit && !ratios && otherwise.unit !== 'number') {
    return refuse('unit-unexpected', none, {
      what: 'What it is otherwise',
      expected: read.unit,
      found: otherwise.unit,
    });
  }
  return { ...read.value, whenNone: constant(otherwise.value, read.unit) };
}

const RATIOS: ReadonlySet<string> = new Set(['percent', 'score', 'multiple', 'number']);
