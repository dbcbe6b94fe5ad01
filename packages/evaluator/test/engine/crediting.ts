import type { Plan, Table } from '../../src/format/types/index.ts';
import { number, onePlan, ownerCredits } from './builders.ts';
import { col } from './expressions.ts';
import { pay, statementOf } from './paying.ts';

/** A stated share to the helper, the rest to the owner. */
export const SPLIT: Table = ownerCredits({
  credits: [
    { to: 'helper', share: col('helper_share'), blank: 'nobody' },
    { to: 'owner', share: 'rest', blank: 'nobody' },
  ],
});
/** A plan of one component with those credits. */
export const split = onePlan({}, { tables: { 'credits/NewARR': SPLIT } });
/** The cells of a deal that bob helps with. */
export const helped = (share: string) => ({ helper: 'bob', helper_share: number(share) });

/** The measured result of a payee in the first quarter. */
export async function measured(plan: Plan, rows: Parameters<typeof pay>[2], payee: string): Promise<string> {
  const statement = statementOf(await pay(plan, 'FY27-Q1', rows), payee);
  return statement.components[0]?.stages.measure?.value ?? statement.reasons.map(({ code }) => code).join();
}
