import { forEachChild } from '@ontarget/language';
import { isRole } from '@ontarget/language/ast';
import type { OnTargetLspServices } from '@ontarget/language/lsp';
import { planOf, type Snapshot } from '@ontarget/workspace';
import type { AstNode, LangiumDocument, URI } from 'langium';
import type { InlayHintProvider } from 'langium/lsp';
import type { InlayHint, InlayHintParams, Range } from 'vscode-languageserver-protocol';
import { factsOf } from '../facts/facts.ts';
import { baseRateHints } from './base-rate.ts';
import { HINT_KINDS, type HintContext, type Hinter, type HintKind, type HintSettings } from './hint.ts';
import { moneyHints } from './money.ts';
import { quotaHints } from './quotas.ts';
import { targetHints } from './targets.ts';
import { weightHints } from './weights.ts';

const HINTERS: Readonly<Record<HintKind, Hinter>> = {
  money: moneyHints,
  baseRate: baseRateHints,
  quotas: quotaHints,
  weights: weightHints,
  targets: targetHints,
};

/** What hints ask the server for. */
export interface HintSources {
  /** The last snapshot of the plan that a document belongs to, without waiting. */
  lastOf(uri: URI): Snapshot | undefined;
  hintSettings(): Promise<HintSettings>;
}

/**
 * Shows in the text what its numbers come to. What the plan was last worked out to is shown at the places of the text
 * as it is now; the editor asks again when the plan has been worked out anew.
 */
export class InlayHints implements InlayHintProvider {
  private readonly services: OnTargetLspServices;
  private readonly sources: HintSources;

  constructor(services: OnTargetLspServices, sources: HintSources) {
    this.services = services;
    this.sources = sources;
  }

  async getInlayHints(document: LangiumDocument, { range }: InlayHintParams): Promise<InlayHint[]> {
    const settings = await this.sources.hintSettings();
    const hinters = HINT_KINDS.filter((kind) => settings[kind]).map((kind) => HINTERS[kind]);
    const context = this.contextOf(document);
    const found: InlayHint[] = [];
    const visit = (node: AstNode) => {
      if (!touches(node.$cstNode?.range, range)) return;
      for (const hinter of hinters) {
        for (const { at, text, tooltip } of hinter(node, context)) {
          if (isIn(at, range))
            found.push({ position: at, label: text, paddingLeft: true, ...(tooltip ? { tooltip } : {}) });
        }
      }
      forEachChild(node, visit);
    };
    visit(document.parseResult.value);
    return found;
  }

  private contextOf({ uri }: LangiumDocument): HintContext {
    const snapshot = this.sources.lastOf(uri);
    const plan = snapshot && planOf(snapshot);
    const roles = this.services.scopes.PlanSymbols.visible(uri, ['Role'])
      .flatMap((names) => [...names.values()].flat())
      .flatMap(({ node }) => (isRole(node) ? [node] : []));
    return { facts: plan && factsOf(plan), roles };
  }
}

function touches(own: Range | undefined, asked: Range): boolean {
  return own !== undefined && own.start.line <= asked.end.line && asked.start.line <= own.end.line;
}

function isIn({ line }: Range['start'], { start, end }: Range): boolean {
  return start.line <= line && line <= end.line;
}
