import type { NodeId } from '@ontarget/evaluator/format';
import { type Code, messageOf, type ParamsOf } from '@ontarget/language';
import type { AstNode } from 'langium';
import { Refusal } from './problems.ts';

/** How to read what a plan leaves open, by node id or by the code that reports it; in the words that would say it. */
export type Readings = Readonly<Record<NodeId | Code, string>>;

/** Something that the plan leaves open. */
export interface OpenChoice<C extends Code, R extends string> {
  readonly code: C;
  readonly params: ParamsOf<C>;
  readonly node: AstNode;
  /** The component, curve, goal or header that it belongs to. */
  readonly owner: NodeId;
  /** The words that would say it, the one that is read first where nothing else is asked for. */
  readonly readings: readonly [R, ...R[]];
  /** What a whole plan means without words, where leaving them out puts no number in the place of an unknown one. */
  readonly unsaid?: R;
}

/** A choice that a partial plan was compiled with. */
export interface ChoiceTaken {
  readonly code: Code;
  readonly owner: NodeId;
  readonly readings: readonly string[];
  readonly taken: string;
}

/** Settles what a plan leaves open: a whole plan refuses, a partial one takes a reading. */
export interface Choices {
  settle<C extends Code, R extends string>(choice: OpenChoice<C, R>): R;
  readonly taken: readonly ChoiceTaken[];
}

/** Nothing may be left open. */
export const REFUSE_CHOICES: Choices = {
  taken: [],
  settle: ({ code, node, params, unsaid }) => {
    if (unsaid !== undefined) return unsaid;
    throw new Refusal(code, node, messageOf(code, params));
  },
};

/** Takes the reading asked for by node id, else by code, else the first; each choice of a node is noted once. */
export function takeReadings(readings: Partial<Readings>): Choices {
  const taken = new Map<string, ChoiceTaken>();
  return {
    get taken() {
      return [...taken.values()];
    },
    settle: ({ code, owner, readings: known }) => {
      const asked = readings[owner] ?? readings[code];
      const reading = known.find((words) => words === asked) ?? known[0];
      taken.set(`${code} ${owner}`, { code, owner, readings: known, taken: reading });
      return reading;
    },
  };
}
