import type { Expression, NodeId, Plan, TotalExpression, ValueId } from '@ontarget/evaluator/format';

/** Whose results a value adds up. */
export type Whose = TotalExpression['whose'];

/** A value that results are supposed for, in place of rows. */
export interface Result {
  readonly measure: string;
  readonly whose: Whose;
  /** Whether a year's is the sum of its months', as of totals and counts; else it stands for any stretch of time. */
  readonly addsUp: boolean;
  /** Of a goal's own number. */
  readonly node?: NodeId;
  /** Whether it counts only some rows of the measure, so that it is no sum of what people do. */
  readonly part: boolean;
  /** Of rolled-up results, from how many steps below; all without it. */
  readonly level?: number;
}

/** The values of a plan that stand for results: measures of somebody, and the actuals of goals. */
export function resultsOf(plan: Plan): ReadonlyMap<ValueId, Result> {
  const nodeOf = new Map(Object.entries(plan.goals).map(([id, { actual }]) => [actual, id] as const));
  const results = new Map<ValueId, Result>();
  for (const [id, { formula, subject }] of Object.entries(plan.values)) {
    const node = nodeOf.get(id);
    const measure = node === undefined ? measureOf(id) : plan.goals[node]?.measure;
    if (measure === undefined || formula.op === 'value') continue;
    const head = node === undefined ? { measure } : { measure, node };
    if (formula.op === 'total') {
      if (formula.function === 'greatest') continue;
      const part = node !== undefined && formula.where !== undefined;
      const level = formula.level === undefined ? {} : { level: formula.level };
      results.set(id, { ...head, whose: formula.whose, addsUp: true, part, ...level });
    } else {
      const whose = subject === 'payee' ? 'payee own' : subject === 'team' ? 'its team' : 'company';
      results.set(id, { ...head, whose, addsUp: false, part: false });
    }
  }
  return results;
}

/** The measure in an id such as `measure/NewARR/payee`. */
function measureOf(id: ValueId): string | undefined {
  const [kind, measure] = id.split('/');
  return kind === 'measure' ? measure : undefined;
}

/** The result that a value is another name of, however many names there are between. */
export function resultBehind(
  plan: Plan,
  results: ReadonlyMap<ValueId, Result>,
  id: ValueId,
): { readonly id: ValueId; readonly result: Result } | undefined {
  let at: ValueId | undefined = id;
  for (let steps = 0; at !== undefined && steps < 20; steps += 1) {
    const result = results.get(at);
    if (result !== undefined) return { id: at, result };
    const formula: Expression | undefined = plan.values[at]?.formula;
    at = formula?.op === 'value' && formula.window === undefined ? formula.id : undefined;
  }
  return undefined;
}

/** What a value reads, through every value on the way, until results: those, and operators that read rows themselves. */
export interface Reads {
  readonly results: ReadonlySet<ValueId>;
  /** Operators that need rows of deals, which nobody supposes. */
  readonly rows: ReadonlySet<string>;
  /** Whether it depends on who somebody is, or on what others are paid, besides the results that it reads. */
  readonly personal: boolean;
}

const PERSONAL: ReadonlySet<string> = new Set([
  'pool',
  'rank',
  'members',
  'opening',
  'resume',
  'carried',
  'lookup',
]);
const READS_ROWS: ReadonlySet<string> = new Set(['total', 'collected', 'open', 'entered', 'percentile']);

/** @param isSupposed whether a result is given, so that its formula is not looked into */
export function readsOf(plan: Plan, from: ValueId, isSupposed: (id: ValueId) => boolean): Reads {
  const results = new Set<ValueId>();
  const rows = new Set<string>();
  let personal = false;
  const seen = new Set<ValueId>();
  const open: ValueId[] = [from];
  const walk = (node: unknown): void => {
    if (typeof node === 'string') {
      if (plan.values[node] !== undefined) open.push(node);
      return;
    }
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) {
      for (const one of node) walk(one);
      return;
    }
    const { op, component, stage } = node as { op?: string; component?: string; stage?: string };
    // What canceled deals take back: no deal is supposed to be canceled.
    if (op === 'clawback') return;
    if (op !== undefined && READS_ROWS.has(op)) rows.add(op);
    if (op !== undefined && PERSONAL.has(op)) personal = true;
    if (op === 'due' && component !== undefined && stage !== undefined)
      open.push(...stagesOf(plan, component));
    for (const one of Object.values(node)) walk(one);
  };
  while (open.length > 0) {
    const id = open.pop() as ValueId;
    if (seen.has(id)) continue;
    seen.add(id);
    if (isSupposed(id)) results.add(id);
    else walk(plan.values[id]?.formula);
  }
  return { results, rows, personal };
}

function stagesOf(plan: Plan, component: string): readonly ValueId[] {
  const [, role = '', name = ''] = component.split('/');
  return Object.values(plan.roles[role]?.components[name]?.stages ?? {});
}
