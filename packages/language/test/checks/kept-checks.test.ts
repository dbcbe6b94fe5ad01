import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createOnTargetServices } from '@ontarget/language';
import fc from 'fast-check';
import { URI } from 'langium';
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryFiles } from '../support/memory-files.ts';

const root = join(import.meta.dirname, '../../../..');
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

/** A workspace that is edited, and whose checks may keep what they said before. */
class Edited {
  readonly files: Record<string, string>;
  private readonly services;

  constructor(files: Readonly<Record<string, string>>) {
    this.files = { ...files };
    this.services = createOnTargetServices({ fileSystemProvider: () => memoryFiles(this.files) });
  }

  private get workspace() {
    return this.services.shared.workspace;
  }

  async open(): Promise<void> {
    const { LangiumDocuments, DocumentBuilder } = this.workspace;
    await Promise.all(
      Object.keys(this.files).map((path) => LangiumDocuments.getOrCreateDocument(uriOf(path))),
    );
    await DocumentBuilder.build(LangiumDocuments.all.toArray(), { validation: true });
  }

  async write(path: string, text: string): Promise<void> {
    this.files[path] = text;
    await this.workspace.DocumentBuilder.update([uriOf(path)], []);
  }

  /** Takes files away and reads others, as if nothing had been read before. */
  async replace(files: Readonly<Record<string, string>>): Promise<void> {
    const { LangiumDocuments, DocumentBuilder } = this.workspace;
    const gone = LangiumDocuments.all.map(({ uri }) => uri).toArray();
    for (const path of Object.keys(this.files)) delete this.files[path];
    await DocumentBuilder.update([], gone);
    Object.assign(this.files, files);
    await this.open();
  }

  /** Everything that the checks told, file by file. */
  get told(): unknown {
    const { LangiumDocuments } = this.workspace;
    const all = LangiumDocuments.all.map(({ uri, diagnostics }) => [uri.path, diagnostics]).toArray();
    return Object.fromEntries(all.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
  }
}

const uriOf = (path: string) => URI.parse(`memory:${path}`);

const afresh = new Edited({});
const { Lexer: lexer } = createOnTargetServices().OnTarget.parser;

/** The plans that ship as examples, in folders that use each other. */
const examples = Object.fromEntries(
  globSync('examples/*/*.ote', { cwd: root })
    .sort()
    .map((file) => [`/${file}`, textOf(file)]),
);

/** One of them as one long file. */
const inOneFile = Object.entries(examples)
  .filter(([path]) => path.includes('/company/') || path.includes('/go-to-market/'))
  .map(([, text]) => text.replaceAll(/^use .*$/gm, ''))
  .join('\n');

/** What stands around a text, so that only a part of it is read again. */
const around = (text: string, before = 8, behind = 14) => {
  const pads = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => `parameter Pad${from + index} = ${index}`).join('\n');
  return `${pads(0, before)}\n${text}\n${pads(before, behind)}\n`;
};

/** One change of a text by its words: a word in another's place, words taken away, copied or put in. */
const edit = fc.record({
  file: fc.nat(1_000),
  at: fc.nat(100_000),
  by: fc.nat(100_000),
  length: fc.oneof({ weight: 4, arbitrary: fc.constant(1) }, fc.integer({ min: 0, max: 40 })),
  how: fc.oneof(
    { weight: 10, arbitrary: fc.constant('alike' as const) },
    { weight: 1, arbitrary: fc.constantFrom('copy', 'take away', 'put', 'line') },
  ),
  put: fc.constantFrom('}', '{', '"', '/*', '\n', '12%', '1.234,50', '$5', 'or', '€1,000', 'Deals', 'in'),
  back: fc.boolean(),
});

type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function edited(text: string, { at, by, length, how, put }: Edit): string {
  const { tokens } = lexer.tokenize(text);
  if (how === 'alike') return withAnother(text, tokens, at, by);
  const one = tokens[at % Math.max(1, tokens.length)];
  if (one === undefined) return text + put;
  const last = tokens[Math.min(tokens.length - 1, (at % tokens.length) + length - 1)] ?? one;
  const [start, end] = [one.startOffset, Math.max(one.startOffset, (last.endOffset ?? 0) + 1)];
  const change = (from: number, to: number, what: string) => text.slice(0, from) + what + text.slice(to);
  switch (how) {
    case 'copy':
      return change(start, start, `${text.slice(start, end)} `);
    case 'take away':
      return change(start, end, '');
    case 'line':
      return change(start, start, '\n');
    default:
      return change(start, start, `${put} `);
  }
}

type Token = ReturnType<typeof lexer.tokenize>['tokens'][number];

/** A name for a name, a percent for a percent: what is read stays, what it means does not. */
function withAnother(text: string, tokens: readonly Token[], at: number, by: number): string {
  const images = new Map<unknown, Set<string>>();
  for (const { tokenType, image } of tokens) {
    images.set(tokenType, (images.get(tokenType) ?? new Set()).add(image));
  }
  const others = ({ tokenType, image }: Token) =>
    [...(images.get(tokenType) ?? [])].filter((one) => one !== image);
  const changeable = tokens.filter((token) => others(token).length > 0);
  const one = changeable[at % Math.max(1, changeable.length)];
  if (one === undefined) return text;
  const all = others(one);
  const put = all[by % all.length] ?? '';
  return text.slice(0, one.startOffset) + put + text.slice(one.startOffset + one.image.length);
}

/** Makes edits one after the other, and compares after each what is told with what is told of the same texts read afresh. */
async function follow(files: Readonly<Record<string, string>>, edits: readonly Edit[]): Promise<number> {
  const plan = new Edited(files);
  await plan.open();
  let found = 0;
  for (const one of edits) {
    const paths = Object.keys(plan.files);
    const path = paths[one.file % paths.length] as string;
    const before = plan.files[path] as string;
    for (const next of [edited(before, one), ...(one.back ? [before] : [])]) {
      if (next === plan.files[path]) continue;
      await plan.write(path, next);
      await afresh.replace(plan.files);
      expect(plan.told).toEqual(afresh.told);
      found += 1;
    }
  }
  return found;
}

const runs = Number(process.env.ONTARGET_EDITED_PLANS ?? 1);

describe('checks that keep what they said', { timeout: 3_600_000 }, () => {
  beforeEach(() => afresh.replace({}));

  it.each([
    ['files', examples],
    ['one long file', { '/plan/plan.ote': inOneFile }],
  ])('say what they say of a plan that is read afresh, whatever is typed in its %s', async (_, files) => {
    let followed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 4, maxLength: 10 }), async (edits) => {
        followed += await follow(files, edits);
      }),
      { numRuns: 12 * runs },
    );
    expect(followed).toBeGreaterThan(50 * runs);
  });

  it('say so of whatever any of them tells of', async () => {
    const folders = Map.groupBy(globSync('test/fixtures/*/*/*.ote', { cwd: root }).sort(), (file) =>
      dirname(file),
    );
    const plan = new Edited({ '/plan/plan.ote': '' });
    await plan.open();
    const told = new Set<string>();
    for (const files of folders.values()) {
      const texts = files.map((file) => around(textOf(file)));
      for (const text of [...texts, ...texts.toReversed().slice(1)]) {
        await plan.write('/plan/plan.ote', text);
        await afresh.replace(plan.files);
        expect(plan.told, files.join()).toEqual(afresh.told);
        for (const { code } of Object.values(plan.told as Record<string, { code: string }[]>).flat())
          told.add(code);
      }
    }
    expect(told.size).toBeGreaterThan(100);
  });

  it('say so of such plans while they are edited', async () => {
    const files = globSync('test/fixtures/*/*/*.ote', { cwd: root }).sort();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(files.length - 1),
        fc.array(edit, { minLength: 3, maxLength: 8 }),
        async (which, edits) => {
          await follow({ '/plan/plan.ote': around(textOf(files[which] as string)) }, edits);
        },
      ),
      { numRuns: 40 * runs },
    );
  });
});
