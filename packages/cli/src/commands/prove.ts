import {
  type Attained,
  against,
  type Comparison,
  NotDecided,
  type Proof,
  proofsOf,
} from '@ontarget/analysis/prove';
import type { Plan } from '@ontarget/evaluator/format';
import { div, parseRational, type Rational, rational } from '@ontarget/evaluator/numbers';
import { nearestName } from '@ontarget/evaluator/words';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { comparisonText } from '../output/proofs/comparison.ts';
import { comparisonJson, proofJson } from '../output/proofs/json.ts';
import { proofText } from '../output/proofs/text.ts';
import { openOnePlan } from '../plan/open.ts';
import { planHasErrors } from '../plan/versions.ts';
import { paint, print } from '../terminal.ts';

interface ProveOptions {
  readonly role?: string;
  readonly against?: string;
  readonly at: string;
  readonly root?: string;
  readonly json?: boolean;
}

/** `ontarget prove`: whether pay rises with results, where it jumps, the most it can be, and what is paid at target. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'the plan folder', '.')
    .option('-r, --role <name>', 'one role only')
    .option('--against <folder>', 'compare what each role is paid in all with another plan')
    .option('--at <attainments>', 'the attainments that plans are compared at, each with a weight or not', AT)
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print the result as JSON (schema/prove.schema.json)')
    .addHelpText('after', HELP)
    .action(prove);
}

const AT = '50%, 80%, 100%, 120%, 150%';

const HELP = `
For somebody there all year, with the quota and target pay of the role: every answer is exact, every "no" has two cases
that the engine pays, and what is beyond the class of docs/proofs.md is "not decided", with the reason.

Examples:
  ontarget prove plans/sales
  ontarget prove plans/sales --role AccountExecutive
  ontarget prove plans/sales --against plans/sales-next --at "80%:25, 100%:50, 120%:25"`;

async function prove(folder: string, options: ProveOptions): Promise<void> {
  const plan = await planIn(folder, options);
  const roles = rolesOf(plan, options.role);
  const proofs = roles.map((role) => ({ role, proofs: proofsOf(plan, role) }));
  const other = options.against === undefined ? undefined : await planIn(options.against, options);
  const compared =
    other && roles.filter((role) => role in other.roles).map((role) => compare(plan, other, role, options));
  if (options.json) {
    printJson('prove', {
      plan: { id: plan.id, title: plan.title, currency: plan.currency, folder: shownPath(folder) },
      roles: proofs.map(({ role, proofs: all }) => ({
        role,
        title: plan.roles[role]?.title ?? role,
        proofs: all.map((one) => proofJson(one)),
      })),
      ...(compared === undefined
        ? {}
        : { against: { folder: shownPath(options.against ?? ''), roles: compared.map(comparisonJson) } }),
    });
    return;
  }
  for (const { role, proofs: all } of proofs) printRole(plan, role, all);
  for (const one of compared ?? []) print(`\n${comparisonText(one, plan.currency)}`);
}

/** What a role is paid in two plans, or why that is not decided. */
export interface ComparedRole {
  readonly role: string;
  readonly comparison?: Comparison;
  readonly reason?: string;
}

function compare(here: Plan, there: Plan, role: string, { at }: ProveOptions): ComparedRole {
  if (here.currency !== there.currency) {
    throw new Failure(
      `one plan pays in ${here.currency} and the other in ${there.currency}`,
      'Compare plans of one currency.',
    );
  }
  try {
    return { role, comparison: against({ here, there }, role, undefined, attainments(at)) };
  } catch (problem) {
    if (problem instanceof NotDecided) return { role, reason: problem.message };
    throw problem;
  }
}

function attainments(text: string): readonly Attained[] {
  return text.split(',').map((part) => {
    const [percent = '', weight = '1'] = part.trim().split(':');
    const [attainment, counted] = [percentOf(percent), parseRational(weight.trim())];
    if (attainment !== undefined && counted.ok && counted.value.n > 0n)
      return { attainment, weight: counted.value };
    throw new Failure(
      `"${part.trim()}" is no attainment`,
      'Write percents, each with a weight above 0 or without: 80%:25, 100%:50, 120%:25.',
    );
  });
}

function percentOf(text: string): Rational | undefined {
  const parsed = parseRational(text.trim().replace(/%$/, ''));
  return parsed.ok && text.trim().endsWith('%') && parsed.value.n >= 0n
    ? div(parsed.value, rational(100))
    : undefined;
}

function printRole(plan: Plan, role: string, proofs: readonly Proof[]): void {
  const title = plan.roles[role]?.title ?? role;
  print(paint('bold', title === role ? role : `${role}, ${title}`));
  for (const proof of proofs) print(proofText(proof, plan));
  print();
}

async function planIn(folder: string, options: ProveOptions): Promise<Plan> {
  const { evaluator, diagnostics } = await openOnePlan(folder, options);
  if (evaluator === undefined) throw planHasErrors(folder, diagnostics);
  return evaluator.file.plan;
}

function rolesOf(plan: Plan, wanted: string | undefined): readonly string[] {
  const all = Object.keys(plan.roles);
  if (wanted === undefined) return all;
  if (all.includes(wanted)) return [wanted];
  const close = nearestName(wanted, new Set(all));
  throw new Failure(
    `the plan has no role ${wanted}`,
    close === undefined ? `There is ${all.join(', ')}.` : `Did you mean ${close}?`,
  );
}
