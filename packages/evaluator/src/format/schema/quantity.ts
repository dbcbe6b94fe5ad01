import { object, ref, type Schema, word } from './parts.ts';

/** An integer or `n/d`; that it is in lowest terms is checked by the reader, a pattern cannot say it. */
export const EXACT_PATTERN = '^(0|-?[1-9][0-9]*(/[1-9][0-9]*)?)$';

export const quantityDefinitions: Record<string, Schema> = {
  name: { type: 'string', pattern: '^(?!__proto__$)[^\\u0000-\\u001f\\u007f]{1,400}$', maxLength: 400 },
  exact: {
    description: 'A rational number in its one written form: an integer or n/d in lowest terms.',
    type: 'string',
    pattern: EXACT_PATTERN,
    maxLength: 200,
  },
  unit: {
    description: 'An ISO 4217 code for money, a plain unit, or money per unit.',
    type: 'string',
    pattern: '^([A-Z]{3}|[a-z]+)(/([A-Z]{3}|[a-z]+))?$',
    maxLength: 40,
  },
  date: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', maxLength: 10 },
  quantity: object({ value: ref('exact'), unit: ref('unit') }),
  grain: word('month', 'quarter', 'half-year', 'year'),
  roundingMode: word('half up', 'half even', 'up', 'down'),
};
