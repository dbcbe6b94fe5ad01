import { repository } from './plans.ts';
import type { Files } from './repository.ts';

/** A plan with some of its words exchanged; refuses where they do not stand there. */
export function withPlan(folder: string, from: string, to: string): Files {
  const path = `${folder}/plan.ote`;
  const text = repository[path] ?? '';
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  return { [path]: text.replace(from, to) };
}
