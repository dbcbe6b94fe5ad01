import { parseRational } from '../../numbers/rational-text.ts';
import { EXACT_PATTERN, type Schema } from '../schema/index.ts';
import { LIMITS } from './limits.ts';
import { MOST_PROBLEMS, type ReaderCode, type ReaderProblem } from './problem.ts';

/**
 * Checks a parsed JSON value against the evaluator's own schema. It understands just the words of JSON Schema that
 * the schema uses; a test holds its verdicts against an independent validator.
 */
export function checkShape(value: unknown, root: Schema): ReaderProblem[] {
  const checker = new ShapeChecker(root);
  checker.check(value, root, '');
  return checker.problems;
}

class ShapeChecker {
  readonly problems: ReaderProblem[] = [];
  readonly #root: Schema;
  readonly #patterns = new Map<string, RegExp>();
  #nodes = 0;

  constructor(root: Schema) {
    this.#root = root;
  }

  check(value: unknown, given: Schema, path: string): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    if (++this.#nodes > LIMITS.nodes) {
      // Said once; nothing after it is looked at.
      if (this.#nodes === LIMITS.nodes + 1)
        this.#refuse('too-large', path, `The file holds more than ${LIMITS.nodes} values.`);
      return;
    }
    const schema = this.#resolve(given);
    if (schema.oneOf) {
      this.#checkAlternatives(value, schema.oneOf, path);
      return;
    }
    switch (schema.type) {
      case 'string':
        this.#checkString(value, schema, path);
        break;
      case 'boolean':
        if (typeof value !== 'boolean') this.#refuse('wrong-shape', path, 'Here true or false is needed.');
        break;
      case 'integer':
        this.#checkInteger(value, schema, path);
        break;
      case 'array':
        this.#checkArray(value, schema, path);
        break;
      case 'object':
        this.#checkObject(value, schema, path);
        break;
      default:
        throw new Error(`the evaluator schema has a part without a type at ${path}`);
    }
  }

  #resolve(schema: Schema): Schema {
    if (!schema.$ref) return schema;
    const target = this.#root.$defs?.[schema.$ref.slice('#/$defs/'.length)];
    if (!target) throw new Error(`the evaluator schema has no definition for ${schema.$ref}`);
    return target;
  }

  #refuse(code: ReaderCode, path: string, message: string): void {
    this.problems.push({ code, path, message });
  }

  #checkAlternatives(value: unknown, alternatives: readonly Schema[], path: string): void {
    const possible = alternatives.filter((alternative) => this.#mayBe(value, alternative));
    // Of several that no word tells apart, the one whose properties are there.
    const meant = possible.find((alternative) => this.#hasAllOf(value, alternative)) ?? possible[0];
    if (meant) {
      this.check(value, meant, path);
      return;
    }
    const tag = tagOf(value);
    if (tag) this.#refuse('unknown-operator', path, `This reader does not know ${tag.name} "${tag.word}".`);
    else this.#refuse('wrong-shape', path, 'This is none of the forms that may stand here.');
  }

  #hasAllOf(value: unknown, given: Schema): boolean {
    const { required = [] } = this.#resolve(given);
    return !isObject(value) || required.every((name) => Object.hasOwn(value, name));
  }

  /** Whether a value could be meant as this alternative: by its `op` or `kind`, else by its type. */
  #mayBe(value: unknown, given: Schema): boolean {
    const schema = this.#resolve(given);
    if (schema.oneOf) return schema.oneOf.some((alternative) => this.#mayBe(value, alternative));
    if (schema.type === 'string') return typeof value === 'string';
    if (schema.type !== 'object' || !isObject(value)) return false;
    const tag = schema.properties?.op ?? schema.properties?.kind;
    if (!tag) return tagOf(value) === undefined;
    const word = value.op ?? value.kind;
    return tag.const !== undefined ? word === tag.const : (tag.enum ?? []).includes(String(word));
  }

  #checkString(value: unknown, schema: Schema, path: string): void {
    if (typeof value !== 'string') {
      this.#refuse('wrong-shape', path, 'Here a text is needed.');
      return;
    }
    if (schema.maxLength !== undefined && value.length > schema.maxLength) {
      this.#refuse('too-large', path, `This text is longer than ${schema.maxLength} characters.`);
    } else if (schema.const !== undefined && value !== schema.const) {
      this.#refuse('wrong-shape', path, `Here "${schema.const}" is needed.`);
    } else if (schema.enum && !schema.enum.includes(value)) {
      this.#refuse(
        'wrong-shape',
        path,
        `Here one of ${schema.enum.map((word) => `"${word}"`).join(', ')} is needed.`,
      );
    } else if (schema.pattern !== undefined && !this.#pattern(schema.pattern).test(value)) {
      this.#refuse('wrong-shape', path, `"${value.slice(0, 40)}" does not have the form ${schema.pattern}.`);
    } else if (schema.pattern === EXACT_PATTERN && !parseRational(value).ok) {
      this.#refuse('not-lowest-terms', path, `"${value.slice(0, 40)}" is not in lowest terms.`);
    }
  }

  #checkInteger(value: unknown, schema: Schema, path: string): void {
    const { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER } = schema;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum || value > maximum)
      this.#refuse('wrong-shape', path, `Here a whole number from ${minimum} to ${maximum} is needed.`);
  }

  #checkArray(value: unknown, schema: Schema, path: string): void {
    if (!Array.isArray(value)) {
      this.#refuse('wrong-shape', path, 'Here a list is needed.');
      return;
    }
    const { minItems = 0, maxItems = Number.MAX_SAFE_INTEGER, items } = schema;
    if (value.length < minItems || value.length > maxItems)
      this.#refuse('wrong-shape', path, `This list has ${value.length} entries, not ${minItems} or more.`);
    if (!items) return;
    for (const [index, entry] of value.entries()) this.check(entry, items, `${path}/${index}`);
  }

  #checkObject(value: unknown, schema: Schema, path: string): void {
    if (!isObject(value)) {
      this.#refuse('wrong-shape', path, 'Here an object is needed.');
      return;
    }
    for (const name of schema.required ?? [])
      if (!Object.hasOwn(value, name)) this.#refuse('wrong-shape', path, `"${name}" is missing.`);
    for (const [name, entry] of Object.entries(value)) {
      const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (schema.propertyNames) this.#checkString(name, this.#resolve(schema.propertyNames), at);
      const own =
        schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
      if (own) this.check(entry, own, at);
      else if (schema.additionalProperties) this.check(entry, schema.additionalProperties, at);
      else this.#refuse('wrong-shape', at, `"${name.slice(0, 40)}" is not known here.`);
    }
  }

  #pattern(source: string): RegExp {
    const known = this.#patterns.get(source);
    if (known) return known;
    const made = new RegExp(source, 'u');
    this.#patterns.set(source, made);
    return made;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tagOf(value: unknown): { name: string; word: string } | undefined {
  if (!isObject(value)) return undefined;
  if (typeof value.op === 'string') return { name: 'operator', word: value.op.slice(0, 40) };
  if (typeof value.kind === 'string') return { name: 'kind', word: value.kind.slice(0, 40) };
  return undefined;
}
