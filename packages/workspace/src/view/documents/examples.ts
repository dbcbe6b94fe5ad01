import { declarationsIn } from '@ontarget/language';
import { type Examples, isExamples } from '@ontarget/language/ast';
import type { DocumentTable } from '@ontarget/report';
import { cellText } from '../../meaning/examples/cells.ts';
import { titleOf, written } from '../words.ts';
import type { RoleContext } from './context.ts';

/** The plan's own examples tables of a role: what is given, and what the plan has to pay for it. */
export function examplesOf({ snapshot, name, plan }: RoleContext): DocumentTable[] {
  return snapshot.documents
    .flatMap((document) => [...declarationsIn(document.parseResult.value)].filter(isExamples))
    .filter(({ role }) => role?.ref?.name === name)
    .map((table) => tableOf(table, plan.roles[name]?.title ?? name));
}

function tableOf({ title, settings, header, rows, given }: Examples, role: string): DocumentTable {
  const inputs = header.inputs.map((column) => written(column) ?? '');
  const outputs = header.outputs.map((column) => written(column) ?? '');
  const where = settings.map((setting) => written(setting)).join(', ');
  return {
    title: title ?? `For ${titleOf({ name: role, title: role })}`,
    headings: [...inputs, ...outputs.map((heading) => `→ ${heading}`)],
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
