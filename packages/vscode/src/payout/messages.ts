/** What the extension and the page of the payout panel say to each other. */

/** From the page. */
export type FromPayoutPage =
  | { type: 'ready' }
  /** A choice: the period, whether bad rows are set aside, what is searched for, which statuses are shown. */
  | { type: 'choose'; choice: 'period' | 'filter' | 'status'; value: string }
  | { type: 'quarantine'; isOn: boolean }
  | { type: 'chooseFolder' }
  | { type: 'run' }
  | { type: 'cancel' }
  | { type: 'explain'; payee: string }
  | { type: 'goTo'; node: string }
  | { type: 'goToRow'; table: string; file: string; record: number };

/** What VS Code keeps for the page over a restart: nothing of anybody's pay. */
export interface PayoutState {
  /** URI of a document of the plan. */
  uri: string;
  period?: string;
  /** URI of the chosen data folder. */
  data?: string;
}

/** To the page. */
export type ToPayoutPage =
  | { type: 'show'; html: string; state: PayoutState }
  | { type: 'patch'; patches: { id: string; html: string }[]; state: PayoutState };

/** Reads a message of the page, which is not trusted; undefined where it is none. */
export function readFromPayoutPage(message: unknown): FromPayoutPage | undefined {
  if (!isRecord(message)) return undefined;
  const { type, choice, value, isOn, payee, node, table, file, record } = message;
  if (type === 'ready' || type === 'run' || type === 'cancel' || type === 'chooseFolder') return { type };
  if (type === 'choose' && typeof value === 'string') {
    return choice === 'period' || choice === 'filter' || choice === 'status'
      ? { type, choice, value }
      : undefined;
  }
  if (type === 'quarantine' && typeof isOn === 'boolean') return { type, isOn };
  if (type === 'explain' && typeof payee === 'string') return { type, payee };
  if (type === 'goTo' && typeof node === 'string') return { type, node };
  if (type !== 'goToRow' || typeof table !== 'string' || typeof file !== 'string') return undefined;
  return Number.isSafeInteger(record) ? { type, table, file, record: record as number } : undefined;
}

/** Reads the state that VS Code kept; undefined where it is none. */
export function readPayoutState(state: unknown): PayoutState | undefined {
  if (!isRecord(state) || typeof state.uri !== 'string') return undefined;
  const { uri, period, data } = state;
  return {
    uri,
    ...(typeof period === 'string' ? { period } : {}),
    ...(typeof data === 'string' ? { data } : {}),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
