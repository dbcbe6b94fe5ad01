import { describe, expect, it } from 'vitest';
import type {
  ComputedColumn,
  FormulaPay,
  OnTop,
  Reference,
  Role,
  VariablePay,
  WeightedComponent,
} from '../../src/ast.ts';
import { build, unresolved } from '../support/parse.ts';

const PLAN = `data deals { id text key  closed date  owner payee  arr money  NewARR money }
data leads { id text key  made date  source text }
measure NewARR { total arr of deals  dated closed  credited to owner }
parameter Rate = 5%
team Sales { team Field }
team Marketing
goal Revenue = NewARR $5 in the year { Sales 100% { Field 100% }  Marketing supports this with NewARR, target $5 }
curve C linear { below 50%: 0% at 100%: 100%, then flat }`;

async function check(text: string) {
  const { documents } = await build({ '/plan/a.ote': `${PLAN}\n${text}` });
  const [document] = documents;
  if (document === undefined) throw new Error('nothing was parsed');
  expect(document.parseResult.parserErrors.map(({ message }) => message)).toEqual([]);
  return { open: unresolved(document), declarations: document.parseResult.value.declarations };
}

describe('columns are seen', () => {
  it.each([
    [
      'where rows are counted',
      'measure M { count of leads where source is web and made above 2027-01-01 dated made credited to id }',
    ],
    ['in what is added up', 'measure M { total arr * Rate of deals dated closed credited to owner }'],
    [
      'in who is credited',
      'measure M { count of deals dated closed credited Rate to owner, the rest to owner, rolled up to managers of owner }',
    ],
    [
      'where an overlap counts',
      'goal G = NewARR $5 in the year { Field shares 5% of the same number, counting leads where source is web }',
    ],
    [
      'in derived rows, of their source',
      'data d { from leads where source is web, one row for each made { when = made } }',
    ],
    ['in a computed column, of its own table', 'data d { a money  b = a * 2  c = b - a }'],
    [
      'of a derived table, as its rows make them',
      'data d { from leads, one row for each row { when = made } } data e { from d, one row for each when { w = when } }',
    ],
  ])('%s', async (_, text) => {
    expect((await check(text)).open).toEqual([]);
  });

  it.each([
    [
      'another table’s',
      'measure M { count of leads where arr above $5 dated made credited to id }',
      'ColumnCompare.column arr',
    ],
    [
      'a date of another table',
      'measure M { count of leads dated closed credited to id }',
      'DatedClause.column closed',
    ],
    [
      'the derived table’s own',
      'data d { from leads, one row for each row { when = made  again = when } }',
      'Reference.ref when',
    ],
    ['any in a ratio', 'measure M { ratio of NewARR to NewARR  dated closed }', 'DatedClause.column closed'],
    ['any in a target', 'goal G = NewARR arr in the year', 'Reference.ref arr'],
    ['any in pay', 'role R { on top { formula F each month by itself = arr * 2 } }', 'Reference.ref arr'],
  ])('but not %s', async (_, text, open) => {
    expect((await check(text)).open).toEqual([open]);
  });
});

describe('a name in a formula', () => {
  it('is a column of the row before a measure of the same name', async () => {
    const { declarations } = await check('data d { NewARR money  b = NewARR * 2 }');
    const table = declarations.at(-1) as { columns: ComputedColumn[] } | undefined;
    const formula = table?.columns[1]?.value as { left: Reference };
    expect(formula.left.ref.ref?.$type).toBe('InputColumn');
  });

  it('is a measure in pay, a component with a stage, and a component alone where nothing else has the name', async () => {
    const { open, declarations } = await check(`role R { on top {
      commission NewARR on NewARR each month by itself at 5%
      formula A each month by itself = NewARR * 2%
      formula B each month by itself = NewARR earned
      formula D each month by itself = A * 2
    } }`);
    expect(open).toEqual([]);
    const extras = ((declarations.at(-1) as Role).members[0] as OnTop).extras.slice(1) as FormulaPay[];
    const kinds = extras.map(
      ({ value }) => ('left' in value ? (value.left as Reference) : (value as Reference)).ref.ref?.$type,
    );
    expect(kinds).toEqual(['Measure', 'Commission', 'FormulaPay']);
  });

  it('is never a component of another role', async () => {
    const { open } = await check(`role R { on top { commission X on NewARR each month by itself at 5% } }
      role S { on top { formula B each month by itself = X earned } }`);
    expect(open).toEqual(['Reference.ref X']);
  });
});

describe('the path of a goal', () => {
  const role = (path: string) =>
    check(`role R { variable pay { 100% M on ${path} each quarter by itself curve C } }`);

  it.each(['Revenue', 'Revenue.Sales', 'Revenue.Sales.Field', 'Revenue.Marketing'])(
    'leads along its nodes: %s',
    async (path) => {
      expect((await role(path)).open).toEqual([]);
    },
  );

  it.each([
    ['Revenue.Field', ['Subject.path Field']],
    ['Revenue.Sales.Marketing', ['Subject.path Marketing']],
    ['NewARR.Sales', ['Subject.path Sales']],
    ['Revenue.Sales.Field.Field', ['Subject.path Field']],
  ])('and nowhere else: %s', async (path, open) => {
    expect((await role(path)).open).toEqual(open);
  });

  it('ends at the team itself', async () => {
    const { declarations } = await role('Revenue.Sales.Field');
    const component = ((declarations.at(-1) as Role).members[0] as VariablePay)
      .components[0] as WeightedComponent;
    expect(component.subject.path.map(({ ref }) => ref?.name)).toEqual(['Sales', 'Field']);
  });
});
