import { describe, expect, it } from 'vitest';
import { textMateGrammar } from '../../src/highlighting/index.ts';
import { coloured } from './tokenize.ts';

/** What the text is coloured as, without punctuation. */
function colours(text: string): string[] {
  return coloured(text)
    .filter(([, scope]) => !scope.startsWith('punctuation'))
    .map(([piece, scope]) => `${piece} ${scope}`);
}

describe('literals', () => {
  it.each([
    ['$1,250.50', 'money'],
    ['$1.2M', 'money'],
    ['1.2M EUR', 'money'],
    ['€40K', 'money'],
    ['65%', 'percent'],
    ['12.5%', 'percent'],
    ['1.5x', 'multiple'],
    ['2027-03-31', 'date'],
    ['2027-03', 'month'],
    ['90', 'number'],
  ])('%s is %s', (text, kind) => {
    expect(coloured(`= ${text}`)[1]).toEqual([text, `constant.numeric.${kind}`]);
  });

  it('never takes the comma of a list into a number', () => {
    expect(colours('= $1,200, 50%').slice(1)).toEqual([
      '$1,200 constant.numeric.money',
      '50% constant.numeric.percent',
    ]);
    expect(colours('= 1,20')).toContain('1 constant.numeric.number');
  });

  it('leaves a number inside a name alone', () => {
    expect(colours('at Q1')).toEqual(['at keyword.operator.connective', 'Q1 variable.other.name']);
  });
});

describe('text and comments', () => {
  it('are coloured whole, with nothing inside', () => {
    expect(coloured('// role A 50%')).toEqual([['// role A 50%', 'comment.line.double-slash']]);
    expect(new Set(coloured('/* role\n50% */').map(([, scope]) => scope))).toEqual(
      new Set(['comment.block']),
    );
    expect(coloured('/* role */ role').at(-1)).toEqual(['role', 'storage.type.declaration']);
    expect(coloured('"a // b \\" c"')).toContainEqual(['\\"', 'constant.character.escape']);
  });

  it('end on their line', () => {
    expect(coloured('use "../company\nrole').at(-1)).toEqual(['role', 'storage.type.declaration']);
  });
});

describe('names where they are declared', () => {
  it.each([
    ['role EnterpriseAE "AE"', 'EnterpriseAE', 'entity.name.type.role'],
    ['revenue measure NewARR {', 'NewARR', 'entity.name.type.measure'],
    ['curve Standard linear {', 'Standard', 'entity.name.type.curve'],
    ['  team Enterprise', 'Enterprise', 'entity.name.type.team'],
    ['goal date = NewARR $1M in the year', 'date', 'entity.name.type.goal'],
    ['  60%  NewBusiness  on NewARR', 'NewBusiness', 'entity.name.function.component'],
    ['  $12K NewBusiness "New" on NewARR', 'NewBusiness', 'entity.name.function.component'],
    ['  commission RenewalPay on Renewals', 'RenewalPay', 'entity.name.function.component'],
    ['  Enterprise 60% { carried by CRO }', 'Enterprise', 'entity.name.section.node'],
    ['  Marketing shares 40% of the same number', 'Marketing', 'entity.name.section.node'],
    ['  Field the rest', 'Field', 'entity.name.section.node'],
    ['  dated closed', 'closed', 'variable.other.column'],
    ['  count of deals where', 'deals', 'entity.name.type.data'],
    ['  target:  100%', 'target', 'constant.other.grade'],
  ])('%s', (text, name, scope) => {
    expect(coloured(text)).toContainEqual([name, scope]);
  });

  it('are not seen in the rows of a curve', () => {
    expect(colours('  from 50%: 1x')[0]).toBe('from keyword.operator.connective');
    expect(colours('  below 50%: 0%')[0]).toBe('below keyword.operator.wordlike.comparison');
  });
});

describe('a data table', () => {
  it('shows its columns as names, whatever they are called', () => {
    const text =
      'data deals "Deals" {\n  closed  date\n  date    text  key\n  owner   payee or blank\n}\nrole A {';
    expect(colours(text)).toEqual([
      'data storage.type.declaration',
      'deals entity.name.type.data',
      '" string.quoted.double',
      'Deals string.quoted.double',
      '" string.quoted.double',
      'closed variable.other.column',
      'date support.type.column',
      'date variable.other.column',
      'text support.type.column',
      'key support.type.column',
      'owner variable.other.column',
      'payee support.type.column',
      'or keyword.operator.wordlike.logical',
      'blank constant.language',
      'role storage.type.declaration',
      'A entity.name.type.role',
    ]);
  });

  it('ends where it is derived from another', () => {
    const text =
      'data roster {\n  from agents, one row for each agent {\n    payee = agent\n  }\n}\nrole A {';
    expect(colours(text)).toContain('payee variable.other.column');
    expect(colours(text).slice(-2)).toEqual(['role storage.type.declaration', 'A entity.name.type.role']);
  });
});

it('shows bars and headings of an examples table', () => {
  expect(coloured('  | month | NewARR || paid |')).toEqual([
    ['|', 'punctuation.separator.table'],
    ['month', 'variable.other.heading'],
    ['|', 'punctuation.separator.table'],
    ['NewARR', 'variable.other.heading'],
    ['||', 'punctuation.separator.table.result'],
    ['paid', 'variable.other.heading'],
    ['|', 'punctuation.separator.table'],
  ]);
  expect(colours('  | 2027-02 | -$60K || 12.5% |')).toEqual([
    '2027-02 constant.numeric.month',
    '- keyword.operator.arithmetic',
    '$60K constant.numeric.money',
    '12.5% constant.numeric.percent',
  ]);
});

it('finds phrases before their words', () => {
  expect(colours('  requires NewARR at least $40K, otherwise pays nothing')).toEqual([
    'requires keyword.control.condition',
    'NewARR variable.other.name',
    'at least keyword.operator.wordlike.comparison',
    '$40K constant.numeric.money',
    'otherwise keyword.control.condition',
    'pays keyword.control.condition',
    'nothing constant.language',
  ]);
});

it('refuses a language without the terminals it colours', () => {
  expect(() => textMateGrammar({})).toThrow('no terminal DATE');
});
