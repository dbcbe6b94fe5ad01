import { planOf } from '@ontarget/workspace';
import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { Plans } from '../plans/plans.ts';
import { statementFor } from '../preview/statement/statement.ts';
import { curveKey, supposing, whatIf } from '../preview/what-if/answer.ts';
import { drawTotal } from '../preview/what-if/total.ts';
import {
  STATEMENT_REQUEST,
  type StatementParams,
  type StatementResult,
  TOTAL_CURVE_REQUEST,
  type TotalCurveResult,
  WHAT_IF_REQUEST,
  type WhatIfParams,
  type WhatIfResult,
} from '../protocol.ts';

/** Answers what somebody in a role would be paid, and draws what all results together pay. */
export function addWhatIf(connection: Connection, plans: Plans): void {
  let latest = 0;

  const suppose = async ({ uri, role, settings }: WhatIfParams) => {
    const snapshot = await plans.of(URI.parse(uri));
    const plan = snapshot && planOf(snapshot);
    const found = plan && supposing(plan, role, settings);
    return snapshot && found && { snapshot, found };
  };

  connection.onRequest(WHAT_IF_REQUEST, async (params: WhatIfParams): Promise<WhatIfResult> => {
    const supposed = await suppose(params);
    return supposed === undefined ? null : whatIf(supposed.found, supposed.snapshot);
  });

  connection.onRequest(STATEMENT_REQUEST, async (params: StatementParams): Promise<StatementResult> => {
    const supposed = await suppose(params);
    if (supposed === undefined) return null;
    const { snapshot, found } = supposed;
    const file = snapshot.evaluator?.file ?? snapshot.part?.file;
    return (file && statementFor(file, found, snapshot, params)) ?? null;
  });

  connection.onRequest(TOTAL_CURVE_REQUEST, async (params: WhatIfParams): Promise<TotalCurveResult> => {
    latest += 1;
    const own = latest;
    const supposed = await suppose(params);
    if (supposed === undefined) return null;
    const curve = await drawTotal(supposed.found, () => own === latest);
    if (own !== latest) return null;
    return {
      role: params.role,
      curveKey: curveKey(supposed.found),
      ...(curve === undefined ? {} : { curve }),
    };
  });
}
