import { describe, expect, it } from 'vitest';
import type { Goal, Measure, Role } from '../../src/ast.ts';
import { createOnTargetServices, folderKey, usedFolder, usesOf } from '../../src/index.ts';
import { memoryFiles } from '../support/memory-files.ts';
import { build, unresolved } from '../support/parse.ts';

const TABLE = 'data deals { id text key  closed date  owner payee  arr money }';
const MEASURE = 'measure NewARR { total arr of deals  dated closed  credited to owner }';

describe('a folder is one plan', () => {
  it('whose files see one another, in any order', async () => {
    const { documents } = await build({
      '/sales/a.ote': 'goal Revenue = NewARR $1M in the year { carried by Rep  Field 100% }',
      '/sales/b.ote': `${MEASURE} role Rep in Field { target pay $5 in the year }`,
      '/sales/c.ote': `${TABLE} team Sales { team Field }`,
    });
    expect(documents.flatMap(unresolved)).toEqual([]);
  });

  it('that ends at its own files: neither folders below nor beside it are seen', async () => {
    const { documents } = await build({
      '/sales/plan.ote': MEASURE,
      '/sales/below/data.ote': TABLE,
      '/other/data.ote': TABLE,
    });
    expect(documents.flatMap(unresolved)[0]).toEqual('TotalMeasure.table deals');
  });

  it('and two plans of one workspace never see each other', async () => {
    const { documents } = await build({
      '/east/plan.ote': `${TABLE} ${MEASURE}`,
      '/west/plan.ote': `${TABLE.replace('arr', 'tcv')} ${MEASURE.replace('arr', 'tcv')} goal G = NewARR $5 in the year`,
    });
    expect(documents.flatMap(unresolved)).toEqual([]);
    const goal = documents[1]?.parseResult.value.declarations[2] as Goal;
    expect(goal.measure.ref).toBe(documents[1]?.parseResult.value.declarations[1]);
  });
});

describe('`use`', () => {
  const company = `${TABLE} ${MEASURE} team Sales curve Standard linear { below 50%: 0% at 100%: 100%, then flat }
    parameter Rate = 5% goal Revenue = NewARR $5 in the year { Sales 100% }
    role CRO { target pay $5 in the year }`;

  it('brings in tables, measures, curves, teams, roles, parameters and goals', async () => {
    const { documents } = await build({
      '/company/all.ote': company,
      '/sales/plan.ote': `use "../company"
        goal Sub = NewARR $5 in the year { carried by CRO  Sales 100% }
        role Rep in Sales, reports to CRO { target pay $5 in the year
          variable pay { 100% Main on Revenue.Sales each quarter by itself curve Standard }
          on top { commission C on NewARR each month by itself at Rate } }
        measure Count { count of deals dated closed credited to owner }`,
    });
    expect(documents.flatMap(unresolved)).toEqual([]);
  });

  it('reaches one folder, not what that one uses', async () => {
    const { documents } = await build({
      '/base/data.ote': TABLE,
      '/company/all.ote': `use "../base" ${MEASURE}`,
      '/sales/plan.ote': `use "../company/" goal G = NewARR $5 in the year measure M { count of deals dated closed credited to owner }`,
    });
    const [sales] = documents.slice(2);
    expect(documents.slice(0, 2).flatMap(unresolved)).toEqual([]);
    expect(sales && unresolved(sales)[0]).toEqual('CountMeasure.table deals');
  });

  it('may stand in any file of the folder, and in a circle', async () => {
    const { documents, services } = await build({
      '/a/x.ote': 'use "../b"',
      '/a/y.ote': `${MEASURE} use "../a"`,
      '/b/z.ote': `use "../a" ${TABLE} goal G = NewARR $5 in the year`,
    });
    expect(documents.flatMap(unresolved)).toEqual([]);
    expect(services.OnTarget.scopes.PlanSymbols.reach('memory:/a')).toEqual(['memory:/a', 'memory:/b']);
  });

  it('yields to a name of the own folder', async () => {
    const { documents } = await build({
      '/company/all.ote': `${TABLE} ${MEASURE}`,
      '/sales/plan.ote': `use "../company" measure NewARR { entered as money } goal G = NewARR $5 in the year`,
    });
    const [, own, goal] = documents[1]?.parseResult.value.declarations ?? [];
    expect((goal as Goal).measure.ref).toBe(own);
  });

  it('is resolved against the folder of the file that says it', async () => {
    const { documents } = await build({ '/plans/sales/plan.ote': 'use "../../company/data"' });
    const [document] = documents;
    const [use] = document === undefined ? [] : usesOf(document);
    if (document === undefined || use === undefined) throw new Error('no use');
    expect(folderKey(usedFolder(use, document.uri))).toBe('memory:/company/data');
  });
});

describe('tables that every plan has', () => {
  it('are found without being declared, under the plan’s own columns', async () => {
    const { documents } = await build({
      '/sales/plan.ote': `data people { from roster where role is "Rep", one row for each payee { payee = payee  boss = manager } }
        role Rep { target pay $5 in the year  on top { formula F each month by itself = base * 2% } }`,
      '/west/plan.ote': `data roster { region text } data west { from roster where region is west, one row for each payee { payee = payee } }
        data marks { from results where measure is "X", one row for each row { value = value } }`,
    });
    expect(documents.flatMap(unresolved)).toEqual([]);
  });
});

describe('after a change', () => {
  it('all files of the plan and of plans that use it are linked anew, and no others', async () => {
    const files: Record<string, string> = {
      '/company/all.ote': TABLE,
      '/sales/a.ote': 'use "../company" goal Revenue = NewARR $1M in the year',
      '/sales/b.ote': MEASURE,
      '/other/c.ote': 'team C',
    };
    const { services, documents } = await build(
      files,
      createOnTargetServices({ fileSystemProvider: () => memoryFiles(files) }),
    );
    const [company, a, b, other] = documents;
    if (company === undefined || a === undefined || b === undefined || other === undefined) {
      throw new Error('nothing was parsed');
    }
    const { DocumentBuilder: builder, IndexManager: index } = services.shared.workspace;
    expect(documents.map((one) => index.isAffected(one, new Set([company.uri.toString()])))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    files['/sales/b.ote'] = MEASURE.replace('NewARR', 'Bookings');
    await builder.update([b.uri], []);
    expect(documents.flatMap(unresolved)).toEqual(['Goal.measure NewARR']);
    files['/sales/b.ote'] = MEASURE;
    await builder.update([b.uri], []);
    expect(documents.flatMap(unresolved)).toEqual([]);
    await builder.update([], [company.uri]);
    expect(unresolved(b)[0]).toEqual('TotalMeasure.table deals');
  });
});

describe('names of different kinds', () => {
  it('may be the same where they stand at different places', async () => {
    const { documents } = await build({
      '/sales/plan.ote': `${TABLE} ${MEASURE} team Growth curve Growth linear { below 50%: 0% at 100%: 100%, then flat }
        goal Revenue = NewARR $5 in the year { Growth 100% }
        role Growth in Growth { target pay $5 in the year variable pay { 100% Growth on Revenue.Growth each quarter by itself curve Growth } }`,
    });
    expect(documents.flatMap(unresolved)).toEqual([]);
    const role = documents[0]?.parseResult.value.declarations.at(-1) as Role;
    expect(role.team?.ref?.$type).toBe('Team');
  });
});

describe('one set of services', () => {
  it('reads many plans', async () => {
    const services = createOnTargetServices();
    const first = await build({ '/a/plan.ote': `${TABLE} ${MEASURE}` }, services);
    const second = await build({ '/b/plan.ote': `goal G = NewARR $5 in the year` }, services);
    expect(first.documents.flatMap(unresolved)).toEqual([]);
    expect(second.documents.flatMap(unresolved)).toEqual(['Goal.measure NewARR']);
    const measure = first.documents[0]?.parseResult.value.declarations[1] as Measure;
    expect(measure.name).toBe('NewARR');
  });
});
