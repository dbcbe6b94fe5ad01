import { createOnTargetServices } from '@ontarget/language';
import { URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { checkedBy, compile, planModel } from '../src/index.ts';
import { compileFiles, linked, refusedWith } from './support/compile.ts';
import { BASICS, HEADER, role } from './support/plans.ts';

const sound = `${BASICS}${role(`target pay $40K in the year
  variable pay { 100% K on NewARR each quarter by itself curve Straight { quota $400K in the year, phased evenly } }`)}`;

describe('compile refuses', () => {
  it.each([
    ['a file that cannot be read', sound.replace('role AE', 'rule AE'), 'not-understood'],
    ['a character of no word', sound.replace('role AE', 'role § AE'), 'character-unknown'],
    ['a name that stands for nothing', sound.replace('curve Straight {', 'curve Strait {'), 'name-unknown'],
    ['an error of a check', sound.replace('100% K', '90% K'), 'weights-not-100'],
    ['a missing choice', sound.replace(', phased evenly }', ' }'), 'choice-quota-phasing'],
    ['a plan without a header', sound.replace(HEADER, ''), 'header-missing'],
  ])('%s', async (_, text, code) => {
    expect(await refusedWith(text)).toContain(code);
  });

  it('with the place of each problem, relative to the folder of the plan', async () => {
    const result = await compileFiles({
      'plan.ote': sound.replace('100% K', '90% K'),
      '../company/extra.ote': 'curve Broken steps { }',
    });
    expect(result.ok).toBe(false);
    if (result.ok) return;
    const places = result.diagnostics.map(({ code, range }) => [code, range?.file]);
    expect(places).toContainEqual(['weights-not-100', 'plan.ote']);
    expect(places).toContainEqual(['curve-empty', '../company/extra.ote']);
    for (const { range } of result.diagnostics) expect(range?.line).toBeGreaterThan(0);
  });

  it('what its checks are silent about', async () => {
    for (const text of [
      sound.replace('role AE', 'rule AE'),
      sound.replace('curve Straight {', 'curve Strait {'),
    ]) {
      const result = await compile(await linked(text), async () => []);
      expect(result.ok).toBe(false);
    }
    const open = await compile(await linked(sound.replace(', phased evenly }', ' }')), async () => []);
    expect(open.ok ? [] : open.diagnostics.map(({ code }) => code)).toEqual(['choice-quota-phasing']);
  });

  it.each([
    [
      'a quota that nothing is held against',
      role('on top { bonus B $5 each quarter by itself { in full quota $1 in the quarter } }'),
      'clause-misplaced',
    ],
    [
      'a cap in percents of no target',
      role('on top { commission K on NewARR each quarter by itself at 5% { cap payout at 100% of target } }'),
      'clause-misplaced',
    ],
    [
      'a consequence in percents of no target',
      role(
        'on top { commission K on NewARR each quarter by itself at 5% { requires NewARR at least $1, otherwise no more than 50% of its target } }',
      ),
      'clause-misplaced',
    ],
    [
      'another curve where there is none',
      role(
        'on top { bonus K $5 each quarter by itself { in full requires NewARR at least $1, otherwise curve Straight } }',
      ),
      'clause-misplaced',
    ],
    [
      'a lost month of a component of quarters',
      role(
        'on top { commission K on NewARR each quarter by itself at 5% { requires NewARR at least $1, otherwise pays nothing for the month } }',
      ),
      'clause-misplaced',
    ],
    [
      'a formula that pays no money',
      role('on top { formula F each quarter by itself = 5% }'),
      'unit-unexpected',
    ],
    [
      'a bonus whose dates cut a period',
      role('on top { bonus B $5 each quarter by itself from 2027-03-01 to 2027-04-30 { in full } }'),
      'dates-outside-year',
    ],
    [
      'a fixed bonus to date',
      role(
        'on top { bonus B $5 each quarter, year to date against quota to date { in full if pay to date falls, forget it } }',
      ),
      'clause-misplaced',
    ],
    [
      'a condition in another unit',
      role(
        'on top { commission K on NewARR each quarter by itself at 5% { requires NewARR at least 5, otherwise pays nothing } }',
      ),
      'unit-unexpected',
    ],
    [
      'a condition on a quota that nobody has',
      role(
        'on top { commission K on NewARR each quarter by itself at 5% { requires NewARR at least quota to date, otherwise pays nothing } }',
      ),
      'quota-missing',
    ],
    [
      'a component that needs itself',
      role('on top { formula F each quarter by itself = F payout * 2 }'),
      'circular-definition',
    ],
    [
      'components that need each other',
      role(
        'on top { formula F each quarter by itself = G payout * 2  formula G each quarter by itself = F payout * 2 }',
      ),
      'circular-definition',
    ],
    [
      'a stage that a component does not have',
      role(
        'on top { commission K on NewARR each quarter by itself at 5%  formula F each quarter by itself = K attainment * $5 }',
      ),
      'not-compiled',
    ],
    [
      'a year as part of a quarter',
      role(
        'on top { commission K on NewARR the year by itself at 5%  formula F each quarter by itself = K earned * 5% }',
      ),
      'requires-later-result',
    ],
  ])('%s', async (_, roles, code) => {
    expect(await refusedWith(`${BASICS}${roles}`)).toContain(code);
  });

  const onGoal = (goal: string) => `measure Leads { count of deals dated closed credited to owner }
    measure Best { greatest arr of deals dated closed credited to owner }
    team A
    ${goal}
    role B in A { target pay $1K in the year variable pay { 100% K on G of its team each quarter by itself curve Straight } }`;

  it.each([
    [
      'a part in another unit',
      onGoal('goal G = NewARR $500 in the year, phased evenly { A 500 }'),
      'unit-unexpected',
    ],
    [
      'a goal that does not add up',
      onGoal('goal G = Best $500 in the year, phased evenly { A 100% }'),
      'not-compiled',
    ],
    [
      'phasing where a lead time decides',
      onGoal(
        "goal G = NewARR $500 in the year, phased evenly { A 100% as Leads, 1 for each $20 of NewARR, one quarter before it, next year's first quarter taken as 100% of this year's, phased evenly }",
      ),
      'not-compiled',
    ],
  ])('%s, and tells it once', async (_, text, code) => {
    expect(await refusedWith(`${BASICS}${text}`)).toEqual([code]);
  });

  it.each([
    [
      'a team that answers for two parts',
      'team A goal G = NewARR $5 in the year, phased evenly { A 100% } goal H = NewARR $5 in the year, phased evenly { A 100% } role B in A { target pay $1K in the year variable pay { 100% K on NewARR of its team each quarter by itself curve Straight } }',
      'not-compiled',
    ],
    [
      'the company as a team',
      `measure Co { entered as money for the company if missing, its component waits } ${role('target pay $1K in the year variable pay { 100% K on Co of its team each quarter by itself curve Straight { quota $5 in the quarter } }')}`,
      'not-compiled',
    ],
    [
      'rolled-up credit of what does not roll up',
      role('on top { commission K on NewARR rolled-up credit each quarter by itself at 5% }'),
      'clause-misplaced',
    ],
    [
      'deals of a goal',
      `goal G = NewARR $500 in the year, phased evenly { carried by AE } ${role('on top { commission K on G per deal each quarter by itself at 5% }')}`,
      'clause-misplaced',
    ],
    [
      'days between dates',
      `data visits { id text key  from_day date  to_day date  days = to_day - from_day }${role('')}`,
      'not-compiled',
    ],
  ])('%s', async (_, text, code) => {
    expect(await refusedWith(`${BASICS}${text}`)).toContain(code);
  });
});

it('compiles the same plan again after it was refused', async () => {
  expect((await compileFiles(sound.replace('100% K', '90% K'))).ok).toBe(false);
  expect((await compileFiles(sound)).ok).toBe(true);
});

it('takes documents that somebody else loaded', async () => {
  const { shared, OnTarget } = createOnTargetServices();
  const document = shared.workspace.LangiumDocumentFactory.fromString(
    sound,
    URI.parse('memory:/sales/plan.ote'),
  );
  shared.workspace.LangiumDocuments.addDocument(document);
  await shared.workspace.DocumentBuilder.build([document]);
  const result = await compile(planModel([document]), checkedBy(OnTarget));
  expect(result.ok && result.file.plan.id).toBe('sales');
});
