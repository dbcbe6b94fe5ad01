import { AstUtils, GrammarAST, type LangiumCompletionParser, type LangiumDocument } from 'langium';
import type { SignatureHelpProvider } from 'langium/lsp';
import type {
  ParameterInformation,
  SignatureHelp,
  SignatureHelpOptions,
  SignatureHelpParams,
  SignatureInformation,
} from 'vscode-languageserver-protocol';
import type { OnTargetServices } from '../../services/core-module.ts';
import { declarationStart, partOf } from '../declaration-start.ts';
import { type Signature, signatures } from './table.ts';

/** Shows how the clause at the cursor goes on: its words, what is filled in, and where one is in it. */
export class OnTargetSignatures implements SignatureHelpProvider {
  private readonly parser: LangiumCompletionParser;

  constructor({ parser }: OnTargetServices) {
    this.parser = parser.CompletionParser;
  }

  get signatureHelpOptions(): SignatureHelpOptions {
    return { triggerCharacters: [' ', '(', ','], retriggerCharacters: [' ', ','] };
  }

  provideSignatureHelp(
    document: LangiumDocument,
    { position }: SignatureHelpParams,
  ): SignatureHelp | undefined {
    const offset = document.textDocument.offsetAt(position);
    const before = partOf(document.textDocument, declarationStart(document, offset), offset).getText();
    const { tokens, tokenIndex, elementStack } = this.parser.parse(before);
    const last = tokens[tokenIndex - 1];
    // On a line of its own the next clause begins, unless the one before goes on.
    if (
      last === undefined ||
      /\n/.test(before.slice((last.endOffset ?? 0) + 1)) ||
      tokenIndex < tokens.length - 1
    )
      return undefined;
    const rules = elementStack.map(
      (element) => AstUtils.getContainerOfType(element, GrammarAST.isParserRule)?.name,
    );
    for (const rule of rules.reverse()) {
      const found = rule === undefined ? undefined : signatures[rule];
      const shown = found && shownOf(found, before);
      if (shown !== undefined) return shown;
    }
    return undefined;
  }
}

/** Those of several ways to write it that have begun, the one that began last first. */
function shownOf(all: readonly Signature[], before: string): SignatureHelp | undefined {
  const begun = all
    .flatMap((signature) => begunIn(signature, before) ?? [])
    .sort((a, b) => b.start - a.start || b.active - a.active);
  const [first] = begun;
  if (first === undefined) return undefined;
  return {
    signatures: begun.map(({ signature, active }) => ({
      ...information(signature),
      activeParameter: active,
    })),
    activeSignature: 0,
    activeParameter: first.active,
  };
}

interface Begun {
  readonly signature: Signature;
  /** Where it begins. */
  readonly start: number;
  /** The place that is being filled in. */
  readonly active: number;
}

/** Follows the words of a signature through what has been written; undefined where its first word has not been. */
function begunIn(signature: Signature, before: string): Begun | undefined {
  const words = [...signature.text.matchAll(/([^‹]*)‹[^›]*›/g)].map(([, lead = '']) => lead);
  const first = /[a-z][a-z-]*/.exec(words[0] ?? '')?.[0];
  // What begins with a place, as a component does with its weight, begins with its line.
  const start = first === undefined ? before.lastIndexOf('\n') + 1 : lastOf(first, before);
  if (start < 0) return undefined;
  const rest = before.slice(start);
  if (words[0]?.endsWith('(')) {
    const active = argumentAt(rest, words.length);
    return active === undefined ? undefined : { signature, start, active };
  }
  let [active, at] = [0, 0];
  for (const [index, lead] of words.entries()) {
    const word = /([a-z][a-z-]*|=)[^a-z]*$/.exec(lead)?.[1];
    const end = word === undefined ? (index === 0 ? 0 : blankAfter(rest, at)) : firstOf(word, rest, at);
    if (end < 0) break;
    [active, at] = [index, end];
  }
  return { signature, start, active };
}

function pattern(word: string): RegExp {
  return new RegExp(word === '=' ? '=' : `(?<![\\w-])${word}(?![\\w-])`, 'g');
}

function lastOf(word: string, text: string): number {
  return [...text.matchAll(pattern(word))].at(-1)?.index ?? -1;
}

/** Where the next such word ends. */
function firstOf(word: string, text: string, from: number): number {
  const found = pattern(word);
  found.lastIndex = from;
  return found.exec(text) === null ? -1 : found.lastIndex;
}

/** Where a place ends that no word follows: behind the first thing written in it. */
function blankAfter(text: string, from: number): number {
  const found = /^\s*\S+\s/.exec(text.slice(from));
  return found === null ? -1 : from + found[0].length;
}

/** How many commas stand outside of inner brackets; undefined where the call is closed. */
function argumentAt(call: string, places: number): number | undefined {
  let [depth, commas] = [0, 0];
  for (const character of call) {
    if (character === '(') depth += 1;
    if (character === ')') {
      depth -= 1;
      if (depth === 0) return undefined;
    }
    if (character === ',' && depth === 1) commas += 1;
  }
  return Math.min(commas, places - 1);
}

function information(signature: Signature): SignatureInformation {
  const label = signature.text.replace(/[‹›]/g, '');
  const parameters: ParameterInformation[] = [];
  let removed = 0;
  for (const found of signature.text.matchAll(/‹([^›]*)›/g)) {
    const start = found.index - removed;
    removed += 2;
    parameters.push({ label: [start, start + (found[1]?.length ?? 0)] });
  }
  return { label, documentation: signature.means, parameters };
}
