/** What a formula, condition or table names. */
export interface Use {
  readonly kind: 'value' | 'curve' | 'table' | 'component';
  readonly id: string;
  /** Whether it is read for an earlier stretch of time only, which makes no circle. */
  readonly earlier: boolean;
}

/** Everything that a part of an evaluator names, wherever it stands inside. */
export function usesOf(part: unknown): readonly Use[] {
  const found: Use[] = [];
  collect(part, false, found);
  return found;
}

/** A plain walk over names: what looks at every value of a long plan again and again has to be quick. */
function collect(part: unknown, earlier: boolean, found: Use[]): void {
  if (typeof part !== 'object' || part === null) return;
  const node = part as Readonly<Record<string, unknown>>;
  const isEarlier = earlier || readsEarlier(node);
  for (const use of membersOf(node)) found.push({ ...use, earlier: isEarlier });
  const use = useOf(node);
  if (use !== undefined) found.push({ ...use, earlier: isEarlier });
  for (const name in node) collect(node[name], isEarlier, found);
}

function readsEarlier({ op, periods, window }: Readonly<Record<string, unknown>>): boolean {
  if (op === 'previous' || op === 'carried' || isEarlier(window)) return true;
  return op === 'over' && periods === 'before the window';
}

function isEarlier(window: unknown): boolean {
  if (typeof window === 'object' && window !== null) return 'kind' in window && window.kind === 'before';
  return window === 'previous' || window === 'same period last year' || window === 'last year to date';
}

const NONE: readonly never[] = [];

/** A sum over people reads a stage of each role's component. */
function membersOf({
  op,
  components,
  stage,
}: Readonly<Record<string, unknown>>): readonly Pick<Use, 'kind' | 'id'>[] {
  if (op !== 'members') return NONE;
  return (components as readonly string[]).map((id) => ({ kind: 'value', id: `${id}/${String(stage)}` }));
}

function useOf(node: Readonly<Record<string, unknown>>): Pick<Use, 'kind' | 'id'> | undefined {
  switch (node.op) {
    case 'value':
      return { kind: 'value', id: String(node.id) };
    case 'carried':
      return { kind: 'value', id: String(node.balance) };
    case 'clawback':
      return { kind: 'value', id: String(node.pay) };
    case 'opening':
    case 'resume':
      return { kind: 'table', id: 'opening' };
    case 'flag':
      return { kind: 'value', id: String(node.value) };
    case 'curve':
    case 'matrix':
    case 'grade':
      return { kind: 'curve', id: String(node.curve) };
    case 'rank': {
      const { read } = node as { readonly read: string | { readonly curve: string } };
      return typeof read === 'object' ? { kind: 'curve', id: read.curve } : undefined;
    }
    case 'percentile':
    case 'lookup':
      return { kind: 'table', id: String(node.table) };
    case 'convert':
      return { kind: 'table', id: tableOf(node.rates) };
    case 'total':
      return { kind: 'table', id: String(node.credits) };
    case 'due':
      return node.value === undefined
        ? { kind: 'component', id: String(node.component) }
        : { kind: 'value', id: String(node.value) };
    case 'collected':
      return { kind: 'value', id: String(node.of) };
    default:
      return undefined;
  }
}

function tableOf(rates: unknown): string {
  return String((rates as { table?: unknown } | undefined)?.table);
}
