/** The part of JSON Schema 2020-12 that the evaluator's schema needs, and that its reader understands. */
export interface Schema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  title?: string;
  description?: string;
  type?: 'object' | 'array' | 'string' | 'integer' | 'boolean';
  const?: string;
  enum?: readonly string[];
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  properties?: Record<string, Schema>;
  required?: readonly string[];
  additionalProperties?: Schema | false;
  propertyNames?: Schema;
  minProperties?: number;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  /** Alternatives told apart by the constant of their `op` or `kind`, or by their type. */
  oneOf?: readonly Schema[];
}

/** A reference to a definition of the same schema. */
export const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

/** An object that has exactly these properties; the names in `optional` may be absent. */
export function object(
  properties: Record<string, Schema>,
  options: { optional?: readonly string[]; description?: string } = {},
): Schema {
  const optional = new Set(options.optional ?? []);
  return {
    ...(options.description === undefined ? {} : { description: options.description }),
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.has(name)),
    additionalProperties: false,
  };
}

/** An object from names to values of one kind. */
export const record = (values: Schema): Schema => ({
  type: 'object',
  propertyNames: ref('name'),
  additionalProperties: values,
});

export const list = (items: Schema, minItems = 0): Schema => ({ type: 'array', items, minItems });
export const word = (...words: string[]): Schema => ({ type: 'string', enum: words });
export const exactly = (value: string): Schema => ({ type: 'string', const: value });
export const flag: Schema = { type: 'boolean' };
/** Steps along a reporting line; longer ones than any company has. */
export const levels: Schema = { type: 'integer', minimum: 1, maximum: 100 };
export const text: Schema = { type: 'string', maxLength: 4000 };
