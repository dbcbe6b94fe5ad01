import { type Schema, Validator } from '@cfworker/json-schema';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import schema from '../../schema/ontarget.schema.json' with { type: 'json' };
import { type ProjectProblem, problemsOf } from './problems.ts';
import type { ProjectFile } from './project-file.ts';

/** A mistake in a project file, as offsets into its text. */
export interface PlacedProblem {
  offset: number;
  length: number;
  message: string;
}

/**
 * Reads `ontarget.json`. What is well formed is returned even beside mistakes, so that one misspelled rule does not
 * lose the plan its data; a property with a mistake in it is left out.
 */
export function readProjectFile(text: string): { file: ProjectFile; problems: PlacedProblem[] } {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors;
  if (first !== undefined || tree === undefined) {
    const message = first
      ? `This is not JSON: ${wordsOf(printParseErrorCode(first.error))}.`
      : 'The file is empty.';
    return { file: {}, problems: [{ offset: first?.offset ?? 0, length: first?.length ?? 0, message }] };
  }
  const value: unknown = plainValue(tree);
  const result = new Validator(schema as Schema, '2020-12', false).validate(value);
  const problems = problemsOf(result.errors);
  return { file: sound(value, problems), problems: problems.map((problem) => placed(tree, problem)) };
}

/** The value without its top-level properties that have a mistake. */
function sound(value: unknown, problems: ProjectProblem[]): ProjectFile {
  if (typeof value !== 'object' || value === null || problems.some((problem) => problem.path.length === 0))
    return {};
  const broken = new Set(problems.map((problem) => problem.path[0]));
  return Object.fromEntries(
    Object.entries(value).filter(([name]) => !broken.has(name) && name !== '$schema'),
  );
}

function placed(tree: Node, problem: ProjectProblem): PlacedProblem {
  const node = findNodeAtLocation(tree, problem.path) ?? tree;
  const at = problem.atName ? (node.parent?.children?.[0] ?? node) : node;
  return { offset: at.offset, length: at.length, message: problem.message };
}

/** Objects without a prototype, so that a property called `constructor` is only a property. */
function plainValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return node.value;
  const object: Record<string, unknown> = Object.create(null);
  for (const property of node.children ?? []) {
    const [name, value] = property.children ?? [];
    if (name && value) object[String(name.value)] = plainValue(value);
  }
  return object;
}

function wordsOf(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
