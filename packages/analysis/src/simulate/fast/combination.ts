import { add, mul, type Rational, rational, ZERO } from '@ontarget/evaluator/numbers';
import type { Term } from './forms.ts';
import type { Sources } from './sources.ts';
import { common } from './tables.ts';

/** Sums of what is drawn, one of each row, in whole numbers of 1/`per` that doubles add up exactly. */
export interface Combination {
  readonly rows: number;
  readonly per: bigint;
  /** No sum is larger, whatever its sign. */
  readonly most: number;
  /** The terms of row i stand from `starts[i]` to `starts[i + 1]`. */
  readonly starts: Int32Array;
  readonly sources: Int32Array;
  readonly times: Float64Array;
}

/** Undefined where some sum might be too large for a double, or has too many digits. */
export function combined(forms: readonly (readonly Term[])[], sources: Sources): Combination | undefined {
  const size = forms.reduce((sum, form) => sum + form.length, 0);
  let per = 1n;
  for (const form of forms)
    for (const { source, times } of form)
      per = common(per, rational(times.n, times.d * sources.tableOf(source).per).d);
  if (per > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
  const all = { starts: new Int32Array(forms.length + 1), sources: new Int32Array(size) };
  const times = new Float64Array(size);
  let most = 0;
  let at = 0;
  for (const [row, form] of forms.entries()) {
    let sum = 0;
    for (const term of form) {
      const table = sources.tableOf(term.source);
      const whole = Number((term.times.n * per) / (term.times.d * table.per));
      all.sources[at] = term.source;
      times[at] = whole;
      at += 1;
      sum += Math.abs(whole) * table.most;
    }
    all.starts[row + 1] = at;
    most = Math.max(most, sum);
  }
  // The sum of the bounds is itself rounded: half the room is left for that.
  if (most > 2 ** 52) return undefined;
  return { rows: forms.length, per, most: Math.ceil(most), ...all, times };
}

/** Writes the sums of the draw into a column, from a place on. */
export function fill(
  { rows, starts, sources, times }: Combination,
  values: Float64Array,
  into: Float64Array,
  from: number,
): void {
  let at = 0;
  for (let row = 0; row < rows; row += 1) {
    const end = starts[row + 1] as number;
    let sum = 0;
    for (; at < end; at += 1) sum += (times[at] as number) * (values[sources[at] as number] as number);
    into[from + row] = sum;
  }
}

/** The sum of a single form in a draw, whatever its size. */
export function sumOf(form: readonly Term[], draw: number, sources: Sources): Rational {
  return form.reduce((sum, { source, times }) => add(sum, mul(times, sources.drawn(source, draw))), ZERO);
}
