import { type CancellationToken, type TestItem, TestRunRequest } from 'vscode';

/** A run that is repeated whenever the plan changes, until it is switched off. */
interface Continuous {
  readonly request: TestRunRequest;
  readonly token: CancellationToken;
}

/** The continuous runs that are switched on. */
export class Watched {
  readonly #runs = new Set<Continuous>();

  add(request: TestRunRequest, token: CancellationToken): void {
    const one = { request, token };
    this.#runs.add(one);
    token.onCancellationRequested(() => this.#runs.delete(one));
  }

  /** What to run again after a plan has changed; it is not continuous itself, so that it is not added once more. */
  of(plan: TestItem): Continuous[] {
    return [...this.#runs].flatMap(({ request, token }) => {
      const { include, exclude, profile } = request;
      const items = include === undefined ? [plan] : include.filter((item) => planOf(item) === plan.id);
      return items.length === 0 ? [] : [{ request: new TestRunRequest(items, exclude, profile), token }];
    });
  }
}

/** The id of the plan that a table or row belongs to. */
export function planOf(item: TestItem): string {
  return item.parent === undefined ? item.id : planOf(item.parent);
}
