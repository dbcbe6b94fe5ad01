import { compare } from '../../numbers/compare.ts';
import { parseRational } from '../../numbers/rational-text.ts';
import type { MatrixCurve } from '../types/index.ts';
import type { ReaderProblem } from './problem.ts';

/** Checks that the bounds of a matrix rise and that it has a cell for each pair of them. */
export function checkMatrix(
  { down, across, cells }: MatrixCurve,
  path: string,
  refuse: (path: string, message: string, code?: ReaderProblem['code']) => void,
): void {
  for (const [name, { bounds }] of Object.entries({ down, across })) {
    bounds.forEach((bound, index) => {
      const [before, here] = [parseRational(bounds[index - 1] ?? ''), parseRational(bound)];
      if (index > 0 && before.ok && here.ok && compare(before.value, here.value) >= 0)
        refuse(`${path}/${name}/bounds/${index}`, 'The bounds of a matrix rise.', 'unordered-pieces');
    });
  }
  if (cells.length !== down.bounds.length || cells.some((row) => row.length !== across.bounds.length))
    refuse(`${path}/cells`, 'A matrix has one cell for each pair of its bounds.', 'unordered-pieces');
}
