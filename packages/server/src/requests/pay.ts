import type { PayRun } from '@ontarget/report';
import { type Pace, place } from '@ontarget/workspace';
import { URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { AnyTables } from '../payout/any-tables.ts';
import { shownTable, tableFiles } from '../payout/files.ts';
import { explainPayee, type PaidRun, paymentPeriods, payPeriod, rowPlace } from '../payout/pay.ts';
import { dataPlaces } from '../payout/places.ts';
import { filesOf } from '../plans/files.ts';
import { interruptible, SHORT_SLICE, Superseded } from '../plans/interruptible.ts';
import type { Plans } from '../plans/plans.ts';
import {
  PAY_EXPLAIN_REQUEST,
  PAY_PROGRESS,
  PAY_ROW_REQUEST,
  PAY_RUN_REQUEST,
  PAY_SOURCES_REQUEST,
  type PayExplainParams,
  type PayExplainResult,
  type PayProgressParams,
  type PayRowParams,
  type PayRowResult,
  type PayRunParams,
  type PayRunResult,
  type PaySourcesParams,
  type PaySourcesResult,
} from '../protocol-pay.ts';
import { progressOf } from './progress.ts';

/**
 * Pays periods for the payout panel. An error of ours is told without its message, which may hold what somebody is paid.
 */
export function addPay(
  connection: Connection,
  plans: Plans,
  shared: LangiumSharedServices,
  anyTables: AnyTables | undefined,
): void {
  const provider = shared.workspace.FileSystemProvider;
  const fs = filesOf(provider);
  /** The last run, of whichever plan: its rows take room. */
  let last: { folder: string; paid: PaidRun } | undefined;
  let number = 0;

  connection.onRequest(
    PAY_SOURCES_REQUEST,
    async ({ uri, data }: PaySourcesParams): Promise<PaySourcesResult> => {
      const snapshot = await plans.of(URI.parse(uri));
      if (snapshot === undefined) return null;
      const places = await dataPlaces(shared, snapshot, data);
      const compiled = snapshot.evaluator?.file.plan;
      const tables = compiled === undefined ? [] : await tableFiles(compiled, places);
      return {
        title: snapshot.plan.title,
        folder: snapshot.plan.folder,
        periods: compiled === undefined ? [] : paymentPeriods(compiled),
        data: { uri: places.data, name: decodeURIComponent(places.data.split('/').slice(-2).join('/')) },
        tables: tables.map((table) => shownTable(table, anyTables !== undefined)),
        ...(compiled === undefined
          ? { problem: 'The plan has errors, so nobody can be paid by it. The Problems panel lists them.' }
          : {}),
      };
    },
  );

  connection.onRequest<PayRunResult, void>(
    PAY_RUN_REQUEST,
    (params: PayRunParams, token: CancellationToken): Promise<PayRunResult> =>
      quietly(async () => {
        last = undefined;
        number += 1;
        const own = number;
        const isOutdated = async () => {
          if (plans.isBusy) await plans.quiet();
          return own !== number || token.isCancellationRequested;
        };
        try {
          const { folder, answer, paid } = await payAt(params, interruptible(isOutdated, SHORT_SLICE));
          if (own === number && folder !== undefined && paid !== undefined) last = { folder, paid };
          return answer;
        } catch (error) {
          if (error instanceof Superseded) return refusal('Canceled: nobody is paid.');
          throw error;
        }
      }, refusal('The period could not be paid, by an error of ours.')),
  );

  async function payAt(
    { uri, data, period, quarantine }: PayRunParams,
    pace: Pace,
  ): Promise<{ answer: PayRun; paid?: PaidRun; folder?: string }> {
    // A server that was just started for this reads the plan first; what was typed last counts.
    const snapshot = await plans.current(URI.parse(uri));
    const evaluator = snapshot?.evaluator;
    if (snapshot === undefined || evaluator === undefined) return { answer: refusal('The plan has errors.') };
    const { folder } = snapshot.plan;
    const { file, digest } = evaluator;
    const places = await dataPlaces(shared, snapshot, data);
    const ledgerUri = `${place(snapshot.project.folder)}/ledger/${file.plan.id}.ndjson`;
    const tell = progressOf<PayProgressParams>(connection, PAY_PROGRESS);
    const done = await payPeriod({ ...file, digest }, await tableFiles(file.plan, places), {
      period,
      quarantine,
      ledger: (await fs.exists(ledgerUri)) ? await fs.readFile(ledgerUri) : undefined,
      readBytes: (file) => provider.readBinary(URI.parse(file)),
      anyTables,
      pace,
      told: (phase, done, of) =>
        tell({ folder: place(folder), phase, done, ...(of === undefined ? {} : { of }) }),
    });
    return { folder, ...done };
  }

  connection.onRequest(
    PAY_EXPLAIN_REQUEST,
    (params: PayExplainParams): Promise<PayExplainResult> =>
      quietly(async () => {
        const paid = await runOf(params.uri);
        return (paid && explainPayee(paid, params.payee)) ?? null;
      }, null),
  );

  connection.onRequest(
    PAY_ROW_REQUEST,
    (params: PayRowParams): Promise<PayRowResult> =>
      quietly(async () => {
        const paid = await runOf(params.uri);
        return (paid && (await rowPlace(paid, params, anyTables))) ?? null;
      }, null),
  );

  async function runOf(uri: string): Promise<PaidRun | undefined> {
    const folder = plans.lastOf(URI.parse(uri))?.plan.folder;
    return last?.folder === folder ? last?.paid : undefined;
  }

  async function quietly<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await work();
    } catch (error) {
      connection.console.error(`Payouts: ${error instanceof Error ? error.name : 'an error'} of ours`);
      return otherwise;
    }
  }
}

function refusal(message: string): PayRunResult {
  return { ok: false, message, bad: [], badCount: 0 };
}
