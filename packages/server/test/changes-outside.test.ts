import { afterEach, expect, test } from 'vitest';
import { FileChangeType, HoverRequest } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

const [HEAD, REST] = [
  smallPlan.slice(0, smallPlan.indexOf('curve Accelerated')),
  smallPlan.slice(smallPlan.indexOf('curve Accelerated')),
];
const CURVES = 'curve Accelerated marginal {\n  from   0%: 1x\n  from 100%: 1.5x\n}\n';

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

/** Another plan is answered, whatever becomes of the one that a test damages. */
async function answers(): Promise<void> {
  const hover = await client.connection.sendRequest(
    HoverRequest.type,
    client.at('good/plan.ote', 'marginal {'),
  );
  expect(JSON.stringify(hover)).toContain('slice');
}

/** A busy machine is slow, and what is stale stays so for as long as anybody waits. */
const PATIENCE_MS = 60_000;

/** Everything that is told comes to be this and nothing else, and stays so. */
async function told(expected: Record<string, string[]>): Promise<void> {
  await answers();
  const holds = async () => {
    const is = () =>
      client.until('it is so', () => JSON.stringify(client.all()) === JSON.stringify(expected), PATIENCE_MS);
    await is().catch(() => expect(client.all()).toEqual(expected));
  };
  await holds();
  // What was on its way when that was so has come by now.
  await client.preview('good/plan.ote');
  await client.preview('plan/plan.ote');
  await answers();
  await holds();
}

async function opened(files: Record<string, string>): Promise<void> {
  client = await Client.open({ 'good/plan.ote': smallPlan, ...files });
  await client.show('good/plan.ote', smallPlan);
}

test('folders that use each other in a circle are told of, and no longer when one lets go', async () => {
  const use = (folder: string) => `use "../${folder}"\n`;
  await opened({
    'one/all.ote': `${use('two')}team One\n`,
    'two/all.ote': `${use('three')}team Two\n`,
    'three/all.ote': `${use('one')}team Three\n`,
    'plan/plan.ote': `${use('one')}${smallPlan}`,
  });
  await client.show('one/all.ote', `${use('two')}team One\n`);
  await told({
    'one/all.ote': ['folder-circle'],
    'three/all.ote': ['folder-circle'],
    'two/all.ote': ['folder-circle'],
  });
  await client.write('three/all.ote', 'team Three\n', FileChangeType.Changed);
  // That nothing of them is named is another matter, and was not asked while they went in a circle.
  const unused = ['folder-unused'];
  await told({ 'one/all.ote': unused, 'plan/plan.ote': unused, 'two/all.ote': unused });
  // A folder that uses itself is the smallest of them.
  await client.type('one/all.ote', `${use('one')}team One\n`);
  await told({ 'one/all.ote': ['folder-circle'], 'two/all.ote': unused });
  await client.type('one/all.ote', 'team One\n');
  await told({ 'plan/plan.ote': unused, 'two/all.ote': unused });
});

test('a file that vanishes while the plan is open is missed by name, and no longer when it is back', async () => {
  await opened({ 'plan/plan.ote': HEAD + REST.replace(CURVES, ''), 'plan/curves.ote': CURVES });
  await client.show('plan/plan.ote', HEAD + REST.replace(CURVES, ''));
  await told({});
  await client.remove('plan/curves.ote');
  await told({ 'plan/plan.ote': ['name-unknown', 'name-unknown'] });
  await client.write('plan/other-name.ote', CURVES);
  await told({});
  await client.move('plan/other-name.ote', 'elsewhere/curves.ote');
  await told({ 'plan/plan.ote': ['name-unknown', 'name-unknown'] });
  await client.move('elsewhere/curves.ote', 'plan/curves.ote');
  await told({});
});

test('an open file whose folder vanishes goes on being answered as it is typed, and is told of no more when it is closed', async () => {
  await opened({ 'plan/plan.ote': smallPlan });
  await client.show('plan/plan.ote', smallPlan);
  await told({});
  await client.remove('plan');
  await client.type(
    'plan/plan.ote',
    smallPlan.replace('curve Accelerated {\n      quota', 'curve Accelerato {\n      quota'),
  );
  await told({ 'plan/plan.ote': ['name-unknown'] });
  await client.hide('plan/plan.ote');
  await told({});
});

test('a used folder that vanishes is told at the line that uses it, and no longer when it is back under its name', async () => {
  const plan = `use "../shared"\n${HEAD}${REST.replace(CURVES, '')}`;
  await opened({ 'plan/plan.ote': plan, 'shared/curves.ote': CURVES });
  await client.show('plan/plan.ote', plan);
  await told({});
  await client.move('shared', 'common');
  await told({ 'plan/plan.ote': ['folder-missing', 'name-unknown', 'name-unknown'] });
  await client.move('common', 'shared');
  await told({});
});

test('a project file that is broken is told, and no longer when it is mended or gone', async () => {
  await opened({ 'plan/plan.ote': smallPlan });
  await client.show('plan/plan.ote', smallPlan);
  await told({});
  await client.write('plan/ontarget.json', '{ "rules": { ');
  await told({ 'plan/ontarget.json': ['project-file-wrong'] });
  await client.write('plan/ontarget.json', '{ "rules": { "no-such-rule": "off" } }', FileChangeType.Changed);
  await told({ 'plan/ontarget.json': ['rule-unknown'] });
  await client.write('plan/ontarget.json', '{ "rules": {} }', FileChangeType.Changed);
  await told({});
  await client.write('plan/ontarget.json', Buffer.from([0xff, 0xfe, 0x00]), FileChangeType.Changed);
  await told({ 'plan/ontarget.json': ['file-unreadable'] });
  await client.remove('plan/ontarget.json');
  await told({});
});

test('what another program writes counts in files that are not open, and not over what is being typed', async () => {
  const [typed, written] = [smallPlan.replace('80%', '70%'), smallPlan.replace('80%', '60%')];
  await opened({ 'plan/plan.ote': smallPlan });
  await client.write('plan/plan.ote', written, FileChangeType.Changed);
  await told({ 'plan/plan.ote': ['weights-not-100'] });
  await client.show('plan/plan.ote', smallPlan);
  await told({});
  // A merge, a script and a person at once: the editor's text is what is meant.
  for (let turn = 0; turn < 20; turn += 1) {
    await client.write('plan/plan.ote', turn % 2 === 0 ? written : '\0', FileChangeType.Changed);
    await client.type('plan/plan.ote', turn % 2 === 0 ? typed : smallPlan);
  }
  await told({});
  await client.write('plan/plan.ote', written, FileChangeType.Changed);
  await told({});
  // Closed without saving, the file is what it is on disk.
  await client.hide('plan/plan.ote');
  await told({ 'plan/plan.ote': ['weights-not-100'] });
  await client.write('plan/plan.ote', smallPlan, FileChangeType.Changed);
  await told({});
});
