import { canonicalJson } from '../../format/canonical.ts';
import { isDigest } from '../../format/digest.ts';
import { isCurrency, parsePeriodKey, parseRational } from '../../numbers/index.ts';
import { RunRefused } from '../refused.ts';
import { POSTING_KINDS, type Posting } from './posting.ts';

/** Postings as ledger lines: canonical JSON, one a line, each with its line end. */
export function printPostings(postings: readonly Posting[]): string {
  return postings.map((posting) => `${canonicalJson({ ...posting })}\n`).join('');
}

/**
 * Reads a ledger. Every line must be a whole posting; a last line without its end is what a broken write leaves
 * behind and is refused too. Throws `RunRefused` `unreadable-ledger` with the line.
 */
export function parseLedger(text: string): readonly Posting[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.pop() !== '') refuseLine(lines.length + 1, 'it has no line end, so it may be cut off');
  const postings = lines.map((line, index) => parsePosting(line, index + 1));
  const places = new Set<string>();
  for (const [index, { run, seq }] of postings.entries()) {
    const place = `${run} ${seq}`;
    if (places.has(place)) refuseLine(index + 1, `posting ${seq} of its run is there already`);
    places.add(place);
  }
  return postings;
}

type Check = (value: unknown) => boolean;

const FIELDS: Readonly<Record<keyof Posting, Check>> = {
  run: (value) => typeof value === 'string' && isDigest(value),
  seq: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
  payee: isText,
  component: isText,
  earnedIn: isPeriod,
  postedIn: isPeriod,
  kind: (value) => POSTING_KINDS.some((kind) => kind === value),
  amount: (value) => typeof value === 'string' && parseRational(value).ok,
  currency: (value) => typeof value === 'string' && isCurrency(value),
  evaluator: (value) => typeof value === 'string' && isDigest(value),
  causes: (value) => Array.isArray(value) && value.every(isText),
};

function parsePosting(line: string, number: number): Posting {
  const value = parsedJson(line, number);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuseLine(number, 'it is no JSON object');
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  for (const [name, check] of Object.entries(FIELDS)) {
    if (!fields.has(name)) refuseLine(number, `it has no ${name}`);
    if (!check(fields.get(name))) refuseLine(number, `its ${name} is not what a posting has there`);
  }
  const unknown = [...fields.keys()].find((name) => !Object.hasOwn(FIELDS, name));
  if (unknown !== undefined) refuseLine(number, `a posting has no ${unknown}`);
  // Every field was checked above, and there are no others.
  return value as Posting;
}

function parsedJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return refuseLine(number, 'it is not JSON');
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isPeriod(value: unknown): boolean {
  return typeof value === 'string' && parsePeriodKey(value).ok;
}

function refuseLine(number: number, why: string): never {
  throw new RunRefused('unreadable-ledger', `line ${number} of the ledger is no posting: ${why}`);
}
