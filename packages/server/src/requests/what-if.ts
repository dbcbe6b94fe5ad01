import type { EvaluatorFile } from '@ontarget/evaluator/format';
import type { Snapshot } from '@ontarget/workspace';
import { sourcesOf } from '@ontarget/workspace/view';
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

  /** Each plan as it last was without an error: what is broken now goes on paying what it paid then. */
  const whole = new Map<string, EvaluatorFile>();
  plans.onWorkedOut((folder, { evaluator }) => {
    if (evaluator !== undefined) whole.set(folder, evaluator.file);
  });
  plans.onGone((folder) => whole.delete(folder));

  const suppose = async ({ uri, role, settings }: WhatIfParams) => {
    const snapshot = await plans.of(URI.parse(uri));
    const version = snapshot && versionFor(role, snapshot, whole.get(snapshot.plan.folder));
    const found = version && supposing(version.file.plan, role, settings);
    return snapshot && found && { snapshot, found, ...version };
  };

  connection.onRequest(WHAT_IF_REQUEST, async (params: WhatIfParams): Promise<WhatIfResult> => {
    const supposed = await suppose(params);
    return supposed === undefined ? null : whatIf(supposed.found, supposed.snapshot, supposed);
  });

  connection.onRequest(STATEMENT_REQUEST, async (params: StatementParams): Promise<StatementResult> => {
    const supposed = await suppose(params);
    if (supposed === undefined) return null;
    const { snapshot, found, file } = supposed;
    return statementFor(file, found, snapshot, params) ?? null;
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

/** What a role is paid by: the plan as it stands, or as it last was without an error. */
interface Version {
  readonly file: EvaluatorFile;
  readonly stale: boolean;
  /** Ids of the role's components that cannot be worked out and never could. */
  readonly broken: readonly string[];
}

function versionFor(role: string, snapshot: Snapshot, whole: EvaluatorFile | undefined): Version | undefined {
  if (snapshot.evaluator !== undefined) return { file: snapshot.evaluator.file, stale: false, broken: [] };
  const name = role.replace(/^role\//, '');
  const has = (file: EvaluatorFile | undefined) => file !== undefined && Object.hasOwn(file.plan.roles, name);
  const { part } = snapshot;
  const broken = part?.omitted.filter((id) => id.startsWith(`${role}/`)) ?? [];
  if (part !== undefined && has(part.file) && broken.length === 0) {
    return { file: part.file, stale: false, broken };
  }
  const sources = sourcesOf(snapshot);
  const isThere = sources.roles.has(name) || sources.hasBrokenFile;
  if (whole !== undefined && has(whole) && isThere) return { file: whole, stale: true, broken: [] };
  return part === undefined ? undefined : { file: part.file, stale: false, broken };
}
