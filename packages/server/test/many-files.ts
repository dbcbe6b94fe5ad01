import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect } from 'vitest';
import { HoverRequest } from 'vscode-languageserver-protocol/node';
import { Client } from './client.ts';

const plan = readFileSync(join(import.meta.dirname, '../../../examples/first-plan/plan.ote'), 'utf8');
/** So many files make up each plan of the workspace. */
export const FILES_OF_A_PLAN = 50;
/** In every tenth plan a measure has a name that another one has. */
const BROKEN_EVERY = 10;
/** What each of the other measures is told. */
const UNUSED = 'unused-declaration';
/** All of the plans are worked out before the last one is told. */
const PATIENCE = 200_000;

function name(of: number): string {
  return `plans/p${String(of).padStart(3, '0')}`;
}

/** Plans in folders of their own, each made of fifty files. */
function workspace(plans: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let of = 0; of < plans; of += 1) {
    files[`${name(of)}/plan.ote`] = plan;
    for (let number = 1; number < FILES_OF_A_PLAN; number += 1) {
      const title = number === 7 && of % BROKEN_EVERY === BROKEN_EVERY - 1 ? 'Copy6' : `Copy${number}`;
      files[`${name(of)}/measure${number}.ote`] =
        `measure ${title} { total amount of deals  dated closed  credited to owner }\n`;
    }
  }
  return files;
}

/**
 * Opens a workspace of so many plans with a file of the last one in the editor, breaks it, asks something of it, mends it,
 * and waits until exactly what is wrong in all of them is told.
 *
 * @returns milliseconds of the processor
 */
export async function workedOut(plans: number): Promise<number> {
  const files = workspace(plans);
  const open = `${name(plans - 1)}/plan.ote`;
  const before = process.cpuUsage();
  const client = await Client.open(files);
  const broken = plan.replace('1.5x', 'fast');
  await client.show(open, broken);
  await client.until('what is wrong in the open file is told', () => client.of(open).length > 0, PATIENCE);
  const hover = client.connection.sendRequest(HoverRequest.type, client.at(open, 'Accelerated marginal'));
  expect(JSON.stringify(await hover)).toContain('Accelerated');
  await client.type(open, plan);
  const expected = Array.from({ length: plans }, (_, of) => of)
    .filter((of) => of % BROKEN_EVERY === BROKEN_EVERY - 1)
    .map((of) => `${name(of)}/measure7.ote`);
  const errors = () =>
    Object.entries(client.all()).flatMap(([file, codes]) =>
      codes.filter((code) => code !== UNUSED).map(() => file),
    );
  await client.until(
    'everything is told, and nothing else',
    () => JSON.stringify(errors()) === JSON.stringify(expected),
    PATIENCE,
  );
  const { user, system } = process.cpuUsage(before);
  expect(client.logged).toEqual([]);
  await client.close();
  return (user + system) / 1000;
}
