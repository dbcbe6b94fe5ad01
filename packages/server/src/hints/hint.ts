import type { Role } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import type { Position } from 'vscode-languageserver-protocol';
import type { Facts } from '../facts/facts.ts';

/** The kinds of hints, as the settings `ontarget.inlayHints.<kind>` name them. */
export const HINT_KINDS = ['money', 'baseRate', 'quotas', 'weights', 'targets'] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** Which kinds are shown. */
export type HintSettings = Readonly<Record<HintKind, boolean>>;

/** A few words shown behind a place of the text. */
export interface Hint {
  readonly at: Position;
  readonly text: string;
  /** In a sentence, where the few words need one. */
  readonly tooltip?: string;
}

/** What hints are made of: the compiled plan, where there is one yet, and the roles that the file sees. */
export interface HintContext {
  readonly facts: Facts | undefined;
  readonly roles: readonly Role[];
}

/** The hints of one kind for a node. */
export type Hinter = (node: AstNode, context: HintContext) => readonly Hint[];
