/** What the runner of a workflow gives a step, and takes from it. Nothing here needs more than the files and variables. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';

/** A step that cannot go on, for a reason that whoever wrote the workflow can act on. */
export class StepFailed extends Error {}

/** A variable that the action sets; refuses where it is missing or empty. */
export function required(name: string): string {
  const value = process.env[name] ?? '';
  if (value === '') throw new StepFailed(`The variable ${name} is not set.`);
  return value;
}

/** An input of the action; empty where nothing is said. */
export function input(name: string): string {
  return (process.env[`INPUT_${name}`] ?? '').trim();
}

/** An input of several lines, without empty ones. */
export function inputLines(name: string): string[] {
  return input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Sets an output of the step. Its delimiter is drawn, so that no value can end it and set another one. */
export function setOutput(name: string, value: string): void {
  const end = `end-${randomUUID()}`;
  appendFileSync(required('GITHUB_OUTPUT'), `${name}<<${end}\n${value}\n${end}\n`);
}

/** Adds to the summary of the job. */
export function addSummary(markdown: string): void {
  appendFileSync(required('GITHUB_STEP_SUMMARY'), `${markdown}\n`);
}

/** Prints a warning that stands on the page of the run. */
export function warn(title: string, text: string): void {
  console.log(
    `::warning title=${escaped(title).replaceAll(':', '%3A').replaceAll(',', '%2C')}::${escaped(text)}`,
  );
}

/** Prints what a program said. What of it looks like a command of the runner is none: plans are written by anybody. */
export function printSafely(text: string): void {
  if (text === '') return;
  const token = `stop-${randomUUID()}`;
  console.log(`::stop-commands::${token}\n${text.trimEnd()}\n::${token}::`);
}

/** Runs a step: what it cannot do is told as one error, without a stack. */
export async function step(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.log(`::error::${escaped(error.message)}`);
    process.exitCode = 1;
  }
}

/** The event that started the workflow, as the forge sent it. */
export function readEvent(): Readonly<Record<string, unknown>> {
  const file = required('GITHUB_EVENT_PATH');
  try {
    const event: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isRecord(event)) return event;
  } catch {
    // Said below, as for what is no object.
  }
  throw new StepFailed('The file of GITHUB_EVENT_PATH is no event.');
}

/** What stands in a value of an event at a path; undefined where there is nothing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (isRecord(found) ? found[key] : undefined), value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
