import type { ComponentResult, ExplanationNode, RowLine } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { parseRational, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import { amount, type Cell, computed, heading, reference, type Sheet, text } from './cells.ts';
import { creditedRows } from './credited.ts';
import { lookOf } from './curve-cells.ts';
import { stepLabel, stepsOf } from './steps.ts';

/** A sheet of one component, and where on it what it pays stands. */
export interface ComponentSheet {
  readonly sheet: Sheet;
  /** Absent where nothing is paid: held, or in error. */
  readonly pays?: { readonly cell: string; readonly value: Rational };
}

/** Columns: the step, its number, how it came about; then the credited rows; then the curve. */
const NUMBER = 1;
const ROWS = 4;
const CURVE = 10;
const FIRST = 3;
const WIDTHS = [24, 16, 58, 3, 22, 12, 16, 10, 16, 3, 16, 16, 12, 16, 16];

/** A component's result as a sheet: credited rows, their sum, attainment, the curve, rounding and pay. */
export function componentSheet(
  plan: Plan,
  role: string,
  result: ComponentResult,
  trees: readonly ExplanationNode[],
): ComponentSheet {
  const name = result.component.split('/').at(-1) ?? '';
  const component = plan.roles[role]?.components[name];
  const title = `${result.title}, ${result.measurementPeriod.label}`;
  const head = [[text(title, 'title')], result.reasons.map(({ message }) => text(message, 'note'))];
  if (component === undefined) return { sheet: { name: title, widths: WIDTHS, rows: head } };
  const rows = creditedRows(trees, component.stages.measure, result) ?? [];
  const [first, last] = [reference(ROWS + 4, FIRST), reference(ROWS + 4, FIRST + rows.length - 1)];
  const { steps, curve } = stepsOf(plan, component, result, {
    firstRow: FIRST,
    column: NUMBER,
    credited: rows.length === 0 ? undefined : `SUM(${first}:${last})`,
    curve: { column: CURVE, row: FIRST - 1 },
  });
  const left: Cell[][] = steps.map((step) => [stepLabel(step), step.cell, text(step.note, 'note')]);
  const paid = exact(result.payout?.value);
  const at = steps.findIndex(({ stage }) => stage === 'payout');
  const cell = reference(NUMBER, FIRST + at);
  if (paid !== undefined && at >= 0) {
    const evaluator = reference(NUMBER, FIRST + left.length);
    left.push(
      [text('Paid by the evaluator'), amount(paid, 'money'), text('What the statement says.', 'note')],
      [text('Difference'), computed(`${cell}-${evaluator}`, ZERO, 'money')],
    );
  }
  const headings: (Cell | undefined)[] = [
    heading('Step'),
    heading('Number', 'figures'),
    heading('How it came about'),
  ];
  const credit =
    rows.length === 0
      ? []
      : [
          heading('Credited row'),
          heading('Date'),
          ...['Amount', 'Share', 'Credited'].map((word) => heading(word, 'figures')),
        ];
  const body = beside(
    [headings, ...left],
    [credit, ...rows.map((row, index) => creditedCells(row, FIRST + index))],
    curve?.rows ?? [],
  );
  return {
    sheet: { name: title, widths: WIDTHS, rows: [...head, ...body] },
    ...(paid === undefined || at < 0 ? {} : { pays: { cell, value: paid } }),
  };
}

function creditedCells({ row, date, amount: whole, share, credited }: RowLine, line: number): Cell[] {
  const [a, b] = [exact(whole.value) ?? ZERO, exact(share.value) ?? ZERO];
  const cells = [reference(ROWS + 2, line), reference(ROWS + 3, line)];
  return [
    text(Object.values(row.key).join(' · ') || `row ${row.source.record}`),
    text(date ?? ''),
    amount(a, lookOf(whole.unit)),
    amount(b, 'percent'),
    computed(cells.join('*'), exact(credited.value) ?? ZERO, lookOf(credited.unit)),
  ];
}

/** Blocks of rows side by side, each from its own column on. */
function beside(
  left: readonly (readonly (Cell | undefined)[])[],
  middle: readonly (readonly Cell[])[],
  right: readonly (readonly Cell[])[],
): (Cell | undefined)[][] {
  const lines = Math.max(left.length, middle.length, right.length);
  return Array.from({ length: lines }, (_, index) => {
    const cells: (Cell | undefined)[] = [...(left[index] ?? [])];
    for (const [column, block] of [
      [ROWS, middle],
      [CURVE, right],
    ] as const)
      for (const [more, cell] of (block[index] ?? []).entries()) cells[column + more] = cell;
    // A hole in the middle is an empty cell.
    return Array.from(cells);
  });
}

function exact(written: string | undefined): Rational | undefined {
  const parsed = parseRational(written ?? '');
  return parsed.ok ? parsed.value : undefined;
}
