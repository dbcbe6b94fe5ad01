import type { Relation } from '../../format/types/index.ts';
import type { Instruction, Register } from '../guarded/instruction.ts';

/** The operators whose result is a truth: 1, 0, or NaN where it is not decided. */
export type Truth = Extract<Instruction, { op: 'compare' | 'all' | 'any' | 'not' | 'given' | 'clear' }>;

const TRUTHS: ReadonlySet<string> = new Set(['compare', 'all', 'any', 'not', 'given', 'clear']);

export function isTruth(one: Instruction | undefined): one is Truth {
  return one !== undefined && TRUTHS.has(one.op);
}

/**
 * A truth as two conditions, one for where it surely holds and one for where it surely does not: a machine branches on them
 * without a number in between. Where neither is so, it is not decided.
 */
export interface Sure {
  readonly holds: string;
  readonly fails: string;
  /** Whether it is always decided. */
  readonly isAlways?: boolean;
}

/** What a truth's operands are called. */
export interface Names {
  number(register: Register): string;
  truth(register: Register): Sure;
  literal(value: number): string;
}

export function sureOf(one: Truth, names: Names): Sure {
  switch (one.op) {
    case 'given': {
      const a = names.number(one.a);
      return { holds: `${a} === ${a}`, fails: `${a} !== ${a}`, isAlways: true };
    }
    case 'not': {
      const { holds, fails, ...rest } = names.truth(one.a);
      return { ...rest, holds: fails, fails: holds };
    }
    case 'all':
    case 'any': {
      const of = one.of.map((part) => names.truth(part));
      const [and, or] = one.op === 'all' ? [' && ', ' || '] : [' || ', ' && '];
      return {
        holds: `(${of.map(({ holds }) => holds).join(and)})`,
        fails: `(${of.map(({ fails }) => fails).join(or)})`,
      };
    }
    case 'clear': {
      const [x, gap] = [names.number(one.x), names.number(one.gap)];
      const parts = one.bounds.map((bound) => `Math.abs(${x} - ${names.literal(bound)}) > ${gap}`);
      return { holds: `(${parts.join(' && ')})`, fails: 'false' };
    }
    case 'compare': {
      const [a, b] = [names.number(one.a), names.number(one.b)];
      return one.gap === undefined
        ? exactly(one.relation, a, b)
        : guarded(one.relation, a, b, names.number(one.gap));
    }
  }
}

const SIGNS: Readonly<Record<Relation, readonly [holds: string, fails: string]>> = {
  'at least': ['>=', '<'],
  above: ['>', '<='],
  'at most': ['<=', '>'],
  below: ['<', '>='],
  equal: ['===', '!=='],
};

/** Neither a comparison nor its opposite holds of NaN, but for `!==`. */
function exactly(relation: Relation, a: string, b: string): Sure {
  const [holds, fails] = SIGNS[relation];
  if (relation !== 'equal') return { holds: `${a} ${holds} ${b}`, fails: `${a} ${fails} ${b}` };
  return { holds: `${a} === ${b}`, fails: `(${a} < ${b} || ${a} > ${b})` };
}

function guarded(relation: Relation, a: string, b: string, gap: string): Sure {
  const [more, less] = [`${a} - ${b} > ${gap}`, `${b} - ${a} > ${gap}`];
  const same = `${a} === ${b} && ${gap} === 0`;
  switch (relation) {
    case 'at least':
      return { holds: `(${more} || ${same})`, fails: less };
    case 'above':
      return { holds: more, fails: `(${less} || ${same})` };
    case 'at most':
      return { holds: `(${less} || ${same})`, fails: more };
    case 'below':
      return { holds: less, fails: `(${more} || ${same})` };
    case 'equal':
      return { holds: `(${same})`, fails: `(${more} || ${less})` };
  }
}
