import { COLUMN_TYPES } from '../lexer.ts';
import { FIELD_WORDS, NOT_YET, TYPES } from './field-words.ts';
import { nearestWord } from './nearest-word.ts';

/** What the parser met: the word that cannot stand there, and the text around it. */
export interface Around {
  /** The grammar's rules it was in, outermost first. */
  readonly rules: readonly string[];
  /** Empty at the end of the file. */
  readonly found: string;
  readonly expected: readonly string[];
  /** Text before the word. */
  readonly before: string;
  /** Text from the word on. */
  readonly after: string;
}

/** What was most likely meant, as a sentence without its full stop; undefined where nothing is likely. */
export function hintFor(around: Around): string | undefined {
  if (around.found === '') return undefined;
  for (const hint of HINTS) {
    const said = hint(around);
    if (said !== undefined) return said;
  }
  return undefined;
}

type Hint = (around: Around) => string | undefined;

const HINTS: readonly Hint[] = [
  (around) => magnitude(around),
  (around) => percent(around),
  (around) => amount(around),
  (around) => multiple(around),
  (around) => date(around),
  (around) => hyphen(around),
  (around) => comma(around),
  (around) => cap(around),
  (around) => rate(around),
  (around) => orderWithin(around),
  (around) => curveRow(around),
  (around) => functionCall(around),
  (around) => condition(around),
  (around) => rowOfTable(around),
  (around) => columnType(around),
  (around) => fieldWord(around),
  (around) => notYet(around),
  (around) => spelling(around),
];

function magnitude({ before, found }: Around): string | undefined {
  const number = /([$\u20ac\u00a3\u00a5]?\d[\d.,]*)(\s*)$/.exec(before);
  if (number === null || !/^[KMBkmb]$/.test(found)) return undefined;
  const written = `${number[1]}${found.toUpperCase()}`;
  return number[2] === ''
    ? `Write a capital ${found.toUpperCase()}: ${written}`
    : `Write it without the space: ${written}`;
}

function percent({ rules, expected, found, before }: Around): string | undefined {
  const isWeight = rules.at(-1) === 'VariablePay' && expected.includes('}');
  const isShare = /%\s*$/.test(before) && expected.includes('}');
  const wanted = isWeight || isShare || expected.some((word) => word.startsWith('a percent'));
  return wanted && /^\d[\d.]*$/.test(found) ? `Write the percent sign: ${found}%` : undefined;
}

function amount({ expected, found }: Around): string | undefined {
  const wanted = expected.some((word) => word.startsWith('an amount'));
  return wanted && /^\d[\d.,]*[KMB]?$/.test(found)
    ? `Write the currency: $${found}, or a code after the amount: ${found} EUR`
    : undefined;
}

function multiple({ found, before }: Around): string | undefined {
  const number = /(\d+(?:\.\d+)?)\s*([xX]\s*)?$/.exec(before);
  if (number === null || (number[2] === undefined && !/^[xX]$/.test(found))) return undefined;
  return `Write a small x right after the number: ${number[1]}x`;
}

function date({ expected, after }: Around): string | undefined {
  if (!expected.some((word) => word.startsWith('a date'))) return undefined;
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})/.exec(after);
  if (iso !== null)
    return `Write year, month and day with two digits each: ${iso[1]}-${two(iso[2])}-${two(iso[3])}`;
  if (/^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}/.test(after))
    return 'Write dates as year-month-day, such as 2027-03-31';
  return /^\d{4}\b/.test(after)
    ? 'Write the first and the last day, such as 2027-02-01 to 2028-01-31'
    : undefined;
}

function two(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0');
}

const HYPHENATED = ['on-target', 'half-year', 'half-yearly', 'full-year', 'rolled-up'];

function hyphen({ before, found, after }: Around): string | undefined {
  const around = `${/[A-Za-z]*\s*$/.exec(before)?.[0] ?? ''}${/^[A-Za-z]*\s*[A-Za-z]*/.exec(after)?.[0] ?? ''}`;
  const words = around
    .trim()
    .split(/\s+/)
    .map((word) => word.toLowerCase());
  return HYPHENATED.find((one) => {
    const [first = '', second = ''] = one.split('-');
    const at = words.indexOf(first);
    return (
      at >= 0 && words[at + 1] === second && (found.toLowerCase() === first || found.toLowerCase() === second)
    );
  })?.replace(/^.*$/, 'Write it with a hyphen: $&');
}

const AFTER_COMMA: ReadonlySet<string> = new Set([
  'otherwise',
  'phased',
  'then',
  'handed',
  'reports',
  'within',
]);

function comma({ found, before }: Around): string | undefined {
  return AFTER_COMMA.has(found) && !/,\s*$/.test(before) ? `Write a comma before "${found}"` : undefined;
}

function cap({ found, before, rules }: Around): string | undefined {
  const inComponent = rules.some((rule) => rule === 'ComponentClause' || rule === 'TotalClause');
  if (!inComponent || (found !== 'cap' && !/\bcap\s+(at\s+)?$/.test(before))) return undefined;
  return /\bno\s+$/.test(before)
    ? undefined
    : 'Say what is capped: cap payout at 200% of target, cap attainment at 150%, cap rate at 12%, or cap effective rate at 12%';
}

/** A rate and what multiplies it. */
function rate({ rules, found, before, after }: Around): string | undefined {
  if (!rules.includes('Commission') || !/^\d+(\.\d+)?x$/.test(found)) return undefined;
  const stated = /(\S+)\s+times\s*$/.exec(before)?.[1];
  if (stated !== undefined)
    return `A rate is multiplied with *, and times stands before a curve: ${stated} * ${found}`;
  const behind = /^\S+\s*\*\s*([\d.]+%)/.exec(after)?.[1];
  return /\bat\s*$/.test(before) && behind !== undefined
    ? `The rate stands first: ${behind} * ${found}`
    : undefined;
}

function orderWithin({ before, found }: Around): string | undefined {
  return /\bin\s+order\s+of[^{}]*,\s*for\s+each\s+$/.test(before)
    ? `Write "within each ${found}"`
    : undefined;
}

function curveRow({ rules, found, before }: Around): string | undefined {
  if (!rules.includes('Curve')) return undefined;
  if (found === 'to' && /\bfrom\s+[^\s]+\s+$/.test(before)) {
    return 'A band names only where it begins, and ends where the next one begins, from 0%: 1x, or only where it ends, up to 50%: 1x';
  }
  return rules.at(-1) === 'Curve' && /^[$\u20ac\u00a3\u00a5]?\d/.test(found)
    ? 'Begin the row with at, from, above, up to or below'
    : undefined;
}

/** What other systems call the two functions that there are. */
function functionCall({ found, before }: Around): string | undefined {
  const name = found === '(' ? /\b(max|maximum|min|minimum)\s*$/i.exec(before)?.[1] : undefined;
  if (name === undefined) return undefined;
  return /^max/i.test(name)
    ? 'The greatest of several values is greatest(…, …), which also keeps a value from falling below another'
    : 'The least of several values is least(…, …), which also keeps a value from rising above another';
}

function condition({ after, before }: Around): string | undefined {
  const text = `${before.slice(-30)}${after}`;
  if (!/\b(where|requires|and|or)\b[^{}]*$/.test(before)) return undefined;
  if (/^=/.test(after) || /^\w+\s*=/.test(after))
    return 'Comparisons are in words: is for one of a list, and at least, above, at most or below for amounts';
  return /\b(greater|more|less|fewer) than\b/.test(text)
    ? 'Comparisons are: at least, above, at most, below'
    : undefined;
}

function rowOfTable({ expected, found, before }: Around): string | undefined {
  if (expected.includes('||')) return 'Put || between the inputs and the expected results';
  if (expected.includes('| at the end of the line')) return 'End the row with | at the end of its line';
  return expected.includes('a name') && /\n\s*\|\s*$/.test(before) && found !== '|'
    ? 'End the row above with | at the end of its line'
    : undefined;
}

function columnType({ rules, found, after, before }: Around): string | undefined {
  if (!rules.includes('DataTable')) return undefined;
  if (/=\s*$/.test(before)) return 'A value is missing after the =';
  const [first = '', second = ''] = after.split(/\s+/);
  const meant = TYPES.get(found.toLowerCase()) ?? TYPES.get(second.toLowerCase());
  const written = TYPES.has(found.toLowerCase()) ? first : second;
  if (meant !== undefined) return `The type that "${written}" means is written ${meant}`;
  if (found === ',') return 'Columns stand one after another without commas';
  return rules.at(-1) === 'Column'
    ? `After the name of a column comes its type (${[...COLUMN_TYPES].join(', ')} or one of) or = and a formula`
    : undefined;
}

function fieldWord({ found }: Around): string | undefined {
  return FIELD_WORDS.get(found);
}

function notYet({ found }: Around): string | undefined {
  const what = NOT_YET.get(found);
  return what && `${what} cannot be said in this version of the language`;
}

function spelling({ found, expected }: Around): string | undefined {
  const words = expected.filter((word) => /^[a-z][a-z-]*$/.test(word));
  if (words.includes(found.toLowerCase()) && found !== found.toLowerCase()) {
    return `Write it in small letters: ${found.toLowerCase()}`;
  }
  const near = /^[A-Za-z][\w-]*$/.test(found) ? nearestWord(found, words) : undefined;
  return near && `Did you mean "${near}"?`;
}
