import { type Posting, parseLedger, printPostings, RunRefused } from '@ontarget/evaluator/engine';
import { readEvaluator } from '@ontarget/evaluator/format';
import { createOnTargetServices, formatSource } from '@ontarget/language';
import { readProjectFile } from '@ontarget/workspace';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planText } from '../../packages/cli/src/init/plan-text.ts';
import { readSheet } from '../../packages/cli/src/init/read-sheet.ts';
import { smallPlan } from '../../packages/evaluator/test/format/small-plan.ts';
import { damaged, seededRuns, texts } from './texts.ts';

const project = JSON.stringify({
  plans: { 'plans/sales': 'sales' },
  data: {
    deals: { path: 'exports/deals-*.csv', format: 'csv', dialect: { delimiter: ';', decimalMark: ',' } },
  },
  rules: { 'unused-measure': 'off' },
  registry: 'published',
  privacy: { smallestGroup: 5 },
});
const jsonPieces = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '"__proto__"',
  '"constructor"',
  'null',
  'true',
  '-1',
  '1e999',
  '"$schema"',
  '//',
  '\\u0000',
];

test('a project file is read, or its mistakes are named where they are', () => {
  fc.assert(
    fc.property(fc.oneof(damaged(project, jsonPieces), texts(jsonPieces)), (text) => {
      const { file, problems } = readProjectFile(text);
      expect(typeof file).toBe('object');
      for (const { message, offset, length } of problems) {
        expect(message).toMatch(/^["A-Z].*[.]/s);
        expect(message).not.toMatch(/undefined|\[object/);
        expect(offset).toBeGreaterThanOrEqual(0);
        expect(offset + length).toBeLessThanOrEqual(text.length + 1);
      }
    }),
    seededRuns(20270208),
  );
});

const posting: Posting = {
  run: `sha256:${'0'.repeat(64)}`,
  seq: 1,
  payee: 'ann',
  component: 'role/AE/NewBusiness',
  earnedIn: '2027-02-01/2027-04-30',
  postedIn: '2027-02-01/2027-04-30',
  kind: 'earning',
  amount: '30000',
  currency: 'USD',
  evaluator: `sha256:${'1'.repeat(64)}`,
  causes: ['role/AE/NewBusiness/payout'],
};

test('a ledger is read whole or refused with its line, and never partly', () => {
  const sound = printPostings([posting, { ...posting, seq: 2, payee: 'bo' }]);
  fc.assert(
    fc.property(damaged(sound, [...jsonPieces, '\n', '0', '1/3', '2/4']), (text) => {
      try {
        const postings = parseLedger(text);
        // What is read is what stands there: printing it again changes nothing but the order of members.
        expect(parseLedger(printPostings(postings))).toEqual(postings);
        expect(postings).toHaveLength(text.split('\n').length - 1);
      } catch (error) {
        expect(error).toBeInstanceOf(RunRefused);
        expect((error as RunRefused).message).toMatch(/^line \d+ of the ledger/);
      }
    }),
    seededRuns(20270209),
  );
});

test('an evaluator is read or refused with a code and a place', () => {
  const sound = JSON.stringify(smallPlan());
  fc.assert(
    fc.property(fc.oneof(damaged(sound, jsonPieces), texts(jsonPieces)), (text) => {
      const read = readEvaluator(text);
      if (read.ok) return;
      expect(read.problems.length).toBeGreaterThan(0);
      for (const { message, path } of read.problems) {
        expect(message.length).toBeGreaterThan(10);
        expect(path === '' || path.startsWith('/')).toBe(true);
      }
    }),
    seededRuns(20270210),
  );
});

const sheetPieces = [
  'Role',
  'OTE',
  'Variable %',
  'Annual quota',
  'New ARR',
  'Team',
  'Attainment',
  'Rate',
  'Tier',
  '\t',
  '\t',
  '\t',
  ',',
  ';',
  '\n',
  '\n',
  '\n\n',
  '"',
  '$240,000',
  '50%',
  '100%',
  '1.5x',
  '0-100%',
  '150%+',
  '<100%',
  '€1.2M',
  '{',
  '}',
  '//',
  '*/',
  '\\',
  'plan',
  '\r\n',
  '200%',
  '-5%',
  '1,2,3',
  'Ä €',
  '日本',
];

test('whatever is pasted as a spreadsheet, a plan text comes of it that the lexer can read', () => {
  const { parser } = createOnTargetServices().OnTarget;
  const sheet = fc.oneof(
    texts(sheetPieces, 60),
    damaged(
      'Role\tOTE\tVariable %\tQuota\tSales\nAE\t$240K\t50%\t$1M\t100%\nSDR\t$90K\t30%\t\t100%\n\nAttainment\tRate\n0%\t1x\n100%+\t1.5x\n',
      sheetPieces,
    ),
  );
  fc.assert(
    fc.property(sheet, (text) => {
      const draft = readSheet(text);
      const written = planText(draft, { title: 'Any "plan"', year: 2027, from: 'a\nfile' });
      const { errors } = parser.Lexer.tokenize(written);
      expect(
        errors.map(({ message }) => message),
        written,
      ).toEqual([]);
      formatSource(written, parser);
    }),
    seededRuns(20270211),
  );
});

const words = [
  'plan',
  'role',
  'measure',
  'curve',
  'goal',
  'data',
  'team',
  'use',
  '"T"',
  '{',
  '}',
  '(',
  ')',
  ',',
  '=',
  '|',
  '||',
  ':',
  '$1.2M',
  '50%',
  '1x',
  '2027-01-01',
  'to',
  'on',
  'of',
  'where',
  'is',
  'X',
  '//',
  '\n',
  ' ',
  ' ',
  '"',
  '100',
  'examples',
  'for',
  'variable',
  'pay',
  'at',
  'from',
  'each',
  'quarter',
];

test('the parser reads any words to the end, and the formatter leaves what it cannot read', () => {
  const { parser } = createOnTargetServices().OnTarget;
  fc.assert(
    fc.property(texts(words, 60), (text) => {
      const { value, lexerErrors, parserErrors } = parser.LangiumParser.parse(text);
      expect(value.$type).toBe('Document');
      const formatted = formatSource(text, parser);
      if (lexerErrors.length + parserErrors.length > 0) expect(formatted).toBeUndefined();
      else if (formatted !== undefined) expect(formatSource(formatted, parser)).toBe(formatted);
    }),
    seededRuns(20270212),
  );
});
