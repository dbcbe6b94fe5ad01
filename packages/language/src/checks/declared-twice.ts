import type { AstNode } from 'langium';
import type { ColumnType, DataTable, Goal, GoalNode, Measure, Role } from '../generated/ast.ts';
import { componentsOf } from '../resolve/components.ts';
import { nodesBelow } from '../resolve/goal-nodes.ts';
import { type NamedDeclaration, shareNames } from '../scopes/declarations.ts';
import type { Check } from './context.ts';
import { kindInWords } from './kinds.ts';
import { placeInWords } from './places.ts';

type Named = AstNode & { readonly name: string };

/**
 * Every file of a folder sees every other's declarations, so a name may be declared in one of them only; nor may what
 * a folder in use declares be declared again: which of the two a reader means would depend on where he read it.
 */
export const declarationsMustHaveTheirOwnName: Check<NamedDeclaration> = (node, say, plan) => {
  const same = (plan.byName.get(node.name) ?? []).filter((other) => shareNames(other.$type, node.$type));
  const own = same.filter((other) => plan.isOwn(other));
  const first = own[0] === node ? same.find((other) => !plan.isOwn(other)) : own[0];
  if (first === undefined || !own.includes(node)) return;
  say(
    'name-twice',
    { node, property: 'name' },
    {
      name: node.name,
      what: `a ${kindInWords(first.$type)}`,
      first: placeInWords(first, node),
    },
  );
};

export const columnsMustHaveTheirOwnName: Check<DataTable> = (table, say) =>
  eachAgain(table.columns, (column, first) =>
    say(
      'name-twice',
      { node: column, property: 'name' },
      {
        name: column.name,
        what: `a column of ${table.name}`,
        first: placeInWords(first, column),
      },
    ),
  );

export const componentsMustHaveTheirOwnName: Check<Role> = (role, say) =>
  eachAgain(componentsOf(role), (component, first) =>
    say(
      'name-twice',
      { node: component, property: 'name' },
      {
        name: component.name,
        what: `a component of ${role.name}`,
        first: placeInWords(first, component),
      },
    ),
  );

export const gradesMustHaveTheirOwnName: Check<Measure> = (measure, say) => {
  if (measure.body.$type !== 'GradedMeasure') return;
  eachAgain(measure.body.grades, (grade, first) =>
    say(
      'name-twice',
      { node: grade, property: 'name' },
      {
        name: grade.name,
        what: `a grade of ${measure.name}`,
        first: placeInWords(first, grade),
      },
    ),
  );
};

/** A value of the data, or another spelling of it, can stand for one thing only. */
export const spellingsMustMeanOneValue: Check<ColumnType> = (type, say) => {
  const column = type.$container.$type === 'InputColumn' ? type.$container.name : 'this column';
  const meaning = new Map<string, string>();
  for (const choice of type.choices) {
    for (const [index, spelling] of [choice.name, ...choice.spellings].entries()) {
      const first = meaning.get(spelling);
      meaning.set(spelling, first ?? choice.name);
      if (first === undefined) continue;
      const place =
        index === 0
          ? ({ property: 'name' } as const)
          : ({ property: 'spellings', index: index - 1 } as const);
      say('spelling-twice', { node: choice, ...place }, { spelling, column, first, second: choice.name });
    }
  }
};

/** A path like `Revenue.Sales.Enterprise` must lead to one node. */
export const teamsMustAnswerForOnePart: Check<Goal | GoalNode> = (node, say) => {
  const seen = new Set<string>();
  for (const part of nodesBelow(node)) {
    const team = part.team.$refText;
    if (seen.has(team)) {
      say(
        'node-twice',
        { node: part, property: 'team' },
        {
          team,
          node: node.$type === 'Goal' ? node.name : node.team.$refText,
        },
      );
    }
    seen.add(team);
  }
};

function eachAgain<N extends Named>(nodes: readonly N[], tell: (node: N, first: N) => void): void {
  const firsts = new Map<string, N>();
  for (const node of nodes) {
    const first = firsts.get(node.name);
    if (first === undefined) firsts.set(node.name, node);
    else tell(node, first);
  }
}
