import { isDesignCode } from '@ontarget/language';
import { describe, expect, test } from 'vitest';
import { openPlan, type Snapshot } from '../src/index.ts';
import { memoryFiles, UNREADABLE } from './memory-files.ts';

const header = `plan "Sales" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}
`;
const measures = `data deals { id text key  closed date  owner payee  amount money }
revenue measure NewARR { total amount of deals  dated closed  credited to owner }
`;
const roles = `curve Straight linear {
  below 0%: 0%
  at 0%: 0%
  at 100%: 100%, then same slope
}
role AE {
  on-target pay $200K, 50% variable
  variable pay {
    100% New on NewARR each quarter by itself curve Straight { quota $1M in the year, phased evenly }
  }
}
`;

const open = (files: Record<string, string>, folder = 'sales', root?: string): Promise<Snapshot> =>
  openPlan(
    memoryFiles(files),
    `file:///w/${folder}`,
    root === undefined ? {} : { root: `file:///w/${root}` },
  );
// Of the design rules a short plan keeps few, and nothing here is about them.
const told = ({ diagnostics }: Snapshot) =>
  diagnostics.filter(({ code }) => !isDesignCode(code)).map(({ file, code }) => `${file} ${code}`);

describe('opening a plan', () => {
  test('all files of the folder are one plan, and those below it are not', async () => {
    const snapshot = await open({
      'sales/plan.ote': header,
      'sales/measures.ote': measures,
      'sales/roles.ote': roles,
      'sales/old/plan.ote': 'plan "Old" {}',
      'sales/notes.txt': 'nothing of it',
    });
    expect(snapshot.plan).toEqual({
      id: 'sales',
      title: 'Sales',
      folder: 'file:///w/sales',
      isLibrary: false,
    });
    expect(snapshot.documents.map(({ uri }) => uri.path)).toEqual([
      '/w/sales/measures.ote',
      '/w/sales/plan.ote',
      '/w/sales/roles.ote',
    ]);
    expect(told(snapshot)).toEqual([]);
  });

  test('the split of the text does not show', async () => {
    const split = await open({ 'sales/a.ote': roles, 'sales/b.ote': measures, 'sales/c.ote': header });
    const one = await open({ 'sales/plan.ote': header + measures + roles });
    expect(split.evaluator?.digest).toBe(one.evaluator?.digest);
    expect(one.evaluator?.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('a used folder brings in its declarations, also through another', async () => {
    const snapshot = await open(
      {
        'plans/sales/plan.ote': `use "../company"\n${header}${roles}`,
        'plans/company/measures.ote': `use "../group"\n${measures}`,
        'plans/group/teams.ote': 'team All\n',
        'ontarget.json': '{}',
      },
      'plans/sales',
    );
    expect(snapshot.documents.map(({ uri }) => uri.path)).toEqual([
      '/w/plans/sales/plan.ote',
      '/w/plans/company/measures.ote',
      '/w/plans/group/teams.ote',
    ]);
    expect(told(snapshot).filter((one) => one.includes('name-unknown'))).toEqual([]);
  });

  test('nothing is read outside of the project, unless the command line says so', async () => {
    const files = {
      'sales/plan.ote': `use "../company"\n${header}${roles}`,
      'company/measures.ote': measures,
    };
    expect(told(await open(files))).toContain('plan.ote folder-outside');
    expect(told(await open(files, 'sales', '.'))).not.toContain('plan.ote folder-outside');
    expect(told(await open({ ...files, 'ontarget.json': '{}' }))).not.toContain('plan.ote folder-outside');
  });

  test('says where a used folder is missing, and where one is a plan of its own', async () => {
    const snapshot = await open({
      'ontarget.json': '{}',
      'sales/plan.ote': `use "../nowhere"\nuse "../other"\n${header}${measures}${roles}`,
      'other/plan.ote': header.replace('Sales', 'Other'),
    });
    expect(told(snapshot)).toEqual(
      expect.arrayContaining(['plan.ote folder-missing', '../other/plan.ote library-with-header']),
    );
    const missing = snapshot.diagnostics.find(({ code }) => code === 'folder-missing');
    expect(missing?.range).toMatchObject({ line: 1, column: 1, endColumn: 17 });
    expect(snapshot.evaluator).toBeUndefined();
  });

  test('two folders that use each other are read once', async () => {
    const snapshot = await open({
      'ontarget.json': '{}',
      'sales/plan.ote': `use "../a"\n${header}${measures}${roles}`,
      'a/a.ote': 'use "../b"\nteam A\n',
      'b/b.ote': 'use "../a"\nteam B\n',
    });
    expect(snapshot.documents).toHaveLength(3);
  });

  test('a broken file and one that cannot be read do not silence the others', async () => {
    const snapshot = await open({
      'sales/a.ote': 'role Half {',
      'sales/locked.ote': UNREADABLE,
      'sales/plan.ote': header + measures,
      'sales/roles.ote': roles.replace('100% New', '90% New'),
    });
    expect(told(snapshot)).toEqual(
      expect.arrayContaining([
        'a.ote not-understood',
        'locked.ote file-unreadable',
        'roles.ote weights-not-100',
      ]),
    );
    expect(snapshot.evaluator).toBeUndefined();
  });

  test('a problem brings its fixes along', async () => {
    const wrong = roles.replace('curve Straight {', 'curve Strait {');
    const { diagnostics } = await open({ 'sales/plan.ote': header + measures, 'sales/roles.ote': wrong });
    const unknown = diagnostics.find(({ code }) => code === 'name-unknown');
    expect(unknown?.fixes?.[0]).toMatchObject({
      title: 'Change it to Straight',
      edits: [{ uri: 'file:///w/sales/roles.ote', text: 'Straight' }],
    });
  });

  test('a folder without a plan says so', async () => {
    expect(told(await open({ 'sales/readme.md': 'hello' }))).toEqual(['. plan-empty']);
    expect(told(await open({ 'other/plan.ote': header }))).toEqual([' file-unreadable']);
  });

  test('a library has no evaluator, and nobody minds', async () => {
    const snapshot = await open({ 'company/measures.ote': measures }, 'company');
    expect(snapshot.plan.isLibrary).toBe(true);
    expect(snapshot.evaluator).toBeUndefined();
    expect(snapshot.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('the project file of a plan', () => {
  const files = { 'plans/sales/plan.ote': header + measures + roles };

  test('names the plan, wherever above it stands', async () => {
    const project = '{ "plans": { "plans/sales": "field-sales" } }';
    const snapshot = await open({ ...files, 'ontarget.json': project }, 'plans/sales');
    expect(snapshot.plan.id).toBe('field-sales');
    expect(snapshot.project.folder).toBe('file:///w');
    expect(snapshot.evaluator?.file.plan.id).toBe('field-sales');
  });

  test('is told of its mistakes, before anything else', async () => {
    const snapshot = await open({ ...files, 'ontarget.json': '{ "plan": {} }' }, 'plans/sales');
    expect(told(snapshot)).toEqual(['../../ontarget.json project-file-wrong']);
  });

  test('sets levels, but turns no error off', async () => {
    const unused = `${header}${measures}${roles}\ncurve Idle linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then flat }`;
    const wrong = unused.replace('100% New', '90% New');
    const rules = (levels: object) => ({
      'sales/plan.ote': wrong,
      'ontarget.json': JSON.stringify({ rules: levels }),
    });
    const levelOf = async (levels: object) =>
      (await open(rules(levels))).diagnostics.find(({ code }) => code === 'unused-declaration')?.severity;
    expect(await levelOf({ 'unused-declaration': 'error' })).toBe('error');
    expect(await levelOf({ 'unused-declaration': 'off' })).toBeUndefined();
    const off = await open(rules({ 'weights-not-100': 'off' }));
    expect(told(off)).toEqual(
      expect.arrayContaining(['../ontarget.json rule-level-fixed', 'plan.ote weights-not-100']),
    );
    expect(told(await open(rules({ 'weight-not-100': 'info' })))).toContain('../ontarget.json rule-unknown');
  });
});
