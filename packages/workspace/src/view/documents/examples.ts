import { declarationsIn } from '@ontarget/language';
import { type ExampleColumn, type Examples, isExamples } from '@ontarget/language/ast';
import type { DocumentTable } from '@ontarget/report';
import { cellText } from '../../meaning/examples/cells.ts';
import { titleInWords, titleOf, written } from '../words.ts';
import { goalTitle } from './chapter.ts';
import type { RoleContext } from './context.ts';

/** The plan's own examples tables of a role: what is given, and what the plan has to pay for it. */
export function examplesOf(context: RoleContext): DocumentTable[] {
  const { snapshot, name } = context;
  return snapshot.documents
    .flatMap((document) => [...declarationsIn(document.parseResult.value)].filter(isExamples))
    .filter(({ role }) => role?.ref?.name === name)
    .map((table) => tableOf(table, context));
}

function tableOf({ title, settings, header, rows, given }: Examples, context: RoleContext): DocumentTable {
  const role = context.role.title;
  const inputs = header.inputs.map((column) => headingText(column, context, 'input'));
  const outputs = header.outputs.map((column) => headingText(column, context, 'output'));
  const where = settings.map((setting) => written(setting)).join(', ');
  return {
    title: title ?? `For ${titleOf({ name: role, title: role })}`,
    headings: [...inputs, ...outputs.map((heading) => `→\u00a0${heading}`)],
    words: [],
    rows: rows.map(({ inputs: left, outputs: right }) =>
      [...inputs.map((_, at) => left[at]), ...outputs.map((_, at) => right[at])].map((cell) =>
        cell === undefined ? '' : cellText(cell),
      ),
    ),
    notes: [
      ...(where === '' ? [] : [`For: ${where}.`]),
      ...(given.length === 0 ? [] : ['Worked out from rows that stand in the plan with the table.']),
      'What stands behind an arrow is what the plan has to pay; it is checked whenever the plan changes.',
    ],
  };
}

/**
 * A heading by the title of what it names, as the rest of the document calls it. Where a component bears the name of its
 * measure, an input is the measure.
 */
function headingText(column: ExampleColumn, { plan, role }: RoleContext, side: 'input' | 'output'): string {
  const text = written(column) ?? '';
  const { name, path, stage } = column;
  const named = [name, ...path].join('.');
  if (!text.startsWith(named)) return text;
  const words = (of: { title: string } | undefined) => of && titleInWords(name, of.title);
  const measure = words(plan.measures[name]);
  const component = path.length === 0 ? words(role.components[name]) : undefined;
  const id = path.length === 0 ? `goal/${name}` : `goal/${name}/${path.join('.')}`;
  const goal = plan.goals[id] === undefined ? undefined : goalTitle(plan, id);
  const isGiven = side === 'input' && stage === undefined;
  const title = (isGiven ? undefined : component) ?? goal ?? measure ?? component;
  return title === undefined ? text : `${title}${text.slice(named.length)}`;
}
