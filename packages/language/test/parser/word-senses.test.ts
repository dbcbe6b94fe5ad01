import { describe, expect, it } from 'vitest';
import type { ColumnIs, DataTable, InputColumn, Measure, OnTop, Role, TotalMeasure } from '../../src/ast.ts';
import { build, syntaxErrors } from '../support/parse.ts';

async function parse(text: string) {
  const { documents } = await build({ '/plan/all.ote': text });
  const [document] = documents;
  if (document === undefined) throw new Error('nothing was parsed');
  expect(syntaxErrors(document)).toEqual([]);
  return document.parseResult.value.declarations;
}

async function condition(words: string) {
  const [, measure] = await parse(
    `data deals { kind text  region text  closed date  owner payee  arr money }
     measure M { total arr of deals where ${words} dated closed credited to owner }`,
  );
  return ((measure as Measure).body as TotalMeasure).condition;
}

async function columns(text: string) {
  const [table] = await parse(`data deals { ${text} }`);
  return (table as DataTable).columns;
}

describe('`or` in a condition', () => {
  it('joins values', async () => {
    const is = (await condition('kind is new or expansion or "add on"')) as ColumnIs;
    expect(is.values.map(({ value }) => value)).toEqual(['new', 'expansion', 'add on']);
  });

  it('joins conditions', async () => {
    const any = await condition('kind is new or region is west or arr above $5');
    expect(any).toMatchObject({ $type: 'AnyRow' });
    expect((any as { parts: unknown[] }).parts).toHaveLength(3);
  });

  it('joins values first, then conditions, also across comments and lines', async () => {
    const any = await condition('kind is new or // either\n expansion or /* or */ region is west or east');
    expect(any).toMatchObject({
      $type: 'AnyRow',
      parts: [
        { values: [{ value: 'new' }, { value: 'expansion' }] },
        { values: [{ value: 'west' }, { value: 'east' }] },
      ],
    });
  });

  it('binds looser than `and`', async () => {
    const any = await condition('kind is new or old and region is west or arr at least $5');
    expect(any).toMatchObject({ $type: 'AnyRow', parts: [{ $type: 'AllRows' }, { $type: 'ColumnCompare' }] });
  });
});

describe('`or blank` after accepted spellings', () => {
  it('says that the column may be blank', async () => {
    const [kind] = await columns('kind one of new also "NEW" or n or blank  id text');
    expect((kind as InputColumn).blank).toBe(true);
    expect((kind as InputColumn).type.choices[0]?.spellings).toEqual(['NEW', 'n']);
  });
});

describe('a comma after grades', () => {
  it.each([
    ['a, b', ['a', 'b'], 0],
    ['a, b, c for the company', ['a', 'b', 'c'], 1],
    ['a, b, if missing, its component waits', ['a', 'b'], 1],
    ['a, b, by board, if missing, pays nothing', ['a', 'b'], 2],
    ['a, for each payee', ['a'], 1],
    ['if, for, by, better', ['if', 'for', 'by', 'better'], 0],
  ])('%s', async (words, grades, clauses) => {
    const [measure] = await parse(`measure M { graded one of ${words} }`);
    expect(measure).toMatchObject({ body: { grades: grades.map((name) => ({ name })) } });
    expect((measure as Measure).clauses).toHaveLength(clauses);
  });
});

describe('columns named like words of the language', () => {
  it('after an input column', async () => {
    const names = (await columns('id text key  key text  rate percent  from date  to date  or text')).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['id', 'key', 'rate', 'from', 'to', 'or']);
  });

  it('after a computed column', async () => {
    const found = await columns(
      'price money  twice = price * 2  rate percent  half = price / 2  earned = half  payout one of a, b',
    );
    expect(found.map(({ name }) => name)).toEqual(['price', 'twice', 'rate', 'half', 'earned', 'payout']);
    expect(found[1]).toMatchObject({ value: { $type: 'Arithmetic' } });
  });

  it('but `key` after a type is the key', async () => {
    const [id] = await columns('id text key  name text');
    expect(id).toMatchObject({ name: 'id', key: true });
  });
});

describe('`when` after the limit of a multiplier', () => {
  it('goes on with the limit, or begins a clawback', async () => {
    const limit = 'multiplied by Score, never above 1x';
    const claw = 'when when, claw back what the deal added to pay { later: 0% }';
    const clauses = async (text: string) => {
      const [role] = await parse(
        `role R { on top { commission K on M each month by itself at 1% { ${text} } } }`,
      );
      const [onTop] = (role as Role).members;
      return (onTop as OnTop).extras[0]?.clauses;
    };
    expect(await clauses(`${limit} ${claw}`)).toMatchObject([
      { $type: 'Multiplier', limits: [{ limit: '1x' }] },
      { $type: 'Clawback', trigger: { $refText: 'when' } },
    ]);
    const [multiplier] = (await clauses(`${limit} when Score below 50%`)) ?? [];
    expect(multiplier).toMatchObject({ limits: [{ condition: { relation: 'below' } }] });
  });
});
