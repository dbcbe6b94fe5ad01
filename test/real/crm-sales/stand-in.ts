import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv } from '../../../scripts/go-to-market/csv.ts';
import { Random } from '../../../scripts/go-to-market/random.ts';

const PRODUCTS: readonly (readonly [name: string, price: number, of100: number])[] = [
  ['GTX Basic', 550, 21],
  ['MG Special', 55, 19],
  ['GTXPro', 4821, 17],
  ['MG Advanced', 3393, 16],
  ['GTX Plus Basic', 1096, 15],
  ['GTX Plus Pro', 5482, 11],
  ['GTK 500', 26768, 1],
];
const OFFICES = ['Central', 'East', 'West'];

/**
 * A data set with the shape and the warts of the real one, from a seed: 8,800 opportunities of 30 of 35 agents, one
 * product spelled in two ways, open deals without a close date or value, accounts left blank, deals lost at zero.
 */
export function writeStandIn(folder: string, seed = 2017): void {
  const random = new Random(seed);
  const agents = Array.from({ length: 35 }, (_, n) => ({
    name: `Agent ${String.fromCharCode(65 + (n % 26))}${n + 1}`,
    manager: `Manager ${(n % 6) + 1}`,
    office: OFFICES[(n % 6) % 3] ?? 'Central',
  }));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'sales_teams.csv'),
    csv(
      ['sales_agent', 'manager', 'regional_office'],
      agents.map(({ name, manager, office }) => [name, manager, office]),
    ),
  );
  const columns = 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value';
  const sellers = agents.filter((_, n) => n % 7 !== 3);
  writeFileSync(
    join(folder, 'sales_pipeline.csv'),
    csv(
      columns.split(','),
      Array.from({ length: 8_800 }, (_, n) => opportunity(n, random, sellers)),
    ),
  );
}

function opportunity(n: number, random: Random, sellers: readonly { name: string }[]): (string | number)[] {
  const id = n.toString(36).toUpperCase().padStart(8, '0');
  const seller = random.pick(random.chance(15) ? sellers.slice(0, 2) : sellers).name;
  const [product, price] = productAt(random.between(1, 100));
  const account = random.chance(16) ? '' : `Account ${random.between(1, 85)}`;
  const stage = random.chance(48)
    ? 'Won'
    : random.chance(54)
      ? 'Lost'
      : random.chance(76)
        ? 'Engaging'
        : 'Prospecting';
  const engaged = stage === 'Prospecting' ? '' : day(random, 10, 26);
  if (stage !== 'Won' && stage !== 'Lost') return [id, seller, product, account, stage, engaged, '', ''];
  const value = stage === 'Won' ? Math.floor((price * random.between(70, 130)) / 100) : 0;
  return [id, seller, product, account, stage, engaged, day(random, 15, 24), value];
}

function productAt(draw: number): readonly [string, number] {
  let reached = 0;
  for (const [name, price, of100] of PRODUCTS) {
    reached += of100;
    if (draw <= reached) return [name, price];
  }
  throw new Error('the products do not add up to 100');
}

/** A day of the months `first` to `last`, counted from January 2016. */
function day(random: Random, first: number, last: number): string {
  const month = random.between(first, last) - 1;
  const year = 2016 + Math.floor(month / 12);
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`;
}
