import type { CostSettings, WhatIfPatch, WhatIfSettings } from '@ontarget/report';
import { type CostBox, isCostBox } from './costing.ts';

/** What the extension and the preview's page say to each other. The page only swaps in what it is given. */

/** To the page. */
export type ToPage =
  | {
      type: 'show';
      /** Inner HTML of the page. */
      html: string;
      state: PageState;
    }
  /** New contents of some elements, while the rest of the page stays as it is. */
  | { type: 'patch'; patches: WhatIfPatch[]; state: PageState }
  /** What is shown could not be brought up to date, and why. */
  | { type: 'outOfDate'; reason: string };

/** From the page. */
export type FromPage =
  /** The page can be told what to show. */
  | { type: 'ready' }
  | { type: 'chooseRole'; role: string }
  /** Show the details of a node of a goal. */
  | { type: 'chooseGoal'; goal: string }
  /** Go to where a node of the plan stands in the text. */
  | { type: 'goTo'; node: string }
  /** A result, an amount of the roster or the first day is supposed, as it was typed. */
  | { type: 'suppose'; set: SupposedKind; name: string; value: string }
  /** Whom the statement is about, or which payment period. */
  | { type: 'chooseStatement'; choice: 'of' | 'period'; value: string }
  /** Something is supposed of the years that are drawn, as it was typed. */
  | { type: 'supposeCost'; set: CostBox; name: string; value: string }
  /** Draw what a year may cost again, or with everything supposed as usual. */
  | { type: 'drawCost' }
  | { type: 'usualCost' }
  /** Back to every result on target. */
  | { type: 'reset' };

export type SupposedKind = 'lever' | 'amount' | 'deal' | 'start';

/** What VS Code keeps for a page over a restart. */
export interface PageState {
  /** URI of a document of the plan. */
  uri: string;
  /** Node id of the role shown. */
  role?: string;
  /** Node id of the goal whose details are shown. */
  goal?: string;
  /** Whom the statement is about, and for which payment period. */
  statement?: { of?: string; period?: string };
  /** What is supposed, also of roles shown before: a result is the same in each role. */
  whatIf?: WhatIfSettings;
  /** What is supposed of the years that are drawn. */
  cost?: CostSettings;
}

/** What is supposed at first: everything at its start. */
export const NOTHING_SUPPOSED: WhatIfSettings = { levers: {}, amounts: {} };

/** What is supposed once something of it was typed. */
export function withSupposed(
  settings: WhatIfSettings,
  { set, name, value }: { set: SupposedKind; name: string; value: string },
): WhatIfSettings {
  if (set === 'start' || set === 'deal') return { ...settings, [set]: value };
  return set === 'lever'
    ? { ...settings, levers: { ...settings.levers, [name]: value } }
    : { ...settings, amounts: { ...settings.amounts, [name]: value } };
}

/** Reads a message of the page, which is not trusted; undefined where it is none. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (!isRecord(message)) return undefined;
  const { type, role, goal, node, set, name, value, choice } = message;
  if (type === 'ready' || type === 'reset' || type === 'drawCost' || type === 'usualCost') return { type };
  if (type === 'supposeCost' && isCostBox(set) && typeof name === 'string' && typeof value === 'string') {
    return { type, set, name, value };
  }
  if (type === 'chooseRole' && typeof role === 'string') return { type, role };
  if (type === 'chooseGoal' && typeof goal === 'string') return { type, goal };
  if (type === 'goTo' && typeof node === 'string') return { type, node };
  if (type === 'suppose' && isSupposedKind(set) && typeof name === 'string' && typeof value === 'string') {
    return { type, set, name, value };
  }
  if (type === 'chooseStatement' && (choice === 'of' || choice === 'period') && typeof value === 'string') {
    return { type, choice, value };
  }
  return undefined;
}

function isSupposedKind(set: unknown): set is SupposedKind {
  return set === 'lever' || set === 'amount' || set === 'deal' || set === 'start';
}

/** Reads the state that VS Code kept; undefined where it is none. */
export function readPageState(state: unknown): PageState | undefined {
  if (!isRecord(state) || typeof state.uri !== 'string') return undefined;
  const whatIf = readSettings(state.whatIf);
  const cost = readCostSettings(state.cost);
  return {
    uri: state.uri,
    ...(typeof state.role === 'string' ? { role: state.role } : {}),
    ...(typeof state.goal === 'string' ? { goal: state.goal } : {}),
    ...(areTexts(state.statement) ? { statement: state.statement } : {}),
    ...(whatIf === undefined ? {} : { whatIf }),
    ...(cost === undefined ? {} : { cost }),
  };
}

function readCostSettings(settings: unknown): CostSettings | undefined {
  if (!isRecord(settings)) return undefined;
  const { attainments, results, ...others } = settings;
  if (!areTexts(attainments) || !areTexts(results)) return undefined;
  const known = Object.entries(others).filter(([set, text]) => isCostBox(set) && typeof text === 'string');
  return { attainments, results, ...Object.fromEntries(known) };
}

function readSettings(settings: unknown): WhatIfSettings | undefined {
  if (!isRecord(settings)) return undefined;
  const { levers, amounts, start, deal } = settings;
  if (!areTexts(levers) || !areTexts(amounts)) return undefined;
  return {
    levers,
    amounts,
    ...(typeof start === 'string' ? { start } : {}),
    ...(typeof deal === 'string' ? { deal } : {}),
  };
}

function areTexts(texts: unknown): texts is Record<string, string> {
  return isRecord(texts) && Object.values(texts).every((text) => typeof text === 'string');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
