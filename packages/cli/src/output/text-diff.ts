/** A line of a difference: kept, taken out, or put in. */
interface Step {
  readonly kind: ' ' | '-' | '+';
  readonly line: string;
}

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/**
 * The difference of two texts in the unified form that `patch` and reviewers read; empty where they are the same. The
 * fewest lines are taken out and put in (E. Myers, "An O(ND) Difference Algorithm", 1986).
 *
 * @param name how the file is named in its heading
 */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const steps = stepsBetween(linesOf(before), linesOf(after));
  return [`--- a/${name}`, `+++ b/${name}`, ...hunks(steps)].join('\n');
}

/** A last line without its end is told as git tells it. */
function linesOf(text: string): string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file`];
}

function stepsBetween(before: readonly string[], after: readonly string[]): Step[] {
  const trail = furthest(before, after);
  const steps: Step[] = [];
  let [x, y] = [before.length, after.length];
  for (let edits = trail.length - 1; edits >= 0; edits -= 1) {
    const reached = trail[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    const from = goesDown(reached, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const fromX = reached.get(from) ?? 0;
    const fromY = fromX - from;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      steps.push({ kind: ' ', line: before[x] ?? '' });
    }
    if (edits > 0) {
      steps.push(
        x === fromX ? { kind: '+', line: after[fromY] ?? '' } : { kind: '-', line: before[fromX] ?? '' },
      );
    }
    [x, y] = [fromX, fromY];
  }
  return steps.reverse();
}

/** How far each diagonal gets with so many edits, before the edit of that number is made; up to the end of both texts. */
function furthest(before: readonly string[], after: readonly string[]): Map<number, number>[] {
  const trail: Map<number, number>[] = [];
  let reached = new Map<number, number>([[1, 0]]);
  for (let edits = 0; ; edits += 1) {
    trail.push(reached);
    const next = new Map(reached);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = goesDown(next, diagonal, edits)
        ? (next.get(diagonal + 1) ?? 0)
        : (next.get(diagonal - 1) ?? 0) + 1;
      let y = x - diagonal;
      while (x < before.length && y < after.length && before[x] === after[y]) {
        x += 1;
        y += 1;
      }
      next.set(diagonal, x);
      if (x >= before.length && y >= after.length) return trail;
    }
    reached = next;
  }
}

function goesDown(reached: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1);
}

function hunks(steps: readonly Step[]): string[] {
  const changed = steps.flatMap(({ kind }, at) => (kind === ' ' ? [] : [at]));
  const groups: [number, number][] = [];
  for (const at of changed) {
    const last = groups.at(-1);
    if (last !== undefined && at - last[1] <= 2 * CONTEXT) last[1] = at;
    else groups.push([at, at]);
  }
  return groups.flatMap(([first, last]) => {
    const from = Math.max(0, first - CONTEXT);
    const shown = steps.slice(from, last + CONTEXT + 1);
    return [hunkHeading(steps.slice(0, from), shown), ...shown.map(({ kind, line }) => `${kind}${line}`)];
  });
}

function hunkHeading(above: readonly Step[], shown: readonly Step[]): string {
  const count = (steps: readonly Step[], other: '-' | '+') =>
    steps.filter(({ kind }) => kind !== other).length;
  const part = (other: '-' | '+') => {
    const length = count(shown, other);
    return `${count(above, other) + (length === 0 ? 0 : 1)},${length}`;
  };
  return `@@ -${part('+')} +${part('-')} @@`;
}
