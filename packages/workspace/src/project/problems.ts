import type { OutputUnit } from '@cfworker/json-schema';
import schema from '../../schema/ontarget.schema.json' with { type: 'json' };

/** A mistake in the project file: where it is, as a JSON path, and what is wrong. */
export interface ProjectProblem {
  path: string[];
  /** Whether the property's name is meant, not its value. */
  atName: boolean;
  message: string;
}

/** Keywords that only pass on what a keyword below them found. */
const carriers = new Set(['properties', '$ref', 'anyOf', 'additionalProperties', 'propertyNames']);

/** Puts the validator's findings into sentences, one for each place. */
export function problemsOf(units: readonly OutputUnit[]): ProjectProblem[] {
  const found = new Map<string, ProjectProblem>();
  for (const unit of units) {
    if (carriers.has(unit.keyword)) continue;
    const path = segments(unit.instanceLocation);
    // A value that is neither a path nor an object fails both branches; the branch of its own type says more.
    const earlier = found.get(unit.instanceLocation);
    if (earlier !== undefined && unit.keyword === 'type') continue;
    found.set(unit.instanceLocation, {
      path,
      atName: unit.keyword === 'false' || unit.keywordLocation.includes('/propertyNames/'),
      message: sentence(unit, path),
    });
  }
  const all = [...found.values()];
  // An object with a misspelled property is reported at the property; the branches it failed on the way are not.
  return all.filter((one) => !all.some((other) => other !== one && isBelow(other.path, one.path)));
}

function sentence(unit: OutputUnit, path: string[]): string {
  const name = path.at(-1) ?? 'ontarget.json';
  const rule = ruleAt(unit.keywordLocation);
  const meaning = typeof rule?.description === 'string' ? ` ${rule.description}` : '';
  switch (unit.keyword) {
    case 'false': {
      const known = Object.keys(parentProperties(unit.keywordLocation));
      return `"${name}" is not known here.${known.length > 0 ? ` Known: ${known.join(', ')}.` : ''}`;
    }
    case 'required':
      return `"${name}" needs ${list(rule?.required)}.`;
    case 'enum':
      return `"${name}" must be ${list(rule?.enum)}.`;
    case 'type':
      return `"${name}" must be ${article(String(rule?.type))}.${meaning}`;
    case 'minimum':
      return `"${name}" must be at least ${String(rule?.minimum)}.`;
    case 'pattern':
      return `"${name}" is not written as it must be.${meaning}`;
    default:
      return `"${name}" does not fit.${meaning}`;
  }
}

type Rule = Record<string, unknown>;

/** The part of the schema that holds a keyword; `$ref` leads on to what it names. */
function ruleAt(keywordLocation: string): Rule | undefined {
  return walk(segments(keywordLocation).slice(0, -1));
}

/** The properties known beside the one that was refused. */
function parentProperties(keywordLocation: string): Rule {
  // The location of a refused property is that of the instance, so its path names properties, not keywords.
  let rule: Rule = schema;
  for (const name of segments(keywordLocation).slice(0, -1)) {
    const properties = objectOr(rule.properties);
    rule = resolved(objectOr(properties[name] ?? rule.additionalProperties));
    const branches = Array.isArray(rule.anyOf) ? rule.anyOf.map((branch) => resolved(objectOr(branch))) : [];
    rule = branches.find((branch) => branch.properties !== undefined) ?? rule;
  }
  return objectOr(rule.properties);
}

function walk(path: string[]): Rule | undefined {
  let current: unknown = schema;
  for (const name of path) {
    if (name === '$ref') current = resolved(objectOr(current));
    else current = objectOr(current)[name];
  }
  return current === undefined ? undefined : objectOr(current);
}

function resolved(rule: Rule): Rule {
  if (typeof rule.$ref !== 'string') return rule;
  const name = rule.$ref.replace('#/$defs/', '');
  return objectOr(objectOr(schema.$defs)[name]);
}

function objectOr(value: unknown): Rule {
  return typeof value === 'object' && value !== null ? (value as Rule) : {};
}

function segments(pointer: string): string[] {
  return pointer
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isBelow(inner: string[], outer: string[]): boolean {
  return inner.length > outer.length && outer.every((part, index) => part === inner[index]);
}

function list(values: unknown): string {
  const texts = Array.isArray(values) ? values.map((value) => `"${String(value)}"`) : [];
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`;
}

function article(type: string): string {
  const words: Record<string, string> = {
    object: 'an object { … }',
    string: 'a text in quotes',
    integer: 'a whole number',
  };
  return words[type] ?? `of type ${type}`;
}
