import { type RunResult, run } from '@ontarget/evaluator/engine';
import { told } from '../../sql/same.ts';
import type { EngineCase } from './cases.ts';

/** The engines that are held to the reference engine. */
export const ENGINES = ['fast', 'duckdb', 'postgres', 'spark'] as const;
export type EngineName = (typeof ENGINES)[number];

/**
 * What an engine makes of a case: all of it, some roles or parts of it, what the reference engine pays from without a row (`sums`), or
 * none; and why not the rest.
 */
export interface Said {
  readonly extent: 'whole' | 'part' | 'sums' | 'none';
  /** What is left to the reference engine, by name and with the reason, each once. */
  readonly left: readonly string[];
  /** The whole table, as `told` writes it; absent where the engine says nothing of the case. */
  readonly table?: string;
  /** Stated values that came out as something else. */
  readonly wrong: readonly string[];
}

/** What the reference engine says of a case: the result, and its table. */
export interface Reference {
  readonly result: RunResult;
  readonly table: string;
}

/** A case with what the reference engine says of it. */
export interface ReferredCase extends EngineCase {
  readonly reference: Reference;
}

export async function withReference(one: EngineCase): Promise<ReferredCase> {
  const result = await run(one.input);
  return { ...one, reference: { result, table: told(result) } };
}

/** Whether an engine says the same, byte for byte, as far as it says anything; what it says otherwise, in words. */
export function differencesIn(one: ReferredCase, engine: EngineName, said: Said): readonly string[] {
  const { table } = one.reference;
  const at = `${engine}, ${one.id}`;
  if (said.table === undefined || said.table === table) return said.wrong.map((wrong) => `${at}: ${wrong}`);
  let from = 0;
  while (said.table[from] === table[from]) from += 1;
  const around = (text: string) => text.slice(Math.max(0, from - 120), from + 80);
  return [`${at}: …${around(said.table)}…, not …${around(table)}…`, ...said.wrong];
}

/** Reasons without names and numbers of the plan, so that runs can be counted by them. */
export function inGeneral(because: string): string {
  return because
    .replace(/^rows: \d+: /, 'rows: ')
    .replace(/^([\w/-]+: )rows of [\w/-]+ (?=share|are)/, '$1rows ')
    .replace(/^(width: a number may need) \d+ (digits by the bounds of the inputs).*$/, '$1 more than 38 $2')
    .replace(/^(it carries balances from one payment to the next): .*$/, '$1')
    .replace(/^a power of .* (is worked out)/, 'a power other than 1 to 16 $1')
    .replace(/^.* is (entered as \w+, not as a number)$/, 'a result is $1');
}

export function extentOf(paid: number, left: number): Said['extent'] {
  return left === 0 ? 'whole' : paid === 0 ? 'none' : 'part';
}
