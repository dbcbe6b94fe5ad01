import { catalogue, folderOf, isCode } from '@ontarget/language';
import { place, type Snapshot, toZeroBased } from '@ontarget/workspace';
import { type LangiumDocument, URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-protocol';

type PlanDiagnostic = Snapshot['diagnostics'][number];

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** What is wrong with a file, by the number of the change that made it so. */
export interface FileReport {
  readonly id: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** How an editor learns of diagnostics: it is told, or it asks. Both together would show each problem twice. */
export type Delivery =
  | { readonly kind: 'push' }
  /** Called when an editor that asks should ask again. */
  | { readonly kind: 'pull'; readonly changed: () => void };

/**
 * Knows what is wrong, file by file: what the text shows as soon as it is known, and what working the plan
 * out shows when the second pass is done. Until then a file keeps what the last second pass said of it, unless it has
 * changed itself.
 */
export class Publisher {
  private readonly connection: Pick<Connection, 'sendDiagnostics'>;
  /** URI that the pages of rules are below; without it diagnostics have no link. */
  rulePages: string | undefined;
  delivery: Delivery = { kind: 'push' };
  /** What each plan's last second pass said of each file. */
  private readonly told = new Map<string, Map<string, PlanDiagnostic[]>>();
  /** What is wrong with each file; of a file that is gone, nothing. */
  readonly reports = new Map<string, FileReport>();
  private changes = 0;

  /** The version of an open document: an editor drops what is told of another than it shows. */
  private readonly versionOf: (uri: string) => number | undefined;

  constructor(
    connection: Pick<Connection, 'sendDiagnostics'>,
    versionOf: (uri: string) => number | undefined = () => undefined,
  ) {
    this.versionOf = versionOf;
    this.connection = connection;
  }

  /** A document was checked; where its text changed, what the second pass said of it is out of date. */
  checked(document: LangiumDocument, hasChanged: boolean): void {
    const uri = place(document.uri);
    if (hasChanged) for (const byFile of this.told.values()) byFile.delete(uri);
    const text = (document.diagnostics ?? []).map((one) => this.withPage(one));
    const meaning = [...this.told.values()].flatMap((byFile) => byFile.get(uri) ?? []).filter(isMeaning);
    this.send(document.uri.toString(), [...text, ...meaning.map((one) => this.toLsp(one))]);
  }

  /** A plan was worked out; all that is known of its files is told, and files it told of before are cleared. */
  workedOut(folder: string, snapshot: Snapshot): void {
    const before = this.told.get(folder)?.keys() ?? [];
    const byFile = Map.groupBy(snapshot.diagnostics, (diagnostic) => diagnostic.uri);
    this.told.set(folder, byFile);
    const files = new Set([...before, ...byFile.keys(), ...snapshot.documents.map(({ uri }) => place(uri))]);
    for (const uri of files) {
      this.send(uri, this.distinct(uri));
    }
  }

  /** What all plans say of a file, each problem once: its own plan's words first. */
  private distinct(uri: string): Diagnostic[] {
    const own = folderOf(URI.parse(uri));
    const folders = [...this.told].sort(([a], [b]) => Number(b === own) - Number(a === own));
    const seen = new Set<string>();
    const all = folders.flatMap(([, told]) => told.get(uri) ?? []).map((one) => this.toLsp(one));
    return all.filter(({ code, range, message }) => {
      // Paths to folders are told from where a plan is, so that plans tell of one circle in different words.
      const isOfProject = typeof code === 'string' && isCode(code) && catalogue[code].family === 'project';
      const key = JSON.stringify([code, range, isOfProject ? '' : message]);
      return !seen.has(key) && seen.add(key) !== undefined;
    });
  }

  /** A file is gone. */
  gone(uri: string): void {
    for (const byFile of this.told.values()) byFile.delete(uri);
    this.send(uri, []);
  }

  /** What was told of a file counts as not told to an editor that asks: it is answered anew. */
  again(uri: string): void {
    const key = place(uri);
    const known = this.reports.get(key);
    if (known !== undefined && this.delivery.kind === 'pull') this.report(key, known.diagnostics);
  }

  /** What is wrong with a file; undefined where nothing ever was. */
  reportOf(uri: URI): FileReport | undefined {
    return this.reports.get(place(uri));
  }

  private send(uri: string, diagnostics: Diagnostic[]): void {
    if (this.delivery.kind === 'push') {
      const version = this.versionOf(uri);
      this.connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
    }
    const key = place(uri);
    const known = this.reports.get(key);
    if (JSON.stringify(known?.diagnostics ?? []) !== JSON.stringify(diagnostics))
      this.report(key, diagnostics);
  }

  private report(key: string, diagnostics: readonly Diagnostic[]): void {
    this.changes += 1;
    this.reports.set(key, { id: this.changes, diagnostics });
    if (this.delivery.kind === 'pull') this.delivery.changed();
  }

  private toLsp(one: PlanDiagnostic): Diagnostic {
    return this.withPage({
      range: toZeroBased(one.range),
      severity: severities[one.severity],
      code: one.code,
      codeDescription: { href: one.page },
      source: 'ontarget',
      message: one.message,
      ...(one.unneeded ? { tags: [DiagnosticTag.Unnecessary] } : {}),
      ...(one.params === undefined ? {} : { data: { code: one.code, params: one.params } }),
    });
  }

  /** The catalogue's pages are paths; an editor opens only whole addresses. */
  private withPage(diagnostic: Diagnostic): Diagnostic {
    const { codeDescription, ...rest } = diagnostic;
    const href = this.pageOf(codeDescription?.href.split('/').at(-1));
    return { ...rest, source: 'ontarget', ...(href === undefined ? {} : { codeDescription: { href } }) };
  }

  /** The whole address of a rule's page (`weights-not-100.md`); undefined where the editor did not say where they are. */
  pageOf(page: string | undefined): string | undefined {
    return page === undefined || this.rulePages === undefined
      ? undefined
      : `${this.rulePages.replace(/\/$/, '')}/${page}`;
  }
}

function isMeaning({ code }: PlanDiagnostic): boolean {
  return isCode(code) && catalogue[code].phase === 'meaning';
}
