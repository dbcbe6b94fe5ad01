import { expect, test } from 'vitest';
import { type Workspace, workspace } from './workspace.ts';

const COMPANY = `data deals {
  id      text   key
  closed  date
  owner   payee
  amount  money
  kind    one of new, renewal
}
measure NewARR { total amount of deals where kind is new  dated closed  credited to owner }
measure Rating { graded one of low, good, if missing, pays nothing }
curve Standard linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat }
curve ByGrade by grade { low: 0%  good: 100% }
team Sales { team East  team West }
`;
const SALES = `use "../company"
goal Revenue = NewARR $1M in the year { carried by CRO  East 60%  West 40% }
role CRO in Sales {
  target pay $100K in the year
  variable pay {
    70%  Company    on Revenue.East  each quarter by itself  curve Standard
    30%  Behaviour  on Rating        each quarter by itself  curve ByGrade
  }
  on top {
    formula Extra each quarter = greatest($0, Company earned - $10K) * 10%
  }
}
role Rep in East {
  target pay $50K in the year
  variable pay { 100%  Company  on NewARR  each quarter by itself  curve Standard { quota $1M in the year } }
}
measure Together { total Company earned of members of its team }
examples for CRO, first quarter {
  | Revenue.East | Rating || Company | Company attainment |
  | $100K        | good   || $10K    | 40%                |
}
examples for Rep, first quarter {
  given deals {
    | id | kind | owner |
    | 1  | new  | Rep   |
  }
  given roster {
    | payee | role | team |
    | ann   | Rep  | East |
  }
  || Company |
  || $1      |
}
prove CRO total never falls when Revenue.East rises
policy Mine { every component called Company has a quota  every role called Rep has a cap }
`;
const FILES = { 'company/all.ote': COMPANY, 'sales/plan.ote': SALES };

async function rename(
  path: string,
  what: string,
  behind: number,
  newName: string,
  files: Record<string, string> = FILES,
) {
  const opened = await workspace(files);
  const edit = await opened.lsp.RenameProvider?.rename(opened.document(path), {
    ...opened.at(path, what, behind),
    newName,
  });
  return { ...opened, edit };
}

const refusal = (path: string, what: string, behind: number, newName: string, files = FILES) =>
  rename(path, what, behind, newName, files).then(
    () => 'not refused',
    (error: Error) => error.message,
  );

/** Every place where a word stands, as a word of its own. */
const count = (text: string, word: string) => text.match(new RegExp(`\\b${word}\\b`, 'g'))?.length ?? 0;

test('a team is renamed in goals, paths, headings, claims, given rows and policies, from each of these places', async () => {
  for (const [what, behind] of [
    ['East 60%', 1],
    ['Revenue.East  each', 9],
    ['Revenue.East |', 10],
    ['Rep  | East', 8],
    ['Revenue.East rises', 9],
  ] as const) {
    const { after, edit } = await rename('sales/plan.ote', what, behind, 'Orient');
    const [sales, company] = [after('sales/plan.ote', edit), after('company/all.ote', edit)];
    expect(count(sales, 'East'), what).toBe(0);
    expect(count(sales, 'Orient'), what).toBe(count(SALES, 'East'));
    expect(company, what).toContain('team Sales { team Orient  team West }');
  }
});

test('a role is renamed in examples, given rows and policies', async () => {
  const { after, edit } = await rename('sales/plan.ote', 'role Rep', 6, 'Seller');
  const text = after('sales/plan.ote', edit);
  expect(text).toContain('| ann   | Seller  | East |');
  expect(text).toContain('every role called Seller');
  expect(text).toContain('examples for Seller,');
  // What stands under `owner` is a person.
  expect(text).toContain('| 1  | new  | Rep   |');
});

test('components that one place names for several roles are renamed together', async () => {
  const { after, edit } = await rename('sales/plan.ote', '100%  Company', 8, 'Firm');
  const text = after('sales/plan.ote', edit);
  expect(count(text, 'Company')).toBe(0);
  expect(count(text, 'Firm')).toBe(count(SALES, 'Company'));
});

test('a component that nothing names for several roles is renamed in its role alone', async () => {
  const sales = SALES.replace(/measure Together.*\n/, '').replace(
    /every component called Company has a quota {2}/,
    '',
  );
  const files = { ...FILES, 'sales/plan.ote': sales };
  const { after, edit } = await rename('sales/plan.ote', '100%  Company', 8, 'Firm', files);
  const text = after('sales/plan.ote', edit);
  expect(text).toContain('100%  Firm  on NewARR');
  expect(text).toContain('70%  Company    on Revenue.East');
  expect(text).toMatch(/\|\| Firm \|/);
  expect(text).toContain('Company earned - $10K');
});

test('a value is renamed in conditions and cells, and its old spelling stays known', async () => {
  const { after, edit } = await rename('company/all.ote', 'kind is new', 9, 'first business');
  expect(after('company/all.ote', edit)).toContain('one of "first business" also new, renewal');
  expect(after('company/all.ote', edit)).toContain('where kind is "first business"');
  expect(after('sales/plan.ote', edit)).toContain('| 1  | "first business"  | Rep');
});

test('a column is renamed in headings of given rows, and is read from its old heading', async () => {
  const { after, edit } = await rename('company/all.ote', 'kind is new', 1, 'class');
  expect(after('company/all.ote', edit)).toContain('class    one of new, renewal from "kind"');
  expect(after('sales/plan.ote', edit)).toContain('| id | class | owner |');
});

test('a grade is renamed in the curve that pays it, from either side', async () => {
  for (const [what, behind] of [
    ['good, if', 1],
    ['good: 100%', 1],
  ] as const) {
    const { after, edit } = await rename('company/all.ote', what, behind, 'fine');
    expect(after('company/all.ote', edit)).toContain('low: 0%  fine: 100%');
    expect(after('company/all.ote', edit)).toContain('graded one of low, fine,');
  }
});

test('a word of the language may be a name, and is refused where it would be read as the word', async () => {
  const { after, edit } = await rename('company/all.ote', 'measure NewARR', 9, 'quota');
  expect(after('sales/plan.ote', edit)).toContain('on quota  each quarter');
  const table = `components for Sales { Company  on NewARR  each quarter by itself  curve Standard }
roles in Sales {
  | role | target pay | Company |
  | Head | $40K       | 100%    |
}
`;
  const files = { ...FILES, 'sales/plan.ote': `use "../company"\n${table}` };
  expect(await refusal('sales/plan.ote', '| Company', 3, 'base', files)).toBe(
    'base is a word of the language, and would be read as such where this name stands (first in plan.ote, line 2). Choose another name.',
  );
});

test('a name that is taken, or is none, is refused in words', async () => {
  expect(await refusal('company/all.ote', 'measure NewARR', 9, 'Revenue')).toBe(
    'There is already a goal called Revenue (sales/plan.ote, line 2). At some place Revenue would stand for both.',
  );
  expect(await refusal('company/all.ote', 'team East', 6, 'West')).toContain(
    'There is already a team called West',
  );
  expect(await refusal('sales/plan.ote', '30%  Behaviour', 6, 'Company')).toContain(
    'a component called Company',
  );
  expect(await refusal('company/all.ote', '  amount', 3, 'owner')).toContain('a column called owner');
  expect(await refusal('company/all.ote', '{ graded one of low', 17, 'good')).toContain(
    'a grade called good',
  );
  expect(await refusal('company/all.ote', 'measure NewARR', 9, 'New ARR')).toContain(
    '"New ARR" cannot be a name: a name is one word',
  );
  expect(await refusal('company/all.ote', 'measure NewARR', 9, '2nd')).toContain('cannot be a name');
  expect(await refusal('sales/plan.ote', 'role CRO', 5, '')).toContain('cannot be a name');
  // A heading would stand for the month.
  expect(await refusal('sales/plan.ote', '30%  Behaviour', 6, 'Behaviour')).toBe('not refused');
  expect(await refusal('sales/plan.ote', '70%  Company', 6, 'month')).toContain(
    'the word month of the headings',
  );
});

test('a name that another name would be mistaken for is refused', async () => {
  const text = `measure A { entered as money }
role R {
  target pay $1K in the year
  variable pay { 100% C on A each quarter by itself curve K { quota $1K in the year } }
  on top { formula F each quarter = start_pay * A }
}
data roster { start_pay number }
curve K linear { at 0%: 0%  at 100%: 100% }
`;
  const files = { 'p/plan.ote': text };
  const opened = await rename('p/plan.ote', 'measure A', 8, 'start_pay', files).then(
    () => 'not refused',
    (error: Error) => error.message,
  );
  expect(opened).toContain('There is already a column called start_pay (p/plan.ote, line 7)');
});

test('what a run looks for by its name is refused before a new name is asked for', async () => {
  const { lsp, document, at } = await workspace({
    'p/plan.ote': 'data roster { role text  grade text }\nteam A\nmeasure B { entered as money }\n',
  });
  const prepare = (what: string, behind: number) =>
    lsp.RenameProvider?.prepareRename(document('p/plan.ote'), at('p/plan.ote', what, behind));
  expect(() => prepare('data roster', 6)).toThrow('A run reads the table roster by this name');
  expect(() => prepare('{ role', 3)).toThrow('A run reads the column role of roster by this name');
  expect(prepare('grade', 1)).toEqual({
    start: { line: 0, character: 25 },
    end: { line: 0, character: 30 },
  });
  expect(prepare('team A', 1)).toBeUndefined();
  expect(prepare('entered', 1)).toBeUndefined();
});

test('a renamed plan means the same: every name still leads to something', async () => {
  const unlinked = ({ document }: Workspace) =>
    Object.keys(FILES).flatMap((path) =>
      document(path).references.flatMap((one) =>
        'ref' in one && one.ref === undefined ? [one.$refText] : [],
      ),
    );
  for (const [path, what, behind] of [
    ['company/all.ote', 'measure NewARR', 9],
    ['company/all.ote', 'curve Standard', 7],
    ['company/all.ote', 'data deals', 6],
    ['company/all.ote', 'team West', 6],
    ['sales/plan.ote', 'goal Revenue', 6],
    ['sales/plan.ote', 'role CRO', 6],
  ] as const) {
    const { after, edit } = await rename(path, what, behind, 'Other');
    const again = await workspace(
      Object.fromEntries(Object.keys(FILES).map((file) => [file, after(file, edit)])),
    );
    expect(unlinked(again), what).toEqual([]);
  }
});
