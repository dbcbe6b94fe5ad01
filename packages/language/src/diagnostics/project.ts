import { rulesOf } from './rule.ts';

const rule = rulesOf('project', 'meaning');

/** What stands around a plan: its files, the folders it uses and the project file. */
export const projectRules = {
  'project-file-wrong': rule<{ problem: string }>({
    title: 'The project file can be read',
    message: ({ problem }) => problem,
  }),
  'rule-unknown': rule<{ code: string; nearest?: string }>({
    severity: 'warning',
    title: 'The project file sets levels of rules that exist',
    message: ({ code, nearest }) =>
      `There is no rule called ${code}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`,
  }),
  'rule-level-fixed': rule<{ code: string; level: string }>({
    title: 'Errors stay errors',
    message: ({ code, level }) =>
      `${code} cannot be set to "${level}": without it the plan would pay something that nobody wrote down.`,
  }),
  'rule-level-too-high': rule<{ code: string; level: string }>({
    title: 'What is not well founded only informs',
    message: ({ code, level }) =>
      `${code} cannot be set to "${level}": it is of confidence C, a vendor's page or a draft, and may only inform.`,
  }),
  'rule-bound-wrong': rule<{ code: string; bound: string; expected: string }>({
    title: 'The bound of a design rule is written in its unit',
    message: ({ code, bound, expected }) => `"${bound}" is no bound for ${code}: ${expected}.`,
  }),
  'file-unreadable': rule<{ path: string; reason: string }>({
    title: 'Every file of a plan can be read',
    message: ({ path, reason }) => `${path} cannot be read: ${reason}.`,
  }),
  'folder-missing': rule<{ path: string }>({
    title: 'A used folder exists',
    message: ({ path }) => `There is no folder ${path}.`,
  }),
  'folder-outside': rule<{ path: string; root: string }>({
    title: 'A used folder lies inside the project',
    message: ({ path, root }) =>
      `${path} lies outside of ${root}, and a plan reads nothing from there: put ontarget.json into a folder that holds both.`,
  }),
  'library-with-header': rule<{ path: string; title: string }>({
    title: 'A used folder is not a plan of its own',
    message: ({ path, title }) =>
      `${path} is a plan of its own ("${title}"): a folder that others use has no plan header.`,
  }),
  'folder-circle': rule<{ path: string; circle: readonly string[] }>({
    title: 'Folders do not use each other in a circle',
    message: ({ path, circle }) =>
      path === circle[0]
        ? 'A folder sees its own files without using itself.'
        : `${path} leads back here (${circle.join(' → ')}): which of the folders stands on the other cannot be told. Put what they share into a folder that uses none of them.`,
  }),
  'folder-unused': rule<{ path: string; why: string }>({
    severity: 'warning',
    title: 'Every used folder brings something in',
    fixable: true,
    message: ({ path, why }) => `Using ${path} changes nothing: ${why}.`,
  }),
  'plan-empty': rule<{ folder: string }>({
    title: 'A plan folder holds a plan',
    message: ({ folder }) => `${folder} holds no .ote file.`,
  }),
};
