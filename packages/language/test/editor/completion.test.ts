import { describe, expect, test } from 'vitest';
import { type CompletionItem, InsertTextFormat, type SignatureHelp } from 'vscode-languageserver-protocol';
import { signatures } from '../../src/editor/signatures/table.ts';
import { asEditorSnippet, filledIn, snippets } from '../../src/editor/snippets/index.ts';
import { smallPlan } from './plan.ts';
import { halves, workspace } from './workspace.ts';

const FILE = 'p/plan.ote';

/** What is offered behind `typed`, in a text that may go on. */
async function offered(typed: string, rest = ''): Promise<CompletionItem[]> {
  const { lsp, document } = await workspace({ [FILE]: `${typed}${rest}` });
  const { textDocument, uri } = document(FILE);
  const params = { textDocument: { uri: uri.toString() }, position: textDocument.positionAt(typed.length) };
  return (await lsp.CompletionProvider?.getCompletion(document(FILE), params))?.items ?? [];
}

const labels = (items: readonly CompletionItem[]) => items.map(({ label }) => label);
const upTo = (what: string) => smallPlan.slice(0, smallPlan.indexOf(what) + what.length);

describe('completion', () => {
  test('puts names first, then whole clauses, then single words', async () => {
    const items = await offered(upTo('phased evenly\n    '), '\n    }\n  }\n}\n');
    const kinds = items.map(({ sortText }) => sortText);
    expect(kinds).toEqual(kinds.toSorted());
    expect(labels(items)).toEqual(expect.arrayContaining(['cap payout at … of target', 'requires']));
    const goals = await offered(upTo('on NewARR ').slice(0, -'NewARR '.length));
    expect(labels(goals).slice(0, 2)).toEqual(['NewARR', 'Revenue']);
  });

  test('says what a name stands for, as it is declared', async () => {
    const items = await offered(upTo('on NewARR ').slice(0, -'NewARR '.length));
    const measure = items.find(({ label }) => label === 'NewARR');
    expect(measure?.detail).toBe('New ARR');
    expect(JSON.stringify(measure?.documentation)).toContain('What counts as new business.');
    expect(JSON.stringify(measure?.documentation)).toContain('revenue measure NewARR');
    const words = await offered('measure A { ');
    expect(words.find(({ label }) => label === 'total')?.detail).toBeDefined();
  });

  test('offers whole declarations, and parts of them where they may stand', async () => {
    expect(labels(await offered(''))).toEqual(
      expect.arrayContaining(['role …, with variable pay', 'curve … marginal', 'plan …, with its settings']),
    );
    expect(labels(await offered('ro'))).toContain('role …, with variable pay');
    // In an empty file the first is what a plan begins with; there is one in a plan.
    expect(labels(await offered(''))[0]).toBe('plan …, with its settings');
    expect(labels(await offered('plan'))).toContain('plan …, with its settings');
    expect(labels(await offered(`${smallPlan}\n`))).not.toContain('plan …, with its settings');
    const inRole = labels(await offered('role A {\n  '));
    expect(inRole).toEqual(
      expect.arrayContaining(['variable pay { … }', 'on-target pay …, of which a part is variable']),
    );
    expect(inRole).not.toContain('curve … marginal');
    expect(labels(await offered('role A {\n  on top {\n    '))).toContain('commission … at a rate');
    expect(labels(await offered(upTo('phased evenly\n    ')))).toContain(
      'requires …, otherwise pays nothing',
    );
    expect(labels(await offered('goal G = M $1 in the year {\n  '))).not.toContain('cap attainment at …');
  });

  test('offers the words of a clause and units in their places', async () => {
    expect(labels(await offered(`${upTo('phased evenly\n    ')}cap payout at 200% `))).toContain('of');
    expect(labels(await offered('role A {\n  quota for M $1 in the '))).toEqual([
      'half-year',
      'month',
      'quarter',
      'year',
    ]);
    expect(labels(await offered('measure M { entered as '))).toEqual(
      expect.arrayContaining(['money', 'percent', 'count', 'number', 'multiple']),
    );
  });

  test('completes below a declaration that is broken', async () => {
    expect(
      labels(await offered(`curve Broken { from 5 6 7 )\nmeasure M { entered as money }\nrole A {\n  `)),
    ).toContain('variable pay { … }');
  });

  test('offers at most 200, and those that begin so when more is typed', async () => {
    const measures = Array.from(
      { length: 400 },
      (_, index) => `measure M${index} { entered as money }\n`,
    ).join('');
    const typed = `${measures}role A { on top { commission C on `;
    const items = await offered(typed);
    expect(items.length).toBe(200);
    expect(labels(await offered(`${typed}M399`))).toContain('M399');
  });
});

describe('snippets', () => {
  /** Where each family's text stands in a plan. */
  const around = (rule: string, text: string): string => {
    const component = `role R { variable pay { 100% C on M each quarter by itself curve K {\n${text}\n} } }`;
    const extra = `role R { on top { commission C on M each quarter by itself at 5% {\n${text}\n} } }`;
    switch (rule) {
      case 'OnTargetPay':
      case 'TargetPay':
      case 'BasePay':
      case 'VariablePay':
      case 'OnTop':
      case 'RecoverableDraw':
      case 'NonRecoverableDraw':
        return `role R {\n${text}\n}`;
      case 'Commission':
      case 'Bonus':
        return `role R { on top {\n${text}\n} }`;
      case 'Clawback':
      case 'Instalments':
      case 'HoldBack':
      case 'DealLimit':
        return extra;
      default:
        return /^[a-z]+ .*\{\n|^(measure|prove|policy|examples|plan|data|goal|curve|role)/.test(text)
          ? text
          : component;
    }
  };

  test.each(
    Object.entries(snippets).flatMap(([rule, all]) => all.map(({ label, text }) => [label, rule, text])),
  )('%s can be read as it is filled in', async (_, rule, text) => {
    const plain = filledIn(text ?? '');
    expect(plain).not.toMatch(/[‹›]/);
    const { document } = await workspace({ [FILE]: around(rule ?? '', plain) });
    const { lexerErrors, parserErrors } = document(FILE).parseResult;
    expect([...lexerErrors, ...parserErrors].map(({ message }) => message)).toEqual([]);
  });

  test('are written as editors write them, with money escaped', () => {
    expect(asEditorSnippet('quota ‹$1M› in the ‹year|month› {\n}')).toBe(
      'quota $' + '{1:\\$1M} in the $' + '{2|year,month|} {\n\\}$0',
    );
    expect(filledIn('quota ‹$1M› in the ‹year|month›')).toBe('quota $1M in the year');
  });

  test('are filled in for an editor that knows none', async () => {
    const role = (await offered('ro')).find(({ label }) => label === 'role …, with variable pay');
    expect(role?.insertTextFormat).toBe(InsertTextFormat.PlainText);
    expect(JSON.stringify(role?.textEdit)).toContain('role AE \\"Account executive\\" {');
  });
});

describe('signature help', () => {
  async function help(typed: string, rest = ''): Promise<SignatureHelp | undefined> {
    const { lsp, document } = await workspace({ [FILE]: `${typed}${rest}` });
    const { textDocument, uri } = document(FILE);
    const position = textDocument.positionAt(typed.length);
    const found = await lsp.SignatureHelp?.provideSignatureHelp(document(FILE), {
      textDocument: { uri: uri.toString() },
      position,
    });
    return found ?? undefined;
  }
  /** The first signature with the place that is being filled in between ‹ and ›. */
  async function shown(typed: string, rest = ''): Promise<string> {
    const found = await help(typed, rest);
    const signature = found?.signatures[found.activeSignature ?? 0];
    const [start, end] = signature?.parameters?.[found?.activeParameter ?? 0]?.label ?? [0, 0];
    if (signature === undefined || typeof start !== 'number' || typeof end !== 'number') return '';
    return `${signature.label.slice(0, start)}‹${signature.label.slice(start, end)}›${signature.label.slice(end)}`;
  }

  const inComponent = upTo('phased evenly\n    ');
  const inFormula = 'role R { on top { formula F each quarter = ';

  test('shows which argument of a function is next', async () => {
    expect(await shown(`${inFormula}least(`)).toBe('least(‹amount›, amount)');
    expect(await shown(`${inFormula}least($5, `)).toBe('least(amount, ‹amount›)');
    expect(await shown(`${inFormula}least($5, greatest(`)).toBe('greatest(‹amount›, amount)');
    expect(await shown(`${inFormula}least(greatest($1, $2), `)).toBe('least(amount, ‹amount›)');
  });

  test('shows the words of a clause, and which part of it is being written', async () => {
    expect(await shown(`${inComponent}requires `)).toMatch(/^requires ‹condition›, otherwise/);
    expect(await shown(`${inComponent}requires NewARR at least $3K, otherwise `)).toMatch(
      /otherwise ‹pays nothing/,
    );
    expect(await shown(`${inComponent}cap payout at `)).toMatch(/^cap payout at ‹amount or percent/);
    expect(await shown(`${inComponent}quota $1M in the `)).toMatch(/in the ‹year, half-year/);
    expect(await shown(`${inComponent}if pay to date falls, `)).toMatch(/falls, ‹take it back/);
    expect(await shown('role R { on top { commission C on M each quarter by itself at ')).toMatch(
      /at ‹rate or curve›/,
    );
    expect(await shown('plan "P" { rounding half up to ')).toMatch(/to ‹unit›/);
    expect(await shown('measure M { total amount of deals  dated ')).toBeDefined();
  });

  test('says nothing on the next line, nor where nothing can be told', async () => {
    expect(await shown(`${inComponent}cap attainment at 150%\n    `)).toBe('');
    expect(await shown('')).toBe('');
    expect(await shown('// requires ')).toBe('');
  });

  test('half of a plan is answered everywhere', async () => {
    for (const text of halves(smallPlan).filter((_, index) => index % 5 === 0)) {
      const found = await help(text);
      for (const { parameters, activeParameter } of found?.signatures ?? [])
        expect(activeParameter ?? 0).toBeLessThan(Math.max(1, parameters?.length ?? 0));
    }
  });

  test('every clause says what it means, and has a place to fill in', () => {
    for (const signature of Object.values(signatures).flat()) {
      expect(signature.means).toMatch(/\.$/);
      expect(signature.text).toMatch(/‹[^‹›]+›/);
    }
  });
});
