import type { Draft, DraftCurve, DraftRole } from './draft.ts';
import { blockKind } from './headings.ts';
import { rolesOf } from './roles.ts';
import { blocksOf } from './sheet.ts';
import { curvesOf } from './tiers.ts';
import { currencyIn } from './values.ts';

/**
 * Reads what a spreadsheet of roles, quotas, weights and tiers says about a plan. Nothing is guessed: what it does not
 * say is absent from the draft, and what is not understood is listed.
 */
export function readSheet(text: string): Draft {
  const currency = currencyIn(text);
  const roles: DraftRole[] = [];
  const curves: DraftCurve[] = [];
  const unused: string[] = [];
  for (const block of blocksOf(text)) {
    const kind = blockKind(block.headings);
    if (kind === 'roles') {
      const found = rolesOf(block, currency ?? 'USD', unused);
      roles.push(...found.roles);
      curves.push(...found.curves);
    } else if (kind === 'tiers') {
      curves.push(...curvesOf(block, unused));
    } else {
      unused.push(`line ${block.line}: "${block.headings.join(' | ')}" heads neither roles nor tiers`);
    }
  }
  return { currency, roles: withCurves(roles, curves, unused), curves, unused };
}

/** Gives components their curve: the one that names them or their role, or the only one there is. */
function withCurves(
  roles: readonly DraftRole[],
  curves: readonly DraftCurve[],
  unused: string[],
): DraftRole[] {
  const named = (...names: string[]) =>
    curves.find(({ title }) => names.some((name) => name.toLowerCase() === title.toLowerCase()));
  const only = curves.length === 1 ? curves[0] : undefined;
  const given = roles.map((role) => ({
    ...role,
    components: role.components.map((component) => ({
      ...component,
      curve: component.curve ?? (named(component.measure, role.title) ?? only)?.title,
    })),
  }));
  const used = new Set(given.flatMap(({ components }) => components.map(({ curve }) => curve)));
  for (const { title } of curves) {
    if (!used.has(title)) unused.push(`the tiers "${title}" name no role or component of the sheet`);
  }
  return given;
}
