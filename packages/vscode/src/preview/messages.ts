/** What the extension and the preview's page say to each other. The page only swaps in what it is given. */

/** To the page. */
export type ToPage =
  | {
      type: 'show';
      /** Inner HTML of the page. */
      html: string;
      state: PageState;
    }
  /** What is shown could not be brought up to date, and why. */
  | { type: 'outOfDate'; reason: string };

/** From the page. */
export type FromPage =
  /** The page can be told what to show. */
  | { type: 'ready' }
  | { type: 'chooseRole'; role: string }
  /** Go to where a node of the plan stands in the text. */
  | { type: 'goTo'; node: string };

/** What VS Code keeps for a page over a restart. */
export interface PageState {
  /** URI of a document of the plan. */
  uri: string;
  /** Node id of the role shown. */
  role?: string;
}

/** Reads a message of the page, which is not trusted; undefined where it is none. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (!isRecord(message)) return undefined;
  const { type, role, node } = message;
  if (type === 'ready') return { type };
  if (type === 'chooseRole' && typeof role === 'string') return { type, role };
  if (type === 'goTo' && typeof node === 'string') return { type, node };
  return undefined;
}

/** Reads the state that VS Code kept; undefined where it is none. */
export function readPageState(state: unknown): PageState | undefined {
  if (!isRecord(state) || typeof state.uri !== 'string') return undefined;
  return typeof state.role === 'string' ? { uri: state.uri, role: state.role } : { uri: state.uri };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
