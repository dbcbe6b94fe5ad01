import { LLStarLookaheadStrategy } from 'chevrotain-allstar';
import { createDefaultCoreModule, createDefaultSharedCoreModule, EmptyFileSystem, inject } from 'langium';
import { beforeAll, describe, expect, it } from 'vitest';
import { OnTargetGeneratedModule, OnTargetGeneratedSharedModule } from '../../src/generated/module.ts';
import { OnTargetCoreModule, type OnTargetServiceSet } from '../../src/services/core-module.ts';
import { build, discard, syntaxErrors, unresolved } from '../support/parse.ts';
import { planTexts } from '../support/plans.ts';
import { NAME_PLACES } from './keyword-corpus.ts';
import { allKeywords, nameLikeKeywords } from './keywords.ts';
import { PHRASES } from './phrases/index.ts';

/**
 * Where a word of the language stands that could also be a name, the word is meant; the name can still be had in
 * another way (`is "blank"`). By rule and first word; anything else that has two readings fails.
 */
const WORD_BEFORE_NAME: readonly (readonly [rule: string, word: string])[] = [
  ['ColumnIs', 'blank'],
  ['FormulaIs', 'blank'],
  ['DerivedRows', 'row'],
  ['RoleHeading', 'role'],
  ['RoleHeading', 'team'],
  ['RoleHeading', 'reports'],
  ['RoleHeading', 'base'],
  ['RoleHeading', 'target'],
  ['RoleHeading', 'variable'],
  ['BlankCredit', 'to, nobody'],
  ['Claim', 'total'],
  ['PolicyNumber', 'revenue'],
];

function isWordBeforeName(report: string): boolean {
  return WORD_BEFORE_NAME.some(
    ([rule, word]) => report.includes(`inside <${rule}\u200B> Rule`) && report.includes(`\n<${word},`),
  );
}

/** Services whose parser says when two readings of a text are open and it took the first. */
function watchedServices(reports: string[]): OnTargetServiceSet {
  const shared = inject(createDefaultSharedCoreModule(EmptyFileSystem), OnTargetGeneratedSharedModule);
  const OnTarget = inject(createDefaultCoreModule({ shared }), OnTargetGeneratedModule, OnTargetCoreModule, {
    parser: {
      ParserConfig: () => ({
        lookaheadStrategy: new LLStarLookaheadStrategy({ logging: (message) => reports.push(message) }),
      }),
    },
  });
  shared.ServiceRegistry.register(OnTarget);
  return { shared, OnTarget };
}

describe('no text of the language has two readings', () => {
  const reports: string[] = [];
  const services = watchedServices(reports);
  let keywords: string[] = [];

  beforeAll(() => {
    keywords = nameLikeKeywords(services.OnTarget.Grammar);
  });

  async function readsOneWay(text: string, mustLink: boolean) {
    reports.length = 0;
    const built = await build({ '/plan/all.ote': text }, services);
    const problems = built.documents.flatMap((document) => [
      ...syntaxErrors(document),
      ...(mustLink ? unresolved(document) : []),
    ]);
    await discard(built);
    expect(problems, text).toEqual([]);
    expect(
      reports.filter((report) => !isWordBeforeName(report)),
      text,
    ).toEqual([]);
  }

  it.each(Object.entries(PHRASES))('in %s', async (_, text) => {
    await readsOneWay(text, !text.includes('use "'));
  });

  it.each(NAME_PLACES)('with a keyword as the name of a $kind', async ({ text }) => {
    for (const keyword of keywords) await readsOneWay(text.replaceAll('NAME', keyword), true);
  });

  it.each(planTexts())('in %s', async (_, text) => {
    await readsOneWay(text, false);
  });

  it('and the phrases use every word of the language', () => {
    const all = Object.values(PHRASES).join('\n');
    const words = new Set(all.match(/[A-Za-z][\w'-]*|[^\w\s]/g));
    const unused = allKeywords(services.OnTarget.Grammar).filter((keyword) => !words.has(keyword));
    expect(unused).toEqual([]);
  });

  it('and the watch sees a second reading where there is one', async () => {
    const fresh: string[] = [];
    const text = 'data a { b text }  data c { from a where b is blank, one row for each b { b = b } }';
    await build({ '/plan/all.ote': text }, watchedServices(fresh));
    expect(fresh.map(isWordBeforeName)).toEqual([true]);
  });
});
