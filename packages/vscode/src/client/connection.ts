import {
  COMPARE_REQUEST,
  COST_PROGRESS,
  COST_REQUEST,
  type CompareParams,
  type CompareResult,
  type CostParams,
  type CostProgressParams,
  type CostResult,
  NEW_PLAN_REQUEST,
  type NewPlanParams,
  type NewPlanResult,
  PASTE_REQUEST,
  PAY_EXPLAIN_REQUEST,
  PAY_PROGRESS,
  PAY_ROW_REQUEST,
  PAY_RUN_REQUEST,
  PAY_SOURCES_REQUEST,
  type PasteParams,
  type PasteResult,
  type PayExplainParams,
  type PayExplainResult,
  type PayProgressParams,
  type PayRowParams,
  type PayRowResult,
  type PayRunParams,
  type PayRunResult,
  type PaySourcesParams,
  type PaySourcesResult,
  type PlanStatus,
  PREVIEW_CHANGED,
  PREVIEW_REQUEST,
  PROOFS_REQUEST,
  type PreviewChangedParams,
  type PreviewParams,
  type PreviewResult,
  type ProofsParams,
  type ProofsResult,
  RUN_TESTS_REQUEST,
  type RunTestsParams,
  type RunTestsResult,
  STATEMENT_REQUEST,
  STATUS_CHANGED,
  STATUS_GONE,
  type StatementParams,
  type StatementResult,
  type StatusGoneParams,
  TESTS_CHANGED,
  type TestedPlan,
  TOTAL_CURVE_REQUEST,
  type TotalCurveResult,
  WHAT_IF_REQUEST,
  type WhatIfParams,
  type WhatIfResult,
} from '@ontarget/server/protocol';
import { type Disposable, EventEmitter, type LogOutputChannel } from 'vscode';
import { type BaseLanguageClient, type CancellationToken, State } from 'vscode-languageclient';
import { tell } from './restart-policy.ts';

/** The language server as the rest of the extension sees it: it may be away for a moment, and comes back. */
export class ServerConnection implements Disposable {
  readonly #create: () => Promise<BaseLanguageClient>;
  readonly #output: LogOutputChannel;
  readonly #changed = new EventEmitter<PreviewChangedParams>();
  readonly #tests = new EventEmitter<TestedPlan>();
  readonly #status = new EventEmitter<PlanStatus>();
  readonly #gone = new EventEmitter<StatusGoneParams>();
  readonly #stopped = new EventEmitter<void>();
  readonly #started = new EventEmitter<void>();
  readonly #cost = new EventEmitter<CostProgressParams>();
  readonly #pay = new EventEmitter<PayProgressParams>();
  #client: BaseLanguageClient | undefined;
  /** Starts and stops wait for each other: a restart asked for twice must not leave two servers. */
  #work: Promise<void> = Promise.resolve();

  /** The preview of a plan may have changed. */
  readonly onPreviewChanged = this.#changed.event;
  /** A plan's examples tables, or what they come to, may have changed. */
  readonly onTestsChanged = this.#tests.event;
  /** A plan was worked out: how it stands. */
  readonly onStatusChanged = this.#status.event;
  /** A folder is no plan's any more. */
  readonly onPlanGone = this.#gone.event;
  /** The server has stopped, on purpose or not: what it told is old, until it is started again. */
  readonly onStopped = this.#stopped.event;
  /** How many years are drawn of what a year may cost. */
  readonly onCostProgress = this.#cost.event;
  /** How far a run is. */
  readonly onPayProgress = this.#pay.event;
  /** The server runs: for the first time, or again after it was stopped or failed. */
  readonly onStarted = this.#started.event;

  constructor(create: () => Promise<BaseLanguageClient>, output: LogOutputChannel) {
    this.#create = create;
    this.#output = output;
  }

  /** Starts the server, or stops it and starts it again. Failures are told to the user. */
  restart(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#stop();
      try {
        const client = await this.#create();
        this.#client = client;
        client.onNotification(PREVIEW_CHANGED, (params: PreviewChangedParams) => this.#changed.fire(params));
        client.onNotification(TESTS_CHANGED, (plan: TestedPlan) => this.#tests.fire(plan));
        client.onNotification(STATUS_CHANGED, (status: PlanStatus) => this.#status.fire(status));
        client.onNotification(STATUS_GONE, (params: StatusGoneParams) => this.#gone.fire(params));
        client.onNotification(PAY_PROGRESS, (progress: PayProgressParams) => this.#pay.fire(progress));
        client.onNotification(COST_PROGRESS, (progress: CostProgressParams) => this.#cost.fire(progress));
        client.onDidChangeState(({ newState }) => {
          if (newState === State.Running) this.#started.fire();
          if (newState === State.Stopped) this.#stopped.fire();
        });
        await client.start();
      } catch (error) {
        this.#client = undefined;
        this.#output.error(error instanceof Error ? error : String(error));
        tell(this.#output, 'The OnTarget language server could not be started, so plans are not checked.');
      }
    });
  }

  /**
   * The preview of the plan that a document belongs to.
   *
   * @throws Error in words when the server is away or fails
   */
  preview(params: PreviewParams): Promise<PreviewResult> {
    return this.#request(PREVIEW_REQUEST, params);
  }

  /** What somebody in a role is paid at supposed results. Fails as `preview` does. */
  whatIf(params: WhatIfParams): Promise<WhatIfResult> {
    return this.#request(WHAT_IF_REQUEST, params);
  }

  /** The statement of somebody in a role. Fails as `preview` does. */
  statement(params: StatementParams): Promise<StatementResult> {
    return this.#request(STATEMENT_REQUEST, params);
  }

  /** What is proved of a role's components. Fails as `preview` does. */
  proofs(params: ProofsParams): Promise<ProofsResult> {
    return this.#request(PROOFS_REQUEST, params);
  }

  /** What a year may cost. Fails as `preview` does. */
  cost(params: CostParams): Promise<CostResult> {
    return this.#request(COST_REQUEST, params);
  }

  /** The curve of a role's total. Fails as `preview` does. */
  totalCurve(params: WhatIfParams): Promise<TotalCurveResult> {
    return this.#request(TOTAL_CURVE_REQUEST, params);
  }

  /**
   * The examples tables of the plan in a folder, worked out against the text as it stands.
   *
   * @throws Error in words when the server is away or fails
   */
  runTests(params: RunTestsParams): Promise<RunTestsResult> {
    return this.#request(RUN_TESTS_REQUEST, params);
  }

  /** Periods, tables and files of a plan that can be paid. Fails as `preview` does. */
  paySources(params: PaySourcesParams): Promise<PaySourcesResult> {
    return this.#request(PAY_SOURCES_REQUEST, params);
  }

  /** Pays a period. Fails as `preview` does. */
  payRun(params: PayRunParams, token: CancellationToken): Promise<PayRunResult> {
    return this.#request(PAY_RUN_REQUEST, params, token);
  }

  /** How somebody's pay of the last run came about. Fails as `preview` does. */
  payExplain(params: PayExplainParams): Promise<PayExplainResult> {
    return this.#request(PAY_EXPLAIN_REQUEST, params);
  }

  /** Where a row of the last run stands. Fails as `preview` does. */
  payRow(params: PayRowParams): Promise<PayRowResult> {
    return this.#request(PAY_ROW_REQUEST, params);
  }

  /** What is different in a plan as it stands from what it was. Fails as `preview` does. */
  compare(params: CompareParams): Promise<CompareResult> {
    return this.#request(COMPARE_REQUEST, params);
  }

  /** The files of a new plan, by their paths in its folder. Fails as `preview` does. */
  newPlan(params: NewPlanParams): Promise<NewPlanResult> {
    return this.#request(NEW_PLAN_REQUEST, params);
  }

  /** How cells of a spreadsheet can be rows of the table that they are pasted into. Fails as `preview` does. */
  paste(params: PasteParams): Promise<PasteResult> {
    return this.#request(PASTE_REQUEST, params);
  }

  stop(): Promise<void> {
    return this.#inTurn(() => this.#stop());
  }

  dispose(): void {
    this.#changed.dispose();
    this.#tests.dispose();
    this.#started.dispose();
    this.#status.dispose();
    this.#gone.dispose();
    this.#stopped.dispose();
    this.#cost.dispose();
    this.#pay.dispose();
  }

  async #request<Result>(method: string, params: object, token?: CancellationToken): Promise<Result> {
    await this.#work;
    if (this.#client === undefined) throw new Error('The language server is not running.');
    try {
      return await this.#client.sendRequest<Result>(method, params, token);
    } catch (error) {
      if (token?.isCancellationRequested) throw error;
      this.#output.error(error instanceof Error ? error : String(error));
      throw new Error('The plan could not be worked out; the output channel OnTarget says why.', {
        cause: error,
      });
    }
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(work);
    return this.#work;
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    if (client === undefined) return;
    try {
      // Waits for the server to end, and disposes of what the client registered.
      await client.dispose();
    } catch (error) {
      // A server that crashed cannot be stopped any more; a new one can still be started.
      this.#output.error(`While stopping the language server: ${error}`);
    }
  }
}
