import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { readProjectFile } from '../src/project/read.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../schema/ontarget.schema.json'), 'utf8'));
const independent = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

const good = {
  everything: {
    $schema: './node_modules/ontarget/ontarget.schema.json',
    language: '2027',
    plans: { 'plans/sales': 'enterprise-sales', '.': 'all' },
    data: {
      deals: 'exports/deals-*.csv',
      roster: {
        path: 'hr/roster.txt',
        format: 'csv',
        dialect: { delimiter: ';', encoding: 'windows-1252', decimalMark: ',', datePattern: 'DD.MM.YYYY' },
      },
    },
    rules: { 'declaration-unused': 'off', 'retroactive-jump': 'error' },
    registry: 'published',
    privacy: { smallestGroup: 5 },
  },
  nothing: {},
  'dots inside a name': { data: { deals: 'a..b/deals.csv' } },
};

const bad: Record<string, { value: unknown; at: string; says: RegExp }> = {
  'a misspelled setting': { value: { plan: {} }, at: '"plan"', says: /not known here.*plans/ },
  'a misspelled setting of a source': {
    value: { data: { deals: { path: 'a.csv', dialekt: {} } } },
    at: '"dialekt"',
    says: /Known: path, format, dialect/,
  },
  'an id with blanks': {
    value: { plans: { sales: 'Big Sales' } },
    at: '"Big Sales"',
    says: /Lower-case words/,
  },
  'a plan outside': {
    value: { plans: { '../secret': 'x' } },
    at: '"../secret"',
    says: /relative to this file/,
  },
  'data outside': { value: { data: { deals: 'a/../../b.csv' } }, at: '"a/../../b.csv"', says: /relative/ },
  'an absolute path': {
    value: { data: { deals: '/etc/deals.csv' } },
    at: '"/etc/deals.csv"',
    says: /relative/,
  },
  'a web address': {
    value: { data: { deals: 'https://x/y.csv' } },
    at: '"https://x/y.csv"',
    says: /relative/,
  },
  'a path with backslashes': { value: { registry: 'a\\b' }, at: '"a\\\\b"', says: /relative/ },
  'a registry with credentials': {
    value: { registry: 'oci://user:word@host/plans' },
    at: '"oci://user:word@host/plans"',
    says: /oci:\/\/host\/path/,
  },
  'data that is a number': { value: { data: { deals: 3 } }, at: '3', says: /must be a text in quotes/ },
  'a source without its path': {
    value: { data: { deals: { format: 'csv' } } },
    at: '{"format":"csv"}',
    says: /needs "path"/,
  },
  'a level that does not exist': { value: { rules: { a: 'loud' } }, at: '"loud"', says: /"off", "info"/ },
  'a group of nobody': { value: { privacy: { smallestGroup: 0 } }, at: '0', says: /at least 1/ },
  'a list': { value: [], at: '[]', says: /must be an object/ },
};

describe('the project file', () => {
  for (const [name, value] of Object.entries(good)) {
    test(`accepts ${name}`, () => {
      expect(independent(value), JSON.stringify(independent.errors)).toBe(true);
      expect(readProjectFile(JSON.stringify(value)).problems).toEqual([]);
    });
  }

  for (const [name, { value, at, says }] of Object.entries(bad)) {
    test(`refuses ${name}, at its place`, () => {
      expect(independent(value)).toBe(false);
      const text = JSON.stringify(value);
      const { problems } = readProjectFile(text);
      expect(problems.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual([at]);
      expect(problems[0]?.message).toMatch(says);
    });
  }

  test('accepts what its page shows, and the page names every setting', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/project-file.md'), 'utf8');
    const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    expect(readProjectFile(shown).problems).toEqual([]);
    for (const setting of Object.keys(schema.properties).filter((name) => name !== '$schema')) {
      expect(page).toContain(`| \`${setting}\` |`);
      expect(Object.keys(JSON.parse(shown))).toContain(setting);
    }
  });

  test('keeps what is sound beside a mistake', () => {
    const { file, problems } = readProjectFile('{ "rules": { "a": "loud" }, "data": { "deals": "d.csv" } }');
    expect(problems).toHaveLength(1);
    expect(file).toEqual({ data: { deals: 'd.csv' } });
  });

  test('says where text is not JSON', () => {
    const { problems } = readProjectFile('{ "data": { "deals": }');
    expect(problems[0]).toMatchObject({ offset: 21 });
    expect(problems[0]?.message).toMatch(/not JSON: value expected/);
  });

  test('a property called like a part of every object is only a property', () => {
    expect(readProjectFile('{ "data": { "constructor": "c.csv", "__proto__": "p.csv" } }').problems).toEqual(
      [],
    );
  });
});
