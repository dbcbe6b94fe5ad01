import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { terminals, textMateGrammar } from '../../src/highlighting/index.ts';

/** A piece of text with the most precise of its scopes, without the language's suffix; `''` where it has none. */
export type Coloured = readonly [text: string, scope: string];

const grammar = await load();

/** Colours a plan as VS Code does; white space between the pieces is left out. */
export function coloured(text: string): Coloured[] {
  const found: Coloured[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const piece = line.slice(startIndex, endIndex).trim();
      const scope = scopes.length > 1 ? (scopes.at(-1) ?? '') : '';
      if (piece !== '') found.push([piece, scope.replace(/\.ontarget$/, '')]);
    }
  }
  return found;
}

async function load(): Promise<textmate.IGrammar> {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(readFileSync(wasm));
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => oniguruma.createOnigScanner(patterns),
      createOnigString: (line) => oniguruma.createOnigString(line),
    }),
    loadGrammar: async () =>
      textmate.parseRawGrammar(JSON.stringify(textMateGrammar(terminals())), 'ontarget.json'),
  });
  const loaded = await registry.loadGrammar('source.ontarget');
  if (loaded === null) throw new Error('The grammar was not loaded');
  return loaded;
}
