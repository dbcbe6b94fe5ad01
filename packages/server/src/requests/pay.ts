import { place } from '@ontarget/workspace';
import { URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { shownTable, tableFiles } from '../payout/files.ts';
import { explainPayee, type PaidRun, paymentPeriods, payPeriod, rowPlace } from '../payout/pay.ts';
import { dataPlaces } from '../payout/places.ts';
import { filesOf } from '../plans/files.ts';
import type { Plans } from '../plans/plans.ts';
import {
  PAY_EXPLAIN_REQUEST,
  PAY_ROW_REQUEST,
  PAY_RUN_REQUEST,
  PAY_SOURCES_REQUEST,
  type PayExplainParams,
  type PayExplainResult,
  type PayRowParams,
  type PayRowResult,
  type PayRunParams,
  type PayRunResult,
  type PaySourcesParams,
  type PaySourcesResult,
} from '../protocol-pay.ts';

/**
 * Pays periods for the payout panel. An error of ours is told without its message, which may hold what somebody is paid.
 */
export function addPay(connection: Connection, plans: Plans, shared: LangiumSharedServices): void {
  const provider = shared.workspace.FileSystemProvider;
  const fs = filesOf(provider);
  /** The last run of each plan, by its folder. */
  const runs = new Map<string, PaidRun>();

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
        tables: tables.map(shownTable),
        ...(compiled === undefined
          ? { problem: 'The plan has errors, so nobody can be paid by it. The Problems panel lists them.' }
          : {}),
      };
    },
  );

  connection.onRequest<PayRunResult, void>(
    PAY_RUN_REQUEST,
    (params: PayRunParams): Promise<PayRunResult> =>
      quietly(async () => {
        const snapshot = await plans.of(URI.parse(params.uri));
        const evaluator = snapshot?.evaluator;
        if (snapshot === undefined || evaluator === undefined) return refusal('The plan has errors.');
        const { file, digest } = evaluator;
        const places = await dataPlaces(shared, snapshot, params.data);
        const ledgerUri = `${place(snapshot.project.folder)}/ledger/${file.plan.id}.ndjson`;
        const ledger = (await fs.exists(ledgerUri)) ? await fs.readFile(ledgerUri) : undefined;
        const { answer, paid } = await payPeriod({ ...file, digest }, await tableFiles(file.plan, places), {
          period: params.period,
          quarantine: params.quarantine,
          ledger,
          readBytes: (uri) => provider.readBinary(URI.parse(uri)),
        });
        if (paid === undefined) runs.delete(snapshot.plan.folder);
        else runs.set(snapshot.plan.folder, paid);
        return answer;
      }, refusal('The period could not be paid, by an error of ours.')),
  );

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
        return (paid && rowPlace(paid, params.table, params.record)) ?? null;
      }, null),
  );

  async function runOf(uri: string): Promise<PaidRun | undefined> {
    const snapshot = plans.lastOf(URI.parse(uri));
    return snapshot && runs.get(snapshot.plan.folder);
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
