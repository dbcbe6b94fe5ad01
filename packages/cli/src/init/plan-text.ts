import { div, sub } from '@ontarget/evaluator/numbers';
import type { Draft, DraftComponent, DraftCurve, DraftQuota, DraftRole } from './draft.ts';
import { Names } from './names.ts';
import { moneyLiteral, ratioLiteral } from './values.ts';

export interface PlanTextOptions {
  readonly title: string;
  readonly year: number;
  /** Where the draft was read from, for the comment on top. */
  readonly from: string;
}

/** Name of the curve of components for which the sheet has no tiers; it has no rows yet. */
const MISSING_CURVE = 'Payout';

/**
 * A draft as the text of a plan. What the draft does not say is left out of the text, so that `ontarget check` asks for
 * it with the readings in money; nothing is filled in on the author's behalf.
 */
export function planText(draft: Draft, { title, year, from }: PlanTextOptions): string {
  const writer = new Writer(draft);
  const parts = [
    `// Built from ${from.replace(/\s+/g, ' ')}. What it does not say is left out: \`ontarget check\` asks for each of these in money.`,
    `plan ${quoted(title)} {\n  currency  ${draft.currency ?? 'USD'}\n  year      ${year}-01-01 to ${year}-12-31\n}`,
    writer.teams(),
    '// Typed into data/results.csv. A measure can also be added up from a file, as in:\n//   total arr of deals  dated closed  credited to owner',
    writer.measures(),
    ...draft.curves.map((curve) => writer.curve(curve)),
    writer.missingCurve(),
    ...draft.roles.map((role) => writer.role(role)),
    ...(draft.unused.length === 0
      ? []
      : [['// Not used from the spreadsheet:', ...draft.unused.map((line) => `//   ${line}`)].join('\n')]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

class Writer {
  private readonly draft: Draft;
  private readonly currency: string;
  private readonly roleNames = new Names();
  private readonly teamNames = new Names();
  private readonly measureNames = new Names();
  private readonly curveNames = new Names([MISSING_CURVE]);

  constructor(draft: Draft) {
    this.draft = draft;
    this.currency = draft.currency ?? 'USD';
  }

  teams(): string {
    const titles = new Set(this.draft.roles.flatMap(({ team }) => team ?? []));
    return [...titles]
      .map((team) => `team ${this.teamNames.of(team)}${titled(team, this.teamNames.of(team))}`)
      .join('\n');
  }

  measures(): string {
    const components = this.draft.roles.flatMap((role) => role.components);
    return [...Map.groupBy(components, ({ measure }) => measure)]
      .map(([measure, uses]) => {
        const name = this.measureNames.of(measure);
        const quota = uses.find((use) => use.quota !== undefined)?.quota;
        const type = quota === undefined ? '' : quota.isMoney ? ' as money' : ' as number';
        return `measure ${name}${titled(measure, name)} { entered${type} for each payee }`;
      })
      .join('\n');
  }

  curve({ title, tiers }: DraftCurve): string {
    const rows = tiers.flatMap(({ from, rate, unit }) => {
      const bound = ratioLiteral(from, '%');
      const pays = ratioLiteral(rate, unit);
      return bound === undefined || pays === undefined ? [] : [`  from ${bound}: ${pays}`];
    });
    return `curve ${this.curveNames.of(title)} tiered {\n${rows.join('\n')}\n}`;
  }

  missingCurve(): string {
    const missing = this.draft.roles.some(({ components }) =>
      components.some(({ curve }) => curve === undefined),
    );
    return missing
      ? `// The spreadsheet has no tiers for the components that use this curve.\ncurve ${MISSING_CURVE} linear {\n}`
      : '';
  }

  role(role: DraftRole): string {
    const name = this.roleNames.of(role.title);
    const team = role.team === undefined ? '' : ` in ${this.teamNames.of(role.team)}`;
    const manager = this.draft.roles.find(({ title }) => title === role.reportsTo);
    const above = manager === undefined ? '' : `, reports to ${this.roleNames.of(manager.title)}`;
    const lines = [
      this.pay(role),
      '',
      '  variable pay {',
      ...role.components.map((one) => `    ${this.component(one)}`),
      '  }',
    ];
    return [
      `role ${name}${titled(role.title, name)}${team}${above} {`,
      ...lines.filter((line, index) => line !== '' || index > 0),
      '}',
    ].join('\n');
  }

  private pay({ onTargetPay, base, targetPay, variable }: DraftRole): string {
    const money = (amount: DraftRole['base']) =>
      amount === undefined ? undefined : moneyLiteral(amount, this.currency);
    const share =
      variable ??
      (onTargetPay !== undefined && base !== undefined
        ? { share: div(sub(onTargetPay, base), onTargetPay), of: 'on-target pay' as const }
        : undefined);
    const percent = share === undefined ? undefined : ratioLiteral(share.share, '%');
    if (money(targetPay) !== undefined) return `  target pay ${money(targetPay)} in the year`;
    if (percent !== undefined && share?.of === 'on-target pay' && money(onTargetPay))
      return `  on-target pay ${money(onTargetPay)}, ${percent} variable`;
    if (percent !== undefined && share?.of === 'base' && money(base))
      return `  base ${money(base)}, target pay ${percent} of base`;
    return '  // The spreadsheet does not say what this role is paid at target.';
  }

  private component({ measure, weight, quota, curve }: DraftComponent): string {
    const name = this.measureNames.of(measure);
    const percent = ratioLiteral(weight, '%') ?? '0%';
    const curveName = curve === undefined ? MISSING_CURVE : this.curveNames.of(curve);
    const head = `${percent}  ${name}  on ${name}  each quarter  curve ${curveName}`;
    const text = quota === undefined ? undefined : this.quota(quota);
    return text === undefined ? head : `${head} { ${text} }`;
  }

  private quota({ amount, isMoney, period }: DraftQuota): string | undefined {
    const written = isMoney
      ? moneyLiteral(amount, this.currency)
      : amount.d === 1n
        ? String(amount.n)
        : undefined;
    if (written === undefined) return undefined;
    return `quota ${written}${period === undefined ? '' : ` in the ${period}`}`;
  }
}

function titled(title: string, name: string): string {
  return title === name ? '' : ` ${quoted(title)}`;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, (mark) => `\\${mark}`)}"`;
}
