import { expect, test } from 'vitest';
import type { CallHierarchyItem } from 'vscode-languageserver-protocol';
import { type Workspace, workspace } from './workspace.ts';

const COMPANY = `team Sales { team East  team West }
measure NewARR { entered as money  for each team }
curve Standard linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat }
goal Revenue "Company revenue" = NewARR $12M in the year, phased evenly {
  carried by CRO
  Sales 100%, handed down at 110% {
    East 60% { carried by Head }
    West the rest
    West supports this with NewARR, target $1M
  }
}
`;
const SALES = `use "../company"
role CRO in Sales {
  target pay $100K in the year
  variable pay { 100%  Company  on Revenue  each quarter by itself  curve Standard }
}
role Head in East {
  target pay $50K in the year
  variable pay { 60%  Team  on Revenue of its team  each quarter by itself  curve Standard
    40%  Sold  on NewARR of its team  each quarter by itself  curve Standard }
}
`;
const FILES = { 'company/all.ote': COMPANY, 'sales/plan.ote': SALES };

async function itemAt(
  opened: Workspace,
  path: string,
  what: string,
  behind: number,
): Promise<CallHierarchyItem> {
  const items = await opened.lsp.CallHierarchyProvider?.prepareCallHierarchy(
    opened.document(path),
    opened.at(path, what, behind),
  );
  const [item] = items ?? [];
  if (item === undefined) throw new Error(`nothing is called at "${what}"`);
  return item;
}

const names = (found: readonly { name: string; detail?: string }[]) =>
  found.map(({ name, detail }) => `${name} (${detail})`);

test('above a part of a goal is what it is handed down from', async () => {
  const opened = await workspace(FILES);
  const above = async (item: CallHierarchyItem) =>
    ((await opened.lsp.CallHierarchyProvider?.incomingCalls({ item })) ?? []).map(({ from }) => from);
  const east = await itemAt(opened, 'company/all.ote', 'East 60%', 1);
  expect(east.name).toBe('Revenue.Sales.East');
  const sales = await above(east);
  expect(names(sales)).toEqual(['Revenue.Sales (100%)']);
  const revenue = await above(sales[0] as CallHierarchyItem);
  expect(names(revenue)).toEqual(['Revenue (Company revenue)']);
  expect(await above(revenue[0] as CallHierarchyItem)).toEqual([]);
});

test('below it are its parts and the components that are paid on it, in other files too', async () => {
  const opened = await workspace(FILES);
  const below = async (item: CallHierarchyItem) =>
    (await opened.lsp.CallHierarchyProvider?.outgoingCalls({ item })) ?? [];
  const revenue = await itemAt(opened, 'sales/plan.ote', 'on Revenue  each', 5);
  const all = await below(revenue);
  expect(names(all.map(({ to }) => to))).toEqual(['Revenue.Sales (100%)', 'CRO.Company (100% of CRO)']);
  expect(all[1]?.to.uri).toBe('test:/w/sales/plan.ote');
  // Where the goal says who carries it.
  expect(opened.document('company/all.ote').textDocument.getText(all[1]?.fromRanges[0])).toBe('CRO');
  const [sales] = all.map(({ to }) => to);
  expect(names((await below(sales as CallHierarchyItem)).map(({ to }) => to))).toEqual([
    'Revenue.Sales.East (60%)',
    'Revenue.Sales.West (the rest)',
    'Revenue.Sales.West (supports it)',
  ]);
  const east = await itemAt(opened, 'company/all.ote', 'East 60%', 1);
  expect(names((await below(east)).map(({ to }) => to))).toEqual([
    'Head.Team (60% of Head)',
    'Head.Sold (40% of Head)',
  ]);
});

test('from a component one gets to the part of the goal that pays it', async () => {
  const opened = await workspace(FILES);
  for (const what of ['60%  Team', '40%  Sold']) {
    const item = await itemAt(opened, 'sales/plan.ote', what, 6);
    const above = await opened.lsp.CallHierarchyProvider?.incomingCalls({ item });
    expect(names((above ?? []).map(({ from }) => from)), what).toEqual(['Revenue.Sales.East (60%)']);
    expect(await opened.lsp.CallHierarchyProvider?.outgoingCalls({ item })).toEqual([]);
  }
});

test('an item of a text that has changed since leads nowhere, and does not fail', async () => {
  const opened = await workspace(FILES);
  const east = await itemAt(opened, 'company/all.ote', 'East 60%', 1);
  const later = await workspace({ 'company/all.ote': COMPANY.replace(/goal [\s\S]*/, '') });
  expect(await later.lsp.CallHierarchyProvider?.incomingCalls({ item: east })).toEqual([]);
  expect(await later.lsp.CallHierarchyProvider?.outgoingCalls({ item: { ...east, data: 7 } })).toEqual([]);
});
