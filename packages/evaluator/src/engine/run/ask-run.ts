import type { Grain, Quantity, Role, ValueId } from '../../format/types/index.ts';
import type { Engine } from '../evaluate/engine.ts';
import { eachDeal } from '../explain/each-deal.ts';
import { answerTo, type SliceAsked } from '../explain/slice.ts';
import type { RunInput } from '../input.ts';
import { own } from '../own.ts';
import { kindOfReasons, type Reason } from '../reasons.ts';
import type { NamedPeriod } from '../result.ts';
import type { PayeeSubject } from '../subject.ts';
import { periodsEndingIn, type Window } from '../windows.ts';
import { engineOf } from './engine-of.ts';
import { versionInForce } from './version.ts';

/** A value to ask for, for one role. */
export interface RunQuestion {
  /** What whoever asks calls it; comes back with the answer. */
  readonly name: string;
  readonly value: ValueId;
  /** Asks once for each period of this length that ends in the payment period; otherwise once, for all of it. */
  readonly grain?: Grain;
  /** Asks for one row of its curve. */
  readonly slice?: SliceAsked;
  /** Asks for each deal that it adds up; as a rate, by what the deal comes to in `rateOf`. */
  readonly eachDeal?: { readonly rateOf?: ValueId };
}

/** What a value comes to for one payee. */
export type RunAnswer = {
  readonly payee: string;
  readonly role: string;
  readonly team?: string;
  readonly name: string;
  /** The period that it is a value of. */
  readonly period: NamedPeriod;
  /** The deal that it is a value of, where each is asked for. */
  readonly deal?: string;
} & (
  | { readonly status: 'known'; readonly quantity: Quantity }
  | { readonly status: 'held' | 'error'; readonly reasons: readonly Reason[] }
);

/**
 * What named values come to in a run, exact and unrounded, for everybody in the roster in roster order: the same input
 * and the same engine as `run`, so that a value is the one that was paid on. `questions` says what is asked of a role.
 *
 * Throws `RunRefused`: as `run`.
 */
export function askRun(
  input: RunInput,
  questions: (role: Role, name: string) => readonly RunQuestion[],
): readonly RunAnswer[] {
  const { evaluator, window } = versionInForce(input.evaluators, input.period);
  const { plan } = evaluator;
  const engine = engineOf(input, evaluator);
  return engine.roster.assignments.flatMap(({ subject }) => {
    const role = own(plan.roles, subject.role);
    if (role === undefined) return [];
    return questions(role, subject.role).flatMap((question) =>
      windowsOf(question.grain, window).flatMap((over) => answersTo(question, subject, over, engine)),
    );
  });
}

function answersTo(
  { name, value, slice, eachDeal: deals }: RunQuestion,
  subject: PayeeSubject,
  window: Window,
  engine: Engine,
): readonly RunAnswer[] {
  const head = {
    payee: subject.payee,
    role: subject.role,
    ...(subject.team === undefined ? {} : { team: subject.team }),
    name,
    period: { key: engine.year.key(window), label: engine.year.label(window) },
  };
  const answer =
    deals === undefined
      ? answerTo(engine, value, subject, window, slice)
      : eachDeal(engine, value, subject, window, { ...deals, ...(slice === undefined ? {} : { slice }) });
  if ('reasons' in answer) return [{ ...head, status: kindOfReasons(answer.reasons), ...answer }];
  if ('quantity' in answer) return [{ ...head, status: 'known', ...answer }];
  return answer.map((deal) => ({ ...head, status: 'known', ...deal }));
}

function windowsOf(grain: Grain | undefined, window: Window): readonly Window[] {
  return grain === undefined ? [window] : periodsEndingIn(grain, window);
}
