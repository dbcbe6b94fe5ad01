import type { Instruction, Register } from '../guarded/instruction.ts';
import type { Routine, Traced } from '../guarded/routine.ts';
import { operandsOf, renumbered, resultsOf, usesOf } from '../guarded/uses.ts';

/** Instructions of a piece: what V8 compiles for two of them grows with more than twice the time of one. */
const MOST = 250;
const LEAST = 200;

/** A part of a routine that is a function of its own, with what it hands over to the pieces behind it. */
export interface Piece {
  /** Its traced columns are the numbers that are handed over, and behind those of the last piece what the whole routine traces. */
  readonly routine: Routine;
  /** The outputs under which the pieces behind it read what is handed over, in the order of its traced columns. */
  readonly handed: readonly number[];
}

/** A routine in pieces that run one after the other: one where it is small. */
export function piecesOf(routine: Routine): readonly Piece[] {
  const { instructions } = routine;
  const uses = usesOf(routine);
  const used = [...uses.keys()].filter((at) => !isFree(instructions[at])).sort((a, b) => a - b);
  if (used.length <= MOST) return [{ routine, handed: [] }];
  const cutter = new Cutter(routine, used);
  const pieces: Piece[] = [];
  let rest = used;
  while (rest.length > MOST) {
    const size = cutter.sizeOfNext(rest);
    pieces.push(cutter.piece(rest.slice(0, size), cutter.livesAt(rest[size] as Register)));
    rest = rest.slice(size);
  }
  return [...pieces, cutter.last(rest)];
}

/** What is read again rather than handed over. */
function isFree(one: Instruction | undefined): boolean {
  return one?.op === 'load' || one?.op === 'paid' || one?.op === 'literal';
}

class Cutter {
  private readonly routine: Routine;
  private readonly base: number;
  /** The last instruction that reads each register; beyond all for what leaves the routine. */
  private readonly lastRead = new Map<Register, number>();
  private readonly handed = new Set<Register>();
  private readonly used: readonly Register[];

  constructor(routine: Routine, used: readonly Register[]) {
    this.routine = routine;
    this.used = used;
    const { instructions } = routine;
    // Names for what is handed over that no column of other functions has.
    this.base = 1 + Math.max(-1, ...instructions.map((one) => (one.op === 'paid' ? one.output : -1)));
    for (const at of used)
      for (const read of operandsOf(instructions[at] as Instruction)) this.lastRead.set(read, at);
    for (const at of resultsOf(routine)) this.lastRead.set(at, instructions.length);
  }

  /** Numbers that are worked out before an instruction, and read there or behind it. */
  livesAt(cut: Register): readonly Register[] {
    return this.used.filter((at) => at < cut && (this.lastRead.get(at) ?? -1) >= cut);
  }

  /** How many instructions the next piece has, so that as little as may be is handed over. */
  sizeOfNext(rest: readonly Register[]): number {
    let [best, fewest] = [MOST, Number.POSITIVE_INFINITY];
    for (let size = MOST; size >= LEAST; size -= 1) {
      const lives = this.livesAt(rest[size] as Register).length;
      if (lives < fewest) [best, fewest] = [size, lives];
    }
    return best;
  }

  piece(own: readonly Register[], lives: readonly Register[]): Piece {
    const fresh = lives.filter((at) => !this.handed.has(at));
    const { instructions, place } = this.written(own);
    for (const at of fresh) this.handed.add(at);
    const traced = fresh.map((at): Traced => ({ name: String(at), register: place(at), factor: ONE }));
    return {
      routine: { instructions, results: [], traced },
      handed: fresh.map((at) => this.base + at),
    };
  }

  last(own: readonly Register[]): Piece {
    const { instructions, place } = this.written(own);
    const { results, traced } = this.routine;
    return {
      routine: {
        instructions,
        results: results.map((one) => ({
          ...one,
          register: place(one.register),
          error: one.error === undefined ? undefined : place(one.error),
        })),
        traced: traced.map((one) => ({ ...one, register: place(one.register) })),
      },
      handed: [],
    };
  }

  /** The instructions of a piece, and where a register stands in it; what earlier pieces have is read from its column. */
  private written(own: readonly Register[]): {
    readonly instructions: Instruction[];
    readonly place: (at: Register) => Register;
  } {
    const instructions: Instruction[] = [];
    const places = new Map<Register, Register>();
    const put = (at: Register, one: Instruction): Register => {
      instructions.push(one);
      places.set(at, instructions.length - 1);
      return instructions.length - 1;
    };
    const place = (at: Register): Register => {
      const known = places.get(at);
      if (known !== undefined) return known;
      const one = this.routine.instructions[at] as Instruction;
      return put(at, isFree(one) ? one : { op: 'paid', output: this.base + at, column: 'values' });
    };
    for (const at of own) {
      const one = renumbered(this.routine.instructions[at] as Instruction, place);
      put(at, one);
    }
    return { instructions, place };
  }
}

const ONE = { n: 1n, d: 1n };
