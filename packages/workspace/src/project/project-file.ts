/** What `ontarget.json` says; the shape is `schema/ontarget.schema.json`. Paths are relative to the project's folder. */
export interface ProjectFile {
  /** Edition of the language. */
  language?: string;
  /** Folder of a plan → the id it keeps through amendments. */
  plans?: Record<string, string>;
  /** Input table → where its rows are. */
  data?: Record<string, string | DataSource>;
  /** Code of a check → its level, and of a design rule its bound. */
  rules?: Record<string, RuleSetting>;
  /** The folder that `publish` writes to, or `oci://host/path`. */
  registry?: string;
  /** What `ontarget test` asks of the examples, as percents: `90%`. */
  tests?: { coverage?: string; mutants?: string };
  privacy?: { smallestGroup?: number };
  /** What commands suppose of a year that they draw; with it `ontarget review` says what a change costs. */
  cost?: DrawnYear;
}

/** What is supposed of a drawn year, as the options of `ontarget simulate` say it. */
export interface DrawnYear {
  /** `10% 70%, 50% 100%, 90% 130%`, or of one measure with its name and a colon in front. */
  attainment?: string[];
  /** `Renewals: 10% $100K, 50% $300K, 90% $500K`. */
  result?: string[];
  /** A file of what was before. */
  history?: string;
  /** `25%`. */
  inStep?: string;
  draws?: number;
  seed?: number;
  /** What is the same for two plans that are compared. */
  same?: 'results' | 'attainments';
}

/** A file or a pattern (`exports/deals-*.csv`) of an input table. */
export interface DataSource {
  path: string;
  /** By default told by the file's ending. */
  format?: DataFormat;
  dialect?: Dialect;
}

export type DataFormat = 'csv' | 'parquet' | 'json' | 'xlsx';

/** How values are written in a file, where that is not the default: commas, UTF-8, a decimal point, ISO dates, `12%`. */
export interface Dialect {
  delimiter?: ',' | ';' | '\t' | '|';
  encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1' | 'iso-8859-15';
  decimalMark?: '.' | ',';
  /** What groups digits; without it nothing does. */
  thousands?: ',' | '.' | ' ';
  datePattern?: 'YYYY-MM-DD' | 'DD.MM.YYYY' | 'MM/DD/YYYY' | 'DD/MM/YYYY';
  /** `UTC` or a fixed offset, in which a time of day falls on a day. */
  zone?: string;
  /** How twelve percent is written: `12%`, `0.12` or `12`. */
  percents?: 'percent sign' | 'fraction' | 'percent points';
}

/** The level of a check; of a design rule also its bound, as it is written in a plan: `15%`, `4`, `10% to 20%`. */
export type RuleSetting = RuleLevel | { level?: RuleLevel; bound?: string };

export type RuleLevel = 'off' | 'info' | 'warning' | 'error';

/** The project that a plan belongs to. */
export interface Project {
  /** The folder of the project file, or the plan's own where there is none. */
  folder: string;
  /** The project file's URI, where there is one. */
  uri?: string;
  file: ProjectFile;
}
