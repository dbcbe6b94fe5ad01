import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Client } from '../../packages/server/test/client.ts';
import { askAtCuts } from '../../packages/server/test/cuts.ts';

const root = join(import.meta.dirname, '../..');
let client: Client;
afterEach(() => client.close());

/** All files of a folder below the project, by their paths from `above`. */
function filesOf(path: string, above: string): Record<string, string> {
  const names = readdirSync(join(root, path), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => /\.(ote|csv|json)$/.test(name));
  return Object.fromEntries(
    files.map((name) => [`${above}${name}`, readFileSync(join(root, path, name), 'utf8')]),
  );
}

/** A plan, the file that is typed, a role of it, and every how many characters it is cut off. */
test.each([
  ['first-plan', 'plan.ote', 'role/AccountExecutive', 1],
  ['go-to-market', 'plan.ote', 'role/EnterpriseAE', 7],
  ['go-to-market', 'sales.ote', 'role/EnterpriseAE', 23],
  ['go-to-market', 'marketing.ote', 'role/EnterpriseAE', 23],
  ['go-to-market', 'examples.ote', 'role/EnterpriseAE', 61],
  ['marketing', 'plan.ote', 'role/CMO', 7],
])('%s: %s cut off anywhere gets an answer to every request of an editor', async (plan, file, role, step) => {
  const files = { ...filesOf(`examples/${plan}`, `${plan}/`), ...filesOf('examples/company', 'company/') };
  client = await Client.open(files, {}, { textDocument: { diagnostic: {} } });
  await askAtCuts(client, `${plan}/${file}`, files[`${plan}/${file}`] ?? '', role, step);
  expect(client.logged).toEqual([]);
  expect((await client.preview(`${plan}/${file}`))?.model.errors).toBe(0);
});
