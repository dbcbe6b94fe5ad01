import {
  type PayFilter,
  type PayoutView,
  type PaySources,
  renderExplained,
  renderNotice,
  renderPayees,
  renderPayouts,
  sourcesIn,
} from '@ontarget/report';
import { type Disposable, Uri, type WebviewPanel, window } from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { showAt } from '../preview/go-to.ts';
import { newNonce, page } from '../preview/page.ts';
import { type FromPayoutPage, type PayoutState, readFromPayoutPage, type ToPayoutPage } from './messages.ts';

const STATUSES: ReadonlySet<string> = new Set(['', 'paid', 'held', 'error']);

/**
 * The payout panel: pays a period of a plan from its files and explains anybody's pay. What is paid stays in this panel and
 * its page; nothing of it is kept over a restart.
 */
export class PayoutPanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #connection: ServerConnection;
  #state: PayoutState;
  #view: PayoutView | undefined;
  #closed = false;
  readonly #subscriptions: Disposable[];

  constructor(panel: WebviewPanel, extension: Uri, connection: ServerConnection, state: PayoutState) {
    this.#panel = panel;
    this.#connection = connection;
    this.#state = state;
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const read = readFromPayoutPage(message);
        if (read !== undefined) void this.#told(this.#receive(read));
      }),
      connection.onStarted(() => void this.#told(this.#readSources())),
    ];
    const { webview } = panel;
    const file = (name: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist')] };
    webview.html = page(
      { script: file('payout-webview.js'), style: file('preview.css'), source: webview.cspSource },
      newNonce(),
      'Payouts',
    );
  }

  /** Shows the payouts of another document's plan. */
  show(uri: Uri): void {
    if (this.#state.uri !== uri.toString()) {
      this.#state = { uri: uri.toString() };
      this.#view = undefined;
      void this.#told(this.#readSources());
    }
    this.#panel.reveal();
  }

  dispose(): void {
    this.#closed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #receive(message: FromPayoutPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#readSources();
      case 'run':
        return this.#run();
      case 'chooseFolder':
        return this.#chooseFolder();
      case 'explain':
        return this.#explain(message.payee);
      case 'goTo':
        return this.#goTo(message.node);
      case 'goToRow':
        return this.#goToRow(message.table, message.record);
      case 'quarantine':
        if (this.#view !== undefined) this.#view = { ...this.#view, quarantine: message.isOn };
        return undefined;
      case 'choose':
        return this.#choose(message.choice, message.value);
    }
  }

  /** What the plan is paid from may have changed: asked for anew before each run. */
  async #readSources(): Promise<void> {
    const { uri, data } = this.#state;
    const sources = await this.#connection.paySources({ uri, ...(data === undefined ? {} : { data }) });
    if (sources === null) {
      this.#view = undefined;
      this.#post({
        type: 'show',
        html: renderNotice('Nothing to pay', 'This file belongs to no plan.'),
        state: this.#state,
      });
      return;
    }
    this.#view = viewOf(sources, this.#state.period, this.#view);
    this.#panel.title = `Payouts: ${sources.title}`;
    this.#draw();
  }

  async #run(): Promise<void> {
    const view = this.#view;
    if (view === undefined || view.isRunning) return;
    const { explained: _, run: __, ...fresh } = view;
    this.#view = { ...fresh, isRunning: true };
    this.#draw();
    try {
      await this.#readSources();
      const { uri, data } = this.#state;
      const { period, quarantine } = this.#view;
      const run = await this.#connection.payRun({
        uri,
        period,
        quarantine,
        ...(data === undefined ? {} : { data }),
      });
      this.#view = { ...this.#view, run };
    } finally {
      this.#view = { ...this.#view, isRunning: false };
      this.#draw();
    }
  }

  async #explain(payee: string): Promise<void> {
    const explained = await this.#connection.payExplain({ uri: this.#state.uri, payee });
    if (this.#view === undefined || explained === null) return;
    this.#view = { ...this.#view, explained };
    this.#post({ type: 'patch', patches: renderExplained(explained), state: this.#state });
  }

  async #goTo(node: string): Promise<void> {
    const trees = this.#view?.explained?.parts.flatMap((part) => part.trees) ?? [];
    const source = sourcesIn(trees).get(node);
    const folder = this.#view?.sources.folder;
    if (source === undefined || folder === undefined) return;
    await showAt(Uri.joinPath(Uri.parse(folder, true), source.file), source.line, source.column);
  }

  async #goToRow(table: string, record: number): Promise<void> {
    const place = await this.#connection.payRow({ uri: this.#state.uri, table, record });
    if (place !== null) await showAt(Uri.parse(place.uri, true), place.line ?? 1, 1);
  }

  async #chooseFolder(): Promise<void> {
    const { data } = this.#view?.sources ?? {};
    const [chosen] =
      (await window.showOpenDialog({
        canSelectFolders: true,
        canSelectFiles: false,
        title: 'Folder of files named after their tables',
        ...(data === undefined ? {} : { defaultUri: Uri.parse(data.uri, true) }),
      })) ?? [];
    if (chosen === undefined) return;
    this.#state = { ...this.#state, data: chosen.toString() };
    await this.#readSources();
  }

  #choose(choice: 'period' | 'filter' | 'status', value: string): void {
    if (this.#view === undefined) return;
    if (choice === 'period') {
      this.#state = { ...this.#state, period: value };
      this.#view = { ...this.#view, period: value };
      return;
    }
    const filter = { ...this.#view.filter, [choice === 'filter' ? 'text' : 'status']: value } as PayFilter;
    if (!STATUSES.has(filter.status)) return;
    this.#view = { ...this.#view, filter };
    this.#post({ type: 'patch', patches: renderPayees(this.#view), state: this.#state });
  }

  #draw(): void {
    if (this.#view !== undefined)
      this.#post({ type: 'show', html: renderPayouts(this.#view), state: this.#state });
  }

  /** A failure is told in words; what the server says never holds anybody's pay. */
  async #told(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      await window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  }

  #post(message: ToPayoutPage): void {
    if (!this.#closed) void this.#panel.webview.postMessage(message);
  }
}

function viewOf(sources: PaySources, period: string | undefined, before: PayoutView | undefined): PayoutView {
  const isThere = sources.periods.some(({ key }) => key === period);
  return {
    quarantine: false,
    isRunning: false,
    filter: { text: '', status: '' },
    ...before,
    sources,
    period: isThere && period !== undefined ? period : (sources.periods[0]?.key ?? ''),
  };
}
