import type { Num, Test } from '../arithmetic/node.ts';
import type { LoweredYear } from './lower-year.ts';

/**
 * A text of everything that decides what a year pays: two years of one text pay the same for the same quantities. Numbers that
 * are worked out by a function of their own stand for what they come to.
 */
export function signatureOf({ lowering, parts, paid }: LoweredYear): string {
  const ids = new Map<object, number>();
  const byText = new Map<string, number>();
  const textOf = (part: unknown, name: string): string => {
    if (name === 'input') return JSON.stringify(lowering.inputs.all[Number(part)]?.name);
    if (name === 'site') return JSON.stringify(lowering.sites.all[Number(part)]);
    if (Array.isArray(part)) return `[${part.map((one) => textOf(one, '')).join()}]`;
    if (typeof part !== 'object' || part === null) return String(part);
    if ('op' in part) return `#${idOf(part as Num | Test)}`;
    return `{${Object.entries(part)
      .map(([key, one]) => `${key}:${textOf(one, key)}`)
      .join()}}`;
  };
  const idOf = (node: Num | Test): number => {
    if (node.op === 'paid') return idOf(node.of);
    const known = ids.get(node);
    if (known !== undefined) return known;
    const text = Object.entries(node)
      .map(([name, part]) => `${name}:${textOf(part, name)}`)
      .join();
    const id = byText.get(text) ?? byText.size;
    byText.set(text, id);
    ids.set(node, id);
    return id;
  };
  const roots = paid.map((at) => {
    const part = parts[at];
    if (part === undefined) throw new RangeError(`there is no part ${at}`);
    return `${part.window.from}-${part.window.to}:#${idOf(part.formula)}`;
  });
  return [...byText.keys(), ...roots].join('\n');
}
