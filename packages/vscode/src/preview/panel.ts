import {
  renderCost,
  renderCostProgress,
  renderGoal,
  renderNotice,
  renderPreview,
  renderProofs,
  renderStatement,
  renderTotalCurve,
  renderWhatIf,
  shownRole,
} from '@ontarget/report';
import type { PreviewAnswer, PreviewResult } from '@ontarget/server/protocol';
import { type Disposable, Uri, type WebviewPanel, window } from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { Costing, USUAL_COST, withBoxes, withCost } from './costing.ts';
import { goTo } from './go-to.ts';
import {
  type FromPage,
  NOTHING_SUPPOSED,
  type PageState,
  readFromPage,
  type ToPage,
  withSupposed,
} from './messages.ts';
import { newNonce, page } from './page.ts';
import { Supposing } from './supposing.ts';

/** One preview: it shows the plan of one document, and is brought up to date while that is typed in. */
export class PreviewPanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #connection: ServerConnection;
  #state: PageState;
  #answer: PreviewAnswer | undefined;
  /** URI of the document that the answer was for. */
  #answeredFor: string | undefined;
  /** One request at a time: what changes meanwhile is asked for once when it is answered. */
  #asking = false;
  #askAgain = false;
  #pageIsReady = false;
  #closed = false;
  readonly #subscriptions: Disposable[];
  readonly #supposing: Supposing;
  readonly #costing: Costing;
  /** Whether the plan has changed since its cost was asked for. */
  #isCostOld = false;
  /** Whether the next answer of what is supposed is for a page that has to be drawn whole. */
  #drawWhole = false;

  constructor(panel: WebviewPanel, extension: Uri, connection: ServerConnection, state: PageState) {
    this.#panel = panel;
    this.#connection = connection;
    this.#state = state;
    this.#supposing = new Supposing(connection, {
      answered: () => this.#drawSupposed(),
      drawn: () => this.#patch(renderTotalCurve),
      stated: () => this.#drawStatement(),
      proved: () => this.#drawProofs(),
      failed: (reason) => this.#outOfDate(reason),
      idle: () => this.#askCost(),
    });
    this.#costing = new Costing(connection, {
      changed: (boxes) => this.#drawCost(boxes),
      progressed: () => this.#patchCost(renderCostProgress),
    });
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(readFromPage(message))),
      connection.onStarted(() => this.refresh()),
      connection.onCostProgress((progress) => this.#costing.progress(progress)),
      connection.onPreviewChanged(({ folder }) => {
        if (this.#answer === undefined || this.#answer.folder === folder) this.refresh();
      }),
    ];
    const { webview } = panel;
    const file = (name: string) => webview.asWebviewUri(Uri.joinPath(extension, 'dist', name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist')] };
    webview.html = page(
      { script: file('webview.js'), style: file('preview.css'), source: webview.cspSource },
      newNonce(),
    );
  }

  /** Shows the plan of another document. */
  show(uri: Uri): void {
    if (this.#state.uri === uri.toString()) return;
    this.#state = { ...this.#state, uri: uri.toString() };
    this.refresh();
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Asks for the plan as it is now and shows it. */
  refresh(): void {
    this.#askAgain = true;
    if (!this.#asking && this.#pageIsReady) void this.#ask();
  }

  dispose(): void {
    this.#closed = true;
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #ask(): Promise<void> {
    this.#asking = true;
    while (this.#askAgain && !this.#closed) {
      this.#askAgain = false;
      const { uri } = this.#state;
      try {
        const answer = await this.#connection.preview({ uri });
        // Meanwhile another document may have been chosen; then this answer is for the wrong plan.
        if (uri !== this.#state.uri) continue;
        this.#take(uri, answer);
      } catch (error) {
        this.#outOfDate(error);
      }
    }
    this.#asking = false;
  }

  /** A server that was just started knows of no plan yet; what it said of this document before is kept till then. */
  #take(uri: string, answer: PreviewResult): void {
    if (answer === null && this.#answeredFor === uri) return;
    this.#answer = answer ?? undefined;
    this.#answeredFor = answer === null ? undefined : uri;
    this.#draw();
    this.#isCostOld = true;
    this.#suppose({ isNewPlan: true, drawWhole: true });
  }

  /** What a year may cost takes the longest, so it is asked for when nothing else is. */
  #askCost(): void {
    if (!this.#isCostOld || this.#answer === undefined) return;
    this.#isCostOld = false;
    const { uri, cost: settings = USUAL_COST } = this.#state;
    void this.#costing.ask(this.#answer.folder, { uri, settings });
  }

  #supposeCost(cost: PageState['cost']): void {
    const { cost: _, ...state } = this.#state;
    this.#state = { ...state, ...(cost && { cost }) };
    this.#isCostOld = true;
    this.#askCost();
  }

  #drawCost(boxes: 'same boxes' | 'other boxes'): void {
    if (boxes === 'other boxes') this.#draw();
    else this.#patchCost(renderCost);
  }

  #patchCost(render: typeof renderCost | typeof renderCostProgress): void {
    const role = this.#answer && shownRole(this.#answer.model, this.#state.role)?.id;
    const { view } = this.#costing;
    if (role === undefined || view === undefined) return;
    this.#post({ type: 'patch', patches: render(view, role), state: this.#state });
  }

  #suppose({ isNewPlan = false, drawWhole = false }: { isNewPlan?: boolean; drawWhole?: boolean }): void {
    const { uri, role: chosen, whatIf: settings = NOTHING_SUPPOSED, statement } = this.#state;
    const role = this.#answer && shownRole(this.#answer.model, chosen)?.id;
    if (role === undefined) return;
    this.#drawWhole ||= drawWhole;
    this.#supposing.ask({ uri, role, settings, ...statement }, isNewPlan);
  }

  /** A slider changes some figures and marks; a new plan or role has other sliders. */
  #drawSupposed(): void {
    if (this.#drawWhole) this.#draw();
    else this.#patch(renderWhatIf);
    this.#drawWhole = false;
  }

  #drawProofs(): void {
    const { proofs } = this.#supposing;
    if (this.#answer === undefined || proofs === undefined) return;
    this.#post({ type: 'patch', patches: renderProofs(this.#answer.model, proofs), state: this.#state });
  }

  #drawStatement(): void {
    const { statement } = this.#supposing;
    if (statement === undefined) return;
    this.#post({ type: 'patch', patches: renderStatement(statement), state: this.#state });
  }

  #patch(render: typeof renderWhatIf): void {
    const { whatIf, total } = this.#supposing;
    if (this.#answer === undefined || whatIf === undefined) return;
    const patches = render(this.#answer.model, whatIf, total);
    this.#post({ type: 'patch', patches, state: this.#state });
  }

  #draw(): void {
    const { role, goal } = this.#state;
    const { whatIf, total, statement, proofs } = this.#supposing;
    const { view: cost } = this.#costing;
    const html = this.#answer
      ? renderPreview(this.#answer.model, {
          ...(role && { role }),
          ...(goal && { goal }),
          ...(whatIf && { whatIf }),
          ...(total && { total }),
          ...(statement && { statement }),
          ...(proofs && { proofs }),
          ...(cost && { cost: withBoxes(cost, this.#state.cost ?? USUAL_COST) }),
        })
      : renderNotice(
          'Nothing to show yet',
          'The preview appears as soon as the plan of this file has a header and a part without errors. ' +
            'The Problems panel says what is missing.',
        );
    this.#panel.title = this.#answer ? `Preview: ${this.#answer.model.plan.title}` : 'Plan preview';
    this.#post({ type: 'show', html, state: this.#state });
  }

  #receive(message: FromPage | undefined): void {
    if (message?.type === 'ready') {
      this.#pageIsReady = true;
      this.refresh();
    } else if (message?.type === 'chooseRole') {
      this.#state = { ...this.#state, role: message.role };
      this.#draw();
      this.#suppose({ drawWhole: true });
    } else if (message?.type === 'chooseGoal' && this.#answer !== undefined) {
      this.#state = { ...this.#state, goal: message.goal };
      const patches = renderGoal(this.#answer.model, message.goal);
      this.#post({ type: 'patch', patches, state: this.#state });
    } else if (message?.type === 'suppose') {
      const { whatIf = NOTHING_SUPPOSED } = this.#state;
      this.#state = { ...this.#state, whatIf: withSupposed(whatIf, message) };
      this.#suppose({});
    } else if (message?.type === 'chooseStatement') {
      const statement = { ...this.#state.statement, [message.choice]: message.value };
      this.#state = { ...this.#state, statement };
      this.#suppose({});
    } else if (message?.type === 'supposeCost') {
      this.#supposeCost(withCost(this.#state.cost ?? USUAL_COST, message));
    } else if (message?.type === 'drawCost') {
      this.#supposeCost(this.#state.cost);
    } else if (message?.type === 'usualCost') {
      this.#supposeCost(undefined);
      this.#draw();
    } else if (message?.type === 'reset') {
      this.#state = { ...this.#state, whatIf: NOTHING_SUPPOSED };
      this.#suppose({ drawWhole: true });
    } else if (message?.type === 'goTo' && this.#answer !== undefined) {
      const { statement } = this.#supposing;
      goTo(this.#answer, message.node, statement).then(undefined, (error: Error) =>
        window.showErrorMessage(`That place in the plan could not be opened: ${error.message}`),
      );
    }
  }

  #outOfDate(error: unknown): void {
    this.#post({ type: 'outOfDate', reason: error instanceof Error ? error.message : String(error) });
  }

  #post(message: ToPage): void {
    if (!this.#closed) void this.#panel.webview.postMessage(message);
  }
}
