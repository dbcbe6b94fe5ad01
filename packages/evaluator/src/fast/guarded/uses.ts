import type { Instruction, Register } from './instruction.ts';
import type { Routine } from './routine.ts';

/** The registers that an instruction reads. */
export function operandsOf(one: Instruction): readonly Register[] {
  switch (one.op) {
    case 'load':
    case 'paid':
    case 'literal':
      return [];
    case 'all':
    case 'any':
      return one.of;
    case 'abs':
    case 'not':
    case 'given':
    case 'ratio':
      return [one.a];
    case 'pick':
      return [one.when, one.a, one.b];
    case 'line':
      return [one.x];
    case 'clear':
      return [one.x, one.gap];
    case 'whole':
      return [one.a, one.gap];
    case 'div':
    case 'compare':
      return one.gap === undefined ? [one.a, one.b] : [one.a, one.b, one.gap];
    default:
      return [one.a, one.b];
  }
}

/** The same instruction over other registers. */
export function renumbered(one: Instruction, to: (register: Register) => Register): Instruction {
  switch (one.op) {
    case 'load':
    case 'paid':
    case 'literal':
      return one;
    case 'all':
    case 'any':
      return { ...one, of: one.of.map(to) };
    case 'abs':
    case 'not':
    case 'given':
    case 'ratio':
      return { ...one, a: to(one.a) };
    case 'pick':
      return { ...one, when: to(one.when), a: to(one.a), b: to(one.b) };
    case 'line':
      return { ...one, x: to(one.x) };
    case 'clear':
      return { ...one, x: to(one.x), gap: to(one.gap) };
    case 'whole':
      return { ...one, a: to(one.a), gap: to(one.gap) };
    case 'div':
    case 'compare': {
      const both = { a: to(one.a), b: to(one.b) };
      return one.gap === undefined ? { ...one, ...both } : { ...one, ...both, gap: to(one.gap) };
    }
    default:
      return { ...one, a: to(one.a), b: to(one.b) };
  }
}

/** The registers whose numbers leave a routine. */
export function resultsOf({ results, traced }: Routine): readonly Register[] {
  const paid = results.flatMap(({ register, error }) =>
    error === undefined ? [register] : [register, error],
  );
  return [...paid, ...traced.map(({ register }) => register)];
}

/** How often each register is read; those that nothing reads, such as bounds of errors, are left out. */
export function usesOf(routine: Routine): ReadonlyMap<Register, number> {
  const uses = new Map<Register, number>();
  const open = [...resultsOf(routine)];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const before = uses.get(at) ?? 0;
    uses.set(at, before + 1);
    const one = routine.instructions[at];
    if (before === 0 && one !== undefined) open.push(...operandsOf(one));
  }
  return uses;
}
