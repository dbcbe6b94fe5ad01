import type { Engine } from '../evaluate/engine.ts';
import type { RunInput } from '../input.ts';
import type { Steps } from '../steps.ts';
import { engineOf } from './engine-of.ts';
import { type VersionInForce, versionInForce } from './version.ts';

/**
 * The input of a run with the engine that works on it: whoever runs it and then explains payees asks the same engine, which
 * reads its tables once.
 */
export class OpenedRun {
  readonly input: RunInput;
  readonly version: VersionInForce;
  readonly engine: Engine;

  /** Throws `RunRefused` where the run cannot start: an unknown period, no version of the plan in force. */
  constructor(input: RunInput) {
    this.input = input;
    this.version = versionInForce(input.evaluators, input.period);
    this.engine = engineOf(input, this.version.evaluator);
  }

  /** Works out in steps what every payee asks for: who is credited with which rows, and what each row comes to. */
  *arrange(): Steps<void> {
    yield* this.engine.arrange(this.version.window.to);
  }
}
