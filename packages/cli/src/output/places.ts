import { linesOfRecords, type TableSource, textFormatOf } from '@ontarget/warehouse/node';

/** Where a row stands, as a reader of tables tells it. */
export interface Place {
  readonly file: string;
  readonly record?: number | undefined;
  readonly line?: number | undefined;
}

/** `deals.csv:812`, or `deals.parquet, row 811` where the format has no lines, or the file alone. */
export function placeText({ file, line, record }: Place): string {
  if (line !== undefined) return `${file}:${line}`;
  return record === undefined ? file : `${file}, row ${record}`;
}

/**
 * Finds the physical lines of rows that are about to be named. Reading counts records; lines are looked up for the
 * few rows that somebody will want to open.
 */
export class Lines {
  private readonly sources: readonly TableSource[];
  private readonly found = new Map<string, Map<number, number>>();

  constructor(sources: Iterable<TableSource>) {
    this.sources = [...sources];
  }

  /** Looks the lines of all these rows up, going over each file once. */
  find(places: readonly Place[]): void {
    for (const source of this.sources) {
      for (const file of source.files) {
        const format = textFormatOf(file, source);
        const records = places.flatMap(({ file: name, record, line }) =>
          name === file.name && line === undefined && record !== undefined ? [record] : [],
        );
        if (format === undefined || records.length === 0) continue;
        this.found.set(file.name, linesOfRecords(file.path, format, new Set(records)));
      }
    }
  }

  /** The place with its line, where it was found. */
  text(place: Place): string {
    const line = place.line ?? this.found.get(place.file)?.get(place.record ?? 0);
    return placeText({ ...place, line });
  }
}
