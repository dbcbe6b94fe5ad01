import {
  type PreviewComponent,
  type PreviewLineCurve,
  type PreviewModel,
  renderPreview,
} from '@ontarget/report';
import { afterEach, expect, test } from 'vitest';
import { HoverRequest } from 'vscode-languageserver-protocol';
import { Client } from './client.ts';
import { smallPlan } from './plan.ts';

let client: Client;
afterEach(async () => {
  expect(client.logged).toEqual([]);
  await client.close();
});

const component = (model: PreviewModel | undefined, name: string): PreviewComponent | undefined =>
  model?.roles[0]?.components.find((one) => one.name === name);
const heightAt = (curve: PreviewComponent['curve'], x: string): string | undefined =>
  (curve as PreviewLineCurve | undefined)?.stretches.find(({ to }) => to.x.text === x)?.to.y.text;

/** Opens the small plan and waits for its preview. */
async function shown(): Promise<PreviewModel> {
  client = await Client.open({ 'plan.ote': smallPlan });
  await client.show('plan.ote', smallPlan);
  await client.until('there is a preview', async () => (await client.preview('plan.ote')) !== null);
  const answer = await client.preview('plan.ote');
  if (answer === null) throw new Error('there is no preview');
  expect(answer.folder).toBe(client.uri('.').replace(/\/\.?$/, ''));
  return answer.model;
}

test('shows pay, weights, curves and the goal as the engine works them out', async () => {
  const model = await shown();
  expect(model).toMatchObject({ errors: 0, plan: { title: 'FY27 sales', currency: 'USD' } });
  expect(model.roles[0]).toMatchObject({
    title: 'Account executive',
    onTargetPay: { text: '$240,000' },
    base: { text: '$120,000' },
    targetPay: { text: '$120,000' },
    revenueWeight: { text: '100%', exact: '1' },
  });
  expect(component(model, 'NewBusiness')).toMatchObject({
    weight: { text: '80%' },
    targetPay: { text: '$96,000' },
    timing: 'each quarter by itself',
    revenue: 'revenue',
    stale: false,
    source: { file: 'plan.ote' },
  });
  const curve = component(model, 'NewBusiness')?.curve;
  expect(heightAt(curve, '100%')).toBe('100%');
  // Worked out by hand: 100% of target for the first 100% of quota, and 1.5 times for the next half of it.
  expect(heightAt(curve, '150%')).toBe('175%');
  expect(model.goals[0]).toMatchObject({ name: 'Revenue', target: { text: '$12,000,000' } });
  // Handing down at 110% is said of the part below Sales, of which there is none: Sales carries the whole.
  expect(model.goals[0]?.children[0]).toMatchObject({ name: 'Sales', target: { text: '$12,000,000' } });
  expect(model.goals[0]?.quarters?.[0]).toMatchObject({ label: 'FY27-Q1', target: { text: '$3,000,000' } });
});

test('a part that people weigh is shown by what it counts, since the plan knows nobody', async () => {
  const text = smallPlan.replace(
    'Sales 100%, handed down',
    'Sales by the headcount of AE each quarter, handed down',
  );
  client = await Client.open({ 'plan.ote': text });
  await client.show('plan.ote', text);
  await client.until('there is a preview', async () => (await client.preview('plan.ote')) !== null);
  const model = (await client.preview('plan.ote'))?.model;
  const part = model?.goals[0]?.children[0];
  expect(part).toMatchObject({ part: 'divides', byWeight: 'by the headcount of AE each quarter' });
  expect(part).not.toHaveProperty('target');
  expect(model && renderPreview(model)).toContain('its part by the headcount of AE each quarter');
  // What is paid for an attainment does not ask how much the part is.
  expect(heightAt(component(model, 'Company')?.curve, '150%')).toBe('175%');
  const hover = await client.connection.sendRequest(
    HoverRequest.type,
    client.at('plan.ote', 'by the headcount', 8),
  );
  const told = (hover?.contents as { value: string } | undefined)?.value;
  expect(told).toContain(
    'Target: its part by the headcount of AE each quarter of New ARR, known with the people of a run',
  );
  expect(told).toContain('Carried by AE (20% of target pay, $24,000)');
});

test('a tier that is edited moves the curve', async () => {
  await shown();
  const changes = client.previewChanges;
  await client.type('plan.ote', smallPlan.replace('1.5x', '2x'));
  await client.until('the preview is told to have changed', () => client.previewChanges > changes);
  const answer = await client.preview('plan.ote');
  expect(heightAt(component(answer?.model, 'NewBusiness')?.curve, '150%')).toBe('200%');
});

test('a part with an error keeps its last good drawing, marked as old, and the rest goes on', async () => {
  await shown();
  const broken = smallPlan.replace('on Revenue.Sales', 'on Revenu.Sales').replace('1.5x', '2x');
  const changes = client.previewChanges;
  await client.type('plan.ote', broken);
  await client.until('the preview is told to have changed', () => client.previewChanges > changes);
  const model = (await client.preview('plan.ote'))?.model;
  expect(model?.errors).toBeGreaterThan(0);
  expect(component(model, 'Company')?.stale).toBe(true);
  expect(heightAt(component(model, 'Company')?.curve, '150%')).toBe('175%');
  expect(component(model, 'NewBusiness')?.stale).toBe(false);
  expect(heightAt(component(model, 'NewBusiness')?.curve, '150%')).toBe('200%');
});

test('what the text no longer holds is not drawn', async () => {
  await shown();
  const changes = client.previewChanges;
  const without = smallPlan.replace(/ {4}20% {2}Company.*\n/, '');
  await client.type('plan.ote', without);
  await client.until('the preview is told to have changed', () => client.previewChanges > changes);
  const model = (await client.preview('plan.ote'))?.model;
  expect(model?.roles[0]?.components.map(({ name }) => name)).toEqual(['NewBusiness']);
});

test('half a file keeps all that was drawn', async () => {
  await shown();
  const changes = client.previewChanges;
  await client.type('plan.ote', smallPlan.slice(0, smallPlan.indexOf('variable pay')));
  await client.until('the preview is told to have changed', () => client.previewChanges > changes);
  const model = (await client.preview('plan.ote'))?.model;
  // What the role says of its pay can still be read; its components cannot.
  expect(model?.roles[0]).toMatchObject({ name: 'AE', stale: false, targetPay: { text: '$120,000' } });
  expect(model?.roles[0]?.components.map(({ name, stale }) => [name, stale])).toEqual([
    ['NewBusiness', true],
    ['Company', true],
  ]);
});

test('a document of no plan has no preview', async () => {
  client = await Client.open({ 'notes.txt': 'nothing' });
  expect(await client.preview('notes.txt')).toBeNull();
  expect(await client.connection.sendRequest('ontarget/preview', { uri: 'git:/plan.ote' })).toBeNull();
});
