import { AstUtils, GrammarAST } from 'langium';
import type { CompletionContext, NextFeature } from 'langium/lsp';
import { isColumnIs, isInputColumn } from '../generated/ast.ts';

/** A value that may stand where the grammar only asks for some name. */
export interface OfferedValue {
  label: string;
  detail: string;
}

/** The allowed values of a column, behind `kind is …`. */
export function valuesAt(context: CompletionContext, next: NextFeature): OfferedValue[] {
  if (!isNameCall(next)) return [];
  const condition = AstUtils.getContainerOfType(context.node, isColumnIs);
  const column = condition?.column?.ref;
  if (condition === undefined || column === undefined || !isInputColumn(column)) return [];
  // The first name of a condition is its column; what follows `is` are values.
  if (context.tokenOffset <= (condition.column.$refNode?.offset ?? 0)) return [];
  const detail = `a value of ${column.name}`;
  return column.type.choices.map((choice) => ({ label: nameOrText(choice.name), detail }));
}

function isNameCall(next: NextFeature): boolean {
  return GrammarAST.isRuleCall(next.feature) && next.feature.rule.$refText === 'ID';
}

/** A value that is no plain name has to be quoted. */
function nameOrText(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}
