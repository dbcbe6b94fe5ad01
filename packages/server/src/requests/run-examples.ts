import { declarationsIn } from '@ontarget/language';
import { isExamples } from '@ontarget/language/ast';
import type { ExampleResult, Snapshot } from '@ontarget/workspace';
import { type LangiumDocument, URI } from 'langium';
import { AbstractExecuteCommandHandler, type ExecuteCommandAcceptor } from 'langium/lsp';
import { inWords, RUN_EXAMPLES, resultsOf } from '../lenses/examples.ts';

/** What the commands ask the server for. */
export interface CommandSources {
  /** The plan worked out anew, where somebody has typed since. */
  of(uri: URI): Promise<Snapshot | undefined>;
  documentOf(uri: URI): LangiumDocument | undefined;
  show(message: string, isWrong: boolean): void;
}

/** Commands of the server, which an editor runs when a lens is clicked. */
export class ServerCommands extends AbstractExecuteCommandHandler {
  private readonly sources: CommandSources;

  constructor(sources: CommandSources) {
    super();
    this.sources = sources;
  }

  override registerCommands(acceptor: ExecuteCommandAcceptor): void {
    acceptor(RUN_EXAMPLES, ([uri, line]) => this.runExamples(uri, line));
  }

  /** Works the plan out and says which rows of a table pay what they say, and what the others pay. */
  private async runExamples(uri: unknown, line: unknown): Promise<void> {
    if (typeof uri !== 'string' || typeof line !== 'number') return;
    const place = URI.parse(uri);
    const snapshot = await this.sources.of(place);
    const document = this.sources.documentOf(place);
    const tables =
      document === undefined ? [] : declarationsIn(document.parseResult.value).filter(isExamples);
    const table = tables.find(({ $cstNode: text }) => text?.range.start.line === line);
    if (snapshot === undefined || table === undefined) return;
    const results = resultsOf(table, snapshot);
    const wrong = results.filter(({ status }) => status !== 'passed');
    const summary = inWords(results) ?? 'The examples could not be worked out: the plan has errors';
    this.sources.show(
      [`${summary}.`, ...wrong.slice(0, 3).map(wrongInWords)].join(' '),
      wrong.length > 0 || results.length === 0,
    );
  }
}

function wrongInWords({ row, heading, expected, actual, reasons }: ExampleResult): string {
  const why = actual === undefined ? (reasons[0] ?? 'it could not be worked out') : `it is ${actual}`;
  return `Row ${row}: ${heading} should be ${expected}, and ${why}.`;
}
