import { closeSync, openSync, writeSync } from 'node:fs';
import type { InputRow } from '@ontarget/evaluator/engine';
import { parseDate } from '@ontarget/evaluator/numbers';
import { drawing, whole } from './generate.ts';

/** How many people there are of each role; nine sellers of ten have a helper now and then. */
export interface Staff {
  readonly sellers: number;
  readonly engineers: number;
  readonly managers: number;
}

/** The roster of the plan `crediting`: sellers under managers, managers under the first of them. */
export function staffRows({ sellers, engineers, managers }: Staff): InputRow[] {
  const start = parseDate('2020-01-01');
  if (!start.ok) throw new Error(start.message);
  const person = (payee: string, role: string, manager: string | null) => ({
    payee,
    role,
    manager,
    start: { date: start.value },
  });
  const people = [
    ...Array.from({ length: sellers }, (_, at) => person(seller(at), 'Seller', boss(at % managers))),
    ...Array.from({ length: engineers }, (_, at) => person(engineer(at), 'Engineer', null)),
    ...Array.from({ length: managers }, (_, at) => person(boss(at), 'Manager', at === 0 ? null : boss(0))),
  ];
  return people.map((values, at) => ({ source: { file: 'roster.csv', record: at + 1 }, values }));
}

const seller = (at: number) => `S${100_000 + at}`;
const engineer = (at: number) => `E${100_000 + at}`;
const boss = (at: number) => `M${100_000 + at}`;

/** One deal as its cells. */
export interface Deal {
  readonly id: string;
  readonly closed: string;
  readonly owner: string;
  readonly helper: string;
  readonly engineer: string;
  readonly stage: string;
  readonly amount: string;
}

const DAYS = Array.from({ length: 365 }, (_, day) =>
  new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10),
);

/** Deals in the order of their days, of a fixed seed; a few are lost, below zero, or dated in another year. */
export function* deals(count: number, { sellers, engineers }: Staff): Generator<Deal> {
  const draw = drawing(20270103);
  for (let at = 0; at < count; at += 1) {
    const owner = Math.floor(draw() ** 2 * sellers);
    const helped = draw();
    const cents = whole(draw, 1, 2_000_000) * (draw() < 0.01 ? -1 : 1);
    const other = draw() < 0.0005;
    const day = DAYS[Math.floor((at * 365) / count)] as string;
    yield {
      id: `D${100_000_000 + at}`,
      closed: other ? '2026-12-31' : day,
      owner: seller(owner),
      helper: helped < 0.1 ? '' : seller(Math.floor(draw() * sellers)),
      engineer: helped > 0.95 ? '' : engineer(Math.floor(draw() * engineers)),
      stage: draw() < 0.05 ? 'lost' : 'won',
      amount: (cents / 100).toFixed(2),
    };
  }
}

/** Writes deals as CSV. */
export function writeDeals(path: string, count: number, staff: Staff): void {
  const file = openSync(path, 'w');
  try {
    let lines = ['id,closed,owner,helper,engineer,stage,amount'];
    for (const { id, closed, owner, helper, engineer: expert, stage, amount } of deals(count, staff)) {
      lines.push(`${id},${closed},${owner},${helper},${expert},${stage},${amount}`);
      if (lines.length === 20_000) {
        writeSync(file, `${lines.join('\n')}\n`);
        lines = [];
      }
    }
    if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
  } finally {
    closeSync(file);
  }
}
