import type { RawCell, RowSink } from '@ontarget/evaluator/rows';
import { LosslessNumber, parse } from 'lossless-json';
import { decodeChunks, NotTheEncoding } from './decode.ts';
import { splitRecords } from './json-records.ts';

/**
 * Reads a JSON file into a sink: a list of objects, or one object after the other (NDJSON). Numbers keep the digits
 * they are written with, since a double would change them. An absent member is blank; the headings are the members
 * of all objects in the order in which they are first met.
 */
export function readJson(pieces: Iterable<Uint8Array>, sink: RowSink): void {
  for (const _ of readJsonInSteps(pieces, sink));
}

/** Rows between two steps. */
const STEP = 100;

/** The same with a step now and then, between which something else may be done. */
export function* readJsonInSteps(pieces: Iterable<Uint8Array>, sink: RowSink): Generator<void, void, void> {
  let text = '';
  try {
    for (const piece of decodeChunks(pieces, 'utf-8')) {
      text += piece;
      yield;
    }
  } catch (error) {
    if (!(error instanceof NotTheEncoding)) throw error;
    sink.problem(error.problem);
    return;
  }
  const split = yield* splitRecords(text);
  if (!split.ok) {
    sink.problem({
      code: text.trim() === '' ? 'empty-file' : 'not-json',
      line: split.line,
      reason: split.reason,
    });
    return;
  }
  const rows: { members: JsonMembers; record: number; line: number | undefined }[] = [];
  const headings = new Set<string>();
  for (const [index, { text: written, line }] of split.records.entries()) {
    if (index % STEP === 0) yield;
    const members = parseJsonObject(written);
    if (members instanceof Error) {
      sink.problem({ code: 'not-json', record: index + 1, line, reason: members.message });
      continue;
    }
    for (const name of Object.keys(members)) headings.add(name);
    rows.push({ members, record: index + 1, line });
  }
  const names = [...headings];
  sink.headings(names);
  for (const { members, record, line } of rows) {
    if (record % STEP === 0) yield;
    sink.row({ record, line, cells: names.map((name) => jsonCell(members[name])) });
  }
}

/** The members of one row, numbers still as written. */
export type JsonMembers = Readonly<Record<string, unknown>>;

/** Parses the text of one row; an error says in words why it is none. */
export function parseJsonObject(text: string): JsonMembers | Error {
  try {
    const value = parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonMembers;
    return new Error(
      'a row must be an object with a member for each column, such as {"id": "D1", "amount": 100}',
    );
  } catch (error) {
    return new Error(`the row is not JSON: ${(error as Error).message}`);
  }
}

/** The cell that a member of a row holds; absent and empty members are blank. */
export function jsonCell(value: unknown): RawCell {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return { typed: String(value) };
  if (value instanceof LosslessNumber) return { typed: value.value };
  const kind = Array.isArray(value) ? 'a list' : 'an object';
  return { unreadable: `the cell holds ${kind}; a cell must be one value`, written: kind };
}
