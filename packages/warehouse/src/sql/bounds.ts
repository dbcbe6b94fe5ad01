import type { Column, InputTable } from '@ontarget/evaluator/format';

/** What is declared, or was measured, of a column of numbers: so many digits before the point and behind it. */
export interface DigitBounds {
  readonly whole: number;
  readonly places: number;
}

/** What is known of the inputs before a row is read: the width of every number in the query follows from it. */
export interface InputBounds {
  /** The most rows of a table. */
  rows(table: string): number;
  digits(table: string, column: string, contract: Column): DigitBounds;
}

/** What holds for data that nobody has measured; a database that takes the tables refuses a number of more digits. */
export const DECLARED: InputBounds = {
  rows: () => 1_000_000_000,
  digits: (_table, _column, { type }) => {
    switch (type) {
      case 'money':
        return { whole: 12, places: 4 };
      case 'count':
        return { whole: 9, places: 2 };
      case 'number':
        return { whole: 9, places: 4 };
      default:
        return { whole: 4, places: 6 };
    }
  },
};

/** An input table as the database holds it: names of ours, in the order of the contract. */
export interface SqlInput {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly SqlInputColumn[];
}

export interface SqlInputColumn {
  readonly column: string;
  readonly name: string;
  readonly type: 'text' | 'date' | 'flag' | 'decimal';
  readonly blank: boolean;
  /** Of a decimal: all its digits, and those behind the point. */
  readonly digits?: number;
  readonly places?: number;
}

/** How a table of the plan is laid out in a database. */
export function layOut(name: string, table: InputTable, sqlName: string, bounds: InputBounds): SqlInput {
  const columns = Object.entries(table.columns).map(([column, contract], index): SqlInputColumn => {
    const head = { column, name: `c${index + 1}`, blank: contract.blank };
    switch (contract.type) {
      case 'text':
      case 'payee':
      case 'choice':
      case 'currency':
        return { ...head, type: 'text' };
      case 'date':
        return { ...head, type: 'date' };
      case 'flag':
        return { ...head, type: 'flag' };
      default: {
        const { whole, places } = bounds.digits(name, column, contract);
        return { ...head, type: 'decimal', digits: whole + places, places };
      }
    }
  });
  return { table: name, name: sqlName, columns };
}
