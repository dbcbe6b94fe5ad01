import { evaluatorSchema } from '@ontarget/evaluator/format';

/** As much of JSON Schema as the evaluator's own schema uses. */
interface Schema {
  readonly $ref?: string;
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const root = evaluatorSchema as Schema;

/** Parts of an evaluator that pay follows from; the rest names, explains or leads back to the text. */
export const PARTS = [
  'expression',
  'condition',
  'table',
  'column',
  'curve',
  'piece',
  'matrixAxis',
  // One way to round, whoever asks for it.
  'roundingMode',
] as const;
export type Part = (typeof PARTS)[number];

/**
 * Everything that the format can say about pay: each operator and kind, each word that one of its properties can hold,
 * and each property that may be left out. `expression total`, `expression total whose: its team`,
 * `expression total limit of: share`, `curve overage`.
 */
export function featuresOfFormat(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const part of PARTS) listed(defined(part), part, found);
  listed(resolved(defined('plan').properties?.paid ?? {}), 'plan paid', found);
  found.add('plan employedOn');
  return found;
}

/** The features that a part of an evaluator uses, with all that stands inside it. */
export function featuresIn(value: unknown, part: Part): ReadonlySet<string> {
  const found = new Set<string>();
  used(value, defined(part), part, found);
  return found;
}

function listed(schema: Schema, name: string, found: Set<string>): void {
  for (const branch of schema.oneOf ?? []) {
    const inner = branchName(branch, name);
    if (inner !== name || branch.properties !== undefined) found.add(inner);
    listed(branch, inner, found);
  }
  for (const word of schema.enum ?? []) found.add(`${name}: ${word}`);
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    if (isLeftOut(schema, key)) found.add(`${name} ${key}`);
    for (const inside of within(property))
      if (partOf(inside) === undefined) listed(inside, `${name} ${key}`, found);
  }
}

function used(value: unknown, schema: Schema, name: string, found: Set<string>): void {
  const branch = schema.oneOf?.find((one) => fits(value, one));
  if (branch !== undefined) {
    const inner = branchName(branch, name);
    if (inner !== name || branch.properties !== undefined) found.add(inner);
    used(value, branch, inner, found);
  } else if (schema.enum !== undefined) {
    found.add(`${name}: ${String(value)}`);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const property = schema.properties?.[key];
      if (property === undefined) continue;
      if (isLeftOut(schema, key)) found.add(`${name} ${key}`);
      for (const [inside, of] of valuesWithin(item, property)) {
        used(inside, resolved(of), partOf(of) ?? `${name} ${key}`, found);
      }
    }
  }
}

/** What a property's values are, be they one, a list or a record. */
function within(property: Schema): readonly Schema[] {
  if (property.items !== undefined) return within(property.items);
  if (typeof property.additionalProperties === 'object') return within(property.additionalProperties);
  return property.const === undefined ? [resolved(property, true)] : [];
}

function valuesWithin(value: unknown, property: Schema): readonly (readonly [unknown, Schema])[] {
  const { items, additionalProperties: each } = property;
  if (items !== undefined && Array.isArray(value)) return value.flatMap((one) => valuesWithin(one, items));
  if (typeof each === 'object' && typeof value === 'object' && value !== null) {
    return Object.values(value).flatMap((one) => valuesWithin(one, each));
  }
  return property.const === undefined ? [[value, property]] : [];
}

/** Whether a value is of this branch: its tag says so where it has one. */
function fits(value: unknown, branch: Schema): boolean {
  if (branch.enum !== undefined) return branch.enum.includes(String(value));
  if (typeof value !== 'object' || value === null) return false;
  const tag = (['op', 'kind'] as const).find((key) => branch.properties?.[key] !== undefined);
  if (tag === undefined) return branch.properties !== undefined;
  const is = String((value as Record<string, unknown>)[tag]);
  const said = branch.properties?.[tag];
  return said?.const === is || (said?.enum ?? []).includes(is);
}

/** `expression total` for the operator, `curve overage` for the kind; `{ team }` for an object without either. */
function branchName({ properties }: Schema, name: string): string {
  if (properties === undefined) return name;
  const tag = properties.op ?? properties.kind;
  if (tag === undefined) return `${name} { ${Object.keys(properties).join(', ')} }`;
  return tag.const === undefined ? name : `${name} ${tag.const}`;
}

/** Whether the property is one that an author may leave out. */
function isLeftOut({ required = [] }: Schema, key: string): boolean {
  return !required.includes(key);
}

function partOf({ $ref = '' }: Schema): Part | undefined {
  return PARTS.find((part) => $ref === `#/$defs/${part}`);
}

/** Follows references; with `keepParts` only those to what has no name of its own. */
function resolved(schema: Schema, keepParts = false): Schema {
  if (schema.$ref === undefined || (keepParts && partOf(schema) !== undefined)) return schema;
  return resolved(defined(schema.$ref.replace('#/$defs/', '')), keepParts);
}

function defined(name: string): Schema {
  const found = root.$defs?.[name];
  if (found === undefined) throw new Error(`the format's schema defines no ${name}`);
  return found;
}
