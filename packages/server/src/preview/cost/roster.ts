import { simulatedTables } from '@ontarget/analysis/simulate';
import type { TableData } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import type { Pace } from '@ontarget/workspace';
import { type DataPlaces, type TableFiles, tableFiles } from '../../payout/files.ts';
import { readTables, TooMuch } from '../../payout/read.ts';

/** The people of a plan's roster and what they are looked up in, or why there are none. */
export type People =
  | { readonly kind: 'people'; readonly tables: Readonly<Record<string, TableData>> }
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly message: string };

/**
 * Reads the roster of a plan and the tables that formulas look things up in. They are read again only when their bytes
 * changed: a plan is worked out anew with every pause of typing.
 */
export class Rosters {
  private readonly readBytes: (uri: string) => Promise<Uint8Array>;
  private readonly known = new Map<string, { key: string; files: readonly Uint8Array[]; people: People }>();

  constructor(readBytes: (uri: string) => Promise<Uint8Array>) {
    this.readBytes = readBytes;
  }

  /** The same object for the same rows. */
  async of(folder: string, plan: Plan, places: DataPlaces, pace: Pace): Promise<People> {
    const tables = simulatedTables(plan);
    const found = await tableFiles({ ...plan, tables }, places);
    const without = found.find((one) => one.problem === undefined && one.files.length === 0 && !one.optional);
    if (without !== undefined && isRoster(without.name, plan)) return { kind: 'none' };
    const problem = found.find((one) => one.problem !== undefined);
    if (problem !== undefined) return unreadable(`${problem.name}: ${problem.problem}.`);
    if (without !== undefined) return unreadable(`There is no file of the table ${without.name}.`);
    const uris = found.flatMap(({ files }) => files.map(({ uri }) => uri));
    let bytes: Uint8Array[];
    try {
      bytes = await Promise.all(uris.map(this.readBytes));
    } catch {
      return unreadable('The roster cannot be read.');
    }
    const key = JSON.stringify([tables, found]);
    const known = this.known.get(folder);
    if (known?.key === key && bytes.every((file, index) => areAlike(file, known.files[index])))
      return known.people;
    const contents = new Map(uris.map((uri, index) => [uri, bytes[index] ?? new Uint8Array()]));
    const people = await checked(found, contents, pace);
    this.known.set(folder, { key, files: bytes, people });
    return people;
  }

  forget(folder: string): void {
    this.known.delete(folder);
  }
}

async function checked(
  files: readonly TableFiles[],
  contents: ReadonlyMap<string, Uint8Array>,
  pace: Pace,
): Promise<People> {
  try {
    const readBytes = async (uri: string) => contents.get(uri) ?? new Uint8Array();
    const { tables, bad } = await readTables(files, { readBytes, setAside: false, pace });
    const [first] = bad;
    if (first !== undefined) {
      const row = first.record === undefined ? '' : `, row ${first.record}`;
      return unreadable(`${first.file}${row}: ${first.reason}.`);
    }
    return { kind: 'people', tables };
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error;
    return unreadable(`The roster is ${error.message}. The command line draws for it: ontarget simulate`);
  }
}

function isRoster(name: string, { tables: { roster } }: Plan): boolean {
  return roster?.kind === 'derived' ? roster.parts.some(({ from }) => from === name) : name === 'roster';
}

function unreadable(message: string): People {
  return { kind: 'unreadable', message };
}

function areAlike(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && one.length === other.length && one.every((byte, at) => byte === other[at]);
}
