import type { Snapshot } from '@ontarget/workspace';
import type { AstNode } from 'langium';
import type { Command } from 'vscode-languageserver-protocol';

/** The kinds of lenses, by which one is worked out when it comes into sight. */
export const LENS_KINDS = ['examples', 'atTarget', 'carriers'] as const;
export type LensKind = (typeof LENS_KINDS)[number];

/** Commands that the editor has; a lens without one says its words and does nothing. */
export interface EditorCommands {
  /** Shows the plan beside the text. */
  readonly preview?: string;
  /** Shows a list of places: arguments are a URI, a position and locations. */
  readonly places?: string;
}

/** Where a lens stands, by node; and what it says, once it is seen. */
export interface Lens {
  readonly isOn: (node: AstNode) => boolean;
  readonly say: (node: AstNode, snapshot: Snapshot, commands: EditorCommands) => Command | undefined;
}
