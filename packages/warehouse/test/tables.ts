import type { Column, InputTable } from '@ontarget/evaluator/format';
import type { RowSink } from '@ontarget/evaluator/rows';

/** A column of a contract; only what differs from a text column that must be filled is stated. */
export function column(of: Partial<Column> & Pick<Column, 'type'>): Column {
  const units = { money: 'USD', text: 'text', choice: 'text' } as const;
  return { unit: units[of.type as keyof typeof units] ?? of.type, blank: false, ...of };
}

/** The contract that most tests read deals under. */
export const deals: InputTable = {
  kind: 'input',
  key: ['id'],
  computed: {},
  columns: {
    id: column({ type: 'text' }),
    closed: column({ type: 'date' }),
    owner: column({ type: 'payee' }),
    arr: column({ type: 'money' }),
    kind: column({ type: 'choice', choices: { new: ['New Business'], renewal: [] } }),
    canceled: column({ type: 'date', blank: true }),
  },
};

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A sink that keeps what it is given, for tests of readers. */
export function collector() {
  const headings: string[] = [];
  const rows: unknown[][] = [];
  const places: [record: number, line: number | undefined][] = [];
  const problems: { code: string; line?: number | undefined; record?: number | undefined; reason: string }[] =
    [];
  const sink: RowSink = {
    headings: (names) => void headings.push(...names),
    row: ({ cells, record, line }) => {
      rows.push([...cells]);
      places.push([record, line]);
    },
    problem: (problem) => void problems.push(problem),
  };
  return { sink, headings, rows, places, problems };
}
