import type { Choice, Expression, TableColumn } from '../generated/ast.ts';

/** The words that a column can hold, each with the choice that allows it where it is one; undefined where any may stand. */
export type PossibleValues = ReadonlyMap<string, Choice | undefined>;

/**
 * The words that a column can hold: those of its choices, and of a column that is worked out those of its branches, of the
 * columns that it takes over, and of what it looks up. A class of credit is `one of` such words without saying so twice.
 */
export function possibleValues(column: TableColumn | undefined): PossibleValues | undefined {
  const found = new Map<string, Choice | undefined>();
  return column !== undefined && addOfColumn(column, found, new Set()) ? found : undefined;
}

function addOfColumn(
  column: TableColumn,
  found: Map<string, Choice | undefined>,
  above: Set<TableColumn>,
): boolean {
  if (above.has(column)) return false;
  above.add(column);
  if (column.$type !== 'InputColumn') return addOfFormula(column.value, found, above);
  const choices = column.type?.choices ?? [];
  for (const choice of choices) found.set(choice.name, choice);
  return choices.length > 0;
}

function addOfFormula(
  formula: Expression | undefined,
  found: Map<string, Choice | undefined>,
  above: Set<TableColumn>,
): boolean {
  switch (formula?.$type) {
    case 'TextLiteral': {
      const word = textOf(formula.value);
      if (!found.has(word)) found.set(word, undefined);
      return true;
    }
    case 'WhenExpression':
      return [...formula.cases.map(({ value }) => value), formula.otherwise].every((branch) =>
        addOfFormula(branch, found, above),
      );
    case 'Lookup':
      return formula.column?.ref !== undefined && addOfColumn(formula.column.ref, found, new Set(above));
    case 'Reference': {
      const named = formula.ref?.ref;
      const isColumn =
        named?.$type === 'InputColumn' ||
        named?.$type === 'ComputedColumn' ||
        named?.$type === 'DerivedColumn';
      return isColumn && addOfColumn(named, found, new Set(above));
    }
    default:
      return false;
  }
}

function textOf(literal: string): string {
  return literal.replace(/^"(.*)"$/s, '$1');
}
