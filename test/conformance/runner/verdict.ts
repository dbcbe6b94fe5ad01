import { join } from 'node:path';
import { agrees } from './agree.ts';
import { OpenCase } from './ask.ts';
import { type CasePlan, casesFolder, type PublishedCase, type StatedValue, type Verdict } from './case.ts';

/** What a case comes to. */
export interface CaseResult {
  readonly case: PublishedCase;
  readonly verdict: Verdict;
  /** How many of the source's numbers come out, and how many it states. */
  readonly agreeing: number;
  readonly stated: number;
  /** What does not come out, in words. */
  readonly differences: readonly string[];
}

/** Works a case out: every plan of it checked, compiled and asked for what the source states. */
export async function judge(published: PublishedCase): Promise<CaseResult> {
  const differences: string[] = [];
  let agreeing = 0;
  for (const plan of published.plans) {
    const { right, wrong } = await compared(published, plan);
    agreeing += right;
    differences.push(...wrong);
  }
  const said = published.plans.flatMap(({ stated }) => stated);
  const { open = [], missing = [] } = published;
  return {
    case: published,
    verdict: verdictOf(published, said, differences),
    agreeing,
    stated: said.length + open.length + missing.length,
    differences,
  };
}

async function compared({ id }: PublishedCase, { folder, stated }: CasePlan) {
  const home = join(casesFolder, id);
  const plan = await OpenCase.open(join(home, folder), home);
  const problems = plan.problems.map(({ code, message }) => `${code}: ${message}`);
  const wrong = [...problems, ...plan.wrongExamples];
  let right = 0;
  for (const value of stated) {
    const found = plan.find(value);
    if ('quantity' in found && agrees(value.value, found.quantity)) right += 1;
    else {
      const came = 'quantity' in found ? `${found.quantity.value} ${found.quantity.unit}` : found.because;
      wrong.push(`${value.what}: ${value.value} is expected, and it is ${came}`);
    }
  }
  return { right, wrong };
}

/** The verdict that follows from what came out, never from what the case hopes for. */
function verdictOf(
  { plans, open = [], missing = [] }: PublishedCase,
  said: readonly StatedValue[],
  differences: readonly string[],
): Verdict {
  if (differences.length > 0 || missing.length > 0) return 'fails';
  if (open.length > 0) return 'not determined by the source';
  if (said.some(({ printed }) => printed !== undefined)) return 'source wrong';
  return plans.some(({ reading }) => reading !== undefined) ? 'pass under a stated reading' : 'pass';
}
