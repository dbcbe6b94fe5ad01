import { type ComponentResult, quantityWords } from '@ontarget/evaluator/engine';
import { add, eq, parseRational, type Rational, sum, ZERO } from '@ontarget/evaluator/numbers';
import type { PayeeStatement, StatementPart } from '../statement/model.ts';
import { factsOf, sectionOf } from '../statement/parts.ts';
import { amount, type Cell, computed, heading, reference, type Sheet, text } from './cells.ts';
import { componentSheet } from './component-sheet.ts';
import { sheetNames, xlsx } from './xlsx.ts';

type Row = (Cell | undefined)[];

const WIDTHS = [34, 14, 18, 18, 14, 70];
const FIRST_SHEET = 'Statement';
const ABOUT = [
  'Each component has a sheet: credited rows, their sum, attainment, the curve and rounding, as formulas.',
  'Change a credited amount to see what it would pay. What the evaluator alone works out is a number, and its note says so.',
];

/**
 * A payee's statement as a workbook whose formulas work the pay out from the credited amounts, for whoever does not believe
 * it. It is the pay of one person.
 */
export function statementWorkbook(of: PayeeStatement): Uint8Array {
  const parts = of.parts.map((part) => ({
    part,
    sheets: part.statement.components.map((result) => ({
      result,
      ...componentSheet(of.plan, part.statement.role, result, part.explanation?.trees ?? []),
    })),
  }));
  const names = sheetNames([
    FIRST_SHEET,
    ...parts.flatMap(({ sheets }) => sheets.map(({ sheet }) => sheet.name)),
  ]);
  const rows: Row[] = [
    [text(`Statement of pay, ${of.period.label}`, 'title')],
    [],
    ...factsOf(of).map(([name, value]): Row => [text(name, 'note'), text(value)]),
    [text('Evaluator', 'note'), text(of.evaluator)],
    [text('Run', 'note'), text(of.run)],
    [],
    ...ABOUT.map((line): Row => [text(line)]),
  ];
  let next = 1;
  for (const { part, sheets } of parts) {
    const lines = sheets.map(({ result, pays }) => {
      const name = names[next] ?? '';
      next += 1;
      return { result, pays, name };
    });
    rows.push([], ...partRows(part, of, lines, rows.length + 1));
  }
  const first: Sheet = { name: FIRST_SHEET, widths: WIDTHS, rows };
  return xlsx([first, ...parts.flatMap(({ sheets }) => sheets.map(({ sheet }) => sheet))]);
}

interface Line {
  readonly result: ComponentResult;
  readonly pays: { readonly cell: string; readonly value: Rational } | undefined;
  readonly name: string;
}

/** A role and team: a line for each component, then what comes on top, and what is paid. */
function partRows(
  { statement }: StatementPart,
  of: PayeeStatement,
  lines: readonly Line[],
  row: number,
): Row[] {
  const { heading: title, headline, reasons } = sectionOf(statement, of.plan);
  const head: Row[] = [
    [text(title, 'label'), undefined, undefined, undefined, undefined, text(headline)],
    ...reasons.map(
      (reason): Row => [undefined, undefined, undefined, undefined, undefined, text(reason, 'note')],
    ),
    [
      heading('Component'),
      heading('For'),
      ...['Worked out here', 'Paid', 'Difference'].map((word) => heading(word, 'figures')),
      heading('Note'),
    ],
  ];
  const start = row + head.length;
  const body = lines.map(({ result, pays, name }, index): Row => {
    const line = start + index;
    const named = [text(result.title), text(result.measurementPeriod.label)];
    if (pays === undefined)
      return [
        ...named,
        undefined,
        undefined,
        undefined,
        text(result.reasons[0]?.message ?? 'not paid', 'note'),
      ];
    return [
      ...named,
      computed(`'${name.replaceAll("'", "''")}'!${pays.cell}`, pays.value, 'money'),
      amount(pays.value, 'money'),
      computed(`${reference(2, line)}-${reference(3, line)}`, ZERO, 'money'),
    ];
  });
  const corrections = (statement.adjustments ?? []).map((one): Row => {
    const value = exact(one.amount.value) ?? ZERO;
    return [
      text(one.title),
      text(one.corrects.label),
      amount(value, 'money'),
      amount(value, 'money'),
      undefined,
      text(`Correction: ${one.because}`, 'note'),
    ];
  });
  return [...head, ...body, ...corrections, ...paidRows(statement, start, body.length + corrections.length)];
}

function paidRows(statement: StatementPart['statement'], start: number, count: number): Row[] {
  const paid = exact(statement.paid?.value);
  if (paid === undefined) return [];
  const payouts = statement.components.map(({ payout }) => exact(payout?.value) ?? ZERO);
  const corrections = (statement.adjustments ?? []).map(({ amount: one }) => exact(one.value) ?? ZERO);
  const isSum = count > 0 && eq(add(sum(payouts), sum(corrections)), paid);
  const line = start + count;
  const total = isSum
    ? computed(`SUM(${reference(2, start)}:${reference(2, line - 1)})`, paid, 'total')
    : amount(paid, 'total');
  const own =
    statement.payment === undefined
      ? []
      : [
          [
            text('Paid out'),
            undefined,
            undefined,
            undefined,
            undefined,
            text(quantityWords(statement.payment.amount, statement.payment.amount.unit), 'note'),
          ] satisfies Row,
        ];
  return [
    [
      text('Paid', 'label'),
      undefined,
      total,
      amount(paid, 'total'),
      computed(`${reference(2, line)}-${reference(3, line)}`, ZERO, 'money'),
      ...(isSum
        ? []
        : [
            text(
              "Worked out by the evaluator: conditions and caps on the sum, balances, or the payment's own rounding come on top.",
              'note',
            ),
          ]),
    ],
    ...own,
  ];
}

function exact(written: string | undefined): Rational | undefined {
  const parsed = parseRational(written ?? '');
  return parsed.ok ? parsed.value : undefined;
}
