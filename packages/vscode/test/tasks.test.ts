import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  argumentsOf,
  TASK_COMMANDS,
  TASK_TYPE,
  tasksOf,
  termsOf,
  titleOf,
} from '../src/tasks/definitions.ts';

const { contributes } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8'));

it('the manifest declares the tasks that are offered, and only where programs can be run', () => {
  const [definition] = contributes.taskDefinitions;
  expect(definition.type).toBe(TASK_TYPE);
  expect(definition.when).toBe('processExecutionSupported');
  expect(definition.properties.command.enum).toEqual([...TASK_COMMANDS]);
  expect(definition.properties.command.enumDescriptions).toHaveLength(TASK_COMMANDS.length);
});

it('each plan can be checked, tested, compiled and looked through for its layout', () => {
  expect(tasksOf('plans/sales').map(titleOf)).toEqual([
    'check plans/sales',
    'test plans/sales',
    'compile plans/sales',
    'fmt --check plans/sales',
  ]);
  expect(tasksOf('.').map(titleOf)).toEqual(['check', 'test', 'compile', 'fmt --check']);
});

it('the command is started with the words of the task, each as one argument', () => {
  expect(tasksOf('my plans/sales').map(argumentsOf)).toEqual([
    ['check', 'my plans/sales'],
    ['test', 'my plans/sales'],
    ['compile', 'my plans/sales'],
    ['fmt', '--check', 'my plans/sales'],
  ]);
  expect(argumentsOf({ command: 'check', args: ['--fail-on', 'warning'] })).toEqual([
    'check',
    '--fail-on',
    'warning',
    '.',
  ]);
});

it('a task that is written by hand is ours only where it is one', () => {
  expect(termsOf({ type: 'ontarget', command: 'check', folder: 'a', args: ['--json'] })).toEqual({
    command: 'check',
    folder: 'a',
    args: ['--json'],
  });
  for (const wrong of [
    {},
    { command: 'rm' },
    { command: 'check', folder: 7 },
    { command: 'check', args: ['a', 1] },
  ])
    expect(termsOf(wrong)).toBeUndefined();
});
