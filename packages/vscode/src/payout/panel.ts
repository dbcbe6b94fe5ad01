import {
  type PayFilter,
  type PayoutView,
  type PaySources,
  renderExplained,
  renderNotice,
  renderPayees,
  renderPayouts,
  renderPayProgress,
  sourcesIn,
} from '@ontarget/report';
import type { PayProgressParams, PayRowParams } from '@ontarget/server/protocol';
import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  type Disposable,
  Uri,
  type WebviewPanel,
  window,
} from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { showAt } from '../preview/go-to.ts';
import { newNonce, page } from '../preview/page.ts';
import { CANCELED } from './command-payer.ts';
import { type CommandOfMachine, LargePay } from './large-pay.ts';
import { type FromPayoutPage, type PayoutState, readFromPayoutPage, type ToPayoutPage } from './messages.ts';
import { notText } from './not-text.ts';

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
  /** Of the run on its way; a new one replaces it. */
  #running: CancellationTokenSource | undefined;
  /** Pays what is too large for the language server. */
  readonly #large: LargePay;
  readonly #subscriptions: Disposable[];

  constructor(
    panel: WebviewPanel,
    extension: Uri,
    connection: ServerConnection,
    state: PayoutState,
    command: CommandOfMachine,
  ) {
    this.#panel = panel;
    this.#connection = connection;
    this.#state = state;
    this.#large = new LargePay(command, (progress) => this.#progressed(progress));
    this.#subscriptions = [
      connection.onPayProgress((progress) => this.#progressed(progress)),
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
      this.#cancel();
      this.#large.end();
      void this.#told(this.#readSources());
    }
    this.#panel.reveal();
  }

  dispose(): void {
    this.#closed = true;
    this.#cancel();
    this.#large.end();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #receive(message: FromPayoutPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.#readSources();
      case 'run':
        return this.#run();
      case 'cancel':
        return this.#cancel();
      case 'chooseFolder':
        return this.#chooseFolder();
      case 'explain':
        return this.#explain(message.payee);
      case 'goTo':
        return this.#goTo(message.node);
      case 'goToRow':
        return this.#goToRow(message);
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
    if (this.#view === undefined) return;
    this.#cancel();
    const own = new CancellationTokenSource();
    this.#running = own;
    const { explained: _, run: __, progress: ___, paidBy: ____, byHand: _____, ...fresh } = this.#view;
    this.#view = { ...fresh, isRunning: true };
    this.#draw();
    let done: Partial<PayoutView> = {};
    try {
      await this.#readSources();
      done = await this.#pay(own.token);
    } finally {
      if (this.#running === own) {
        this.#running = undefined;
        const { progress, ...view } = this.#view;
        this.#view = { ...view, ...done, isRunning: false };
        this.#draw();
      }
    }
  }

  /** Pays in the language server, and where the data is too large for that, by the workspace's own command. */
  async #pay(token: CancellationToken): Promise<Partial<PayoutView>> {
    const { uri, data } = this.#state;
    const view = this.#view;
    if (view === undefined) return {};
    const { period, quarantine, sources } = view;
    const params = { uri, period, quarantine, ...(data === undefined ? {} : { data }) };
    this.#large.end();
    // A request that is canceled before it is sent is no answer but an error.
    const run = await this.#connection.payRun(params, token).catch((error: unknown) => {
      if (token.isCancellationRequested) return CANCELED;
      throw error;
    });
    if (run.ok || run.tooLarge !== true || token.isCancellationRequested) return { run };
    const label = sources.periods.find(({ key }) => key === period)?.label ?? period;
    return this.#large.pay(
      params,
      label,
      sources.folder,
      token,
      (paidBy) => {
        if (this.#view !== undefined) this.#view = { ...this.#view, paidBy };
        this.#patchProgress();
      },
      run,
    );
  }

  #cancel(): void {
    this.#running?.cancel();
  }

  #progressed({ folder, ...progress }: PayProgressParams): void {
    if (this.#view?.isRunning !== true || folder !== this.#view.sources.folder) return;
    this.#view = { ...this.#view, progress };
    this.#patchProgress();
  }

  #patchProgress(): void {
    if (this.#view !== undefined)
      this.#post({ type: 'patch', patches: renderPayProgress(this.#view), state: this.#state });
  }

  async #explain(payee: string): Promise<void> {
    const params = { uri: this.#state.uri, payee };
    const explained = await (this.#large.hasPaid
      ? this.#large.explain(params)
      : this.#connection.payExplain(params));
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

  async #goToRow({ table, file, record }: Omit<PayRowParams, 'uri'>): Promise<void> {
    const params = { uri: this.#state.uri, table, file, record };
    const place = await (this.#large.hasPaid ? this.#large.row(params) : this.#connection.payRow(params));
    if (place === null) return;
    const uri = Uri.parse(place.uri, true);
    if (place.isText) return showAt(uri, place.line ?? 1, 1);
    await commands.executeCommand('revealInExplorer', uri);
    await window.showInformationMessage(notText(file, place.line ?? record));
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
