import { differencesIn, type EngineName, type ReferredCase, type Said } from './said.ts';

type Kind = ReferredCase['kind'];
type Count = Readonly<Record<Said['extent'], number>>;

const NOTHING: Count = { whole: 0, part: 0, sums: 0, none: 0 };

/** What an engine said of cases, counted; and where it said something else than the reference engine. */
export class Counts {
  readonly different: string[] = [];
  private readonly engine: EngineName;
  private readonly counts = new Map<Kind, Count>();
  private readonly reasons = new Map<string, number>();

  constructor(engine: EngineName) {
    this.engine = engine;
  }

  add(one: ReferredCase, said: Said): void {
    this.different.push(...differencesIn(one, this.engine, said));
    const count = this.counts.get(one.kind) ?? NOTHING;
    this.counts.set(one.kind, { ...count, [said.extent]: count[said.extent] + 1 });
    for (const because of new Set(said.left)) this.reasons.set(because, (this.reasons.get(because) ?? 0) + 1);
  }

  /** How many cases the engine paid, or added up, whole or in part. */
  get paid(): number {
    return [...this.counts.values()].reduce((sum, { whole, part, sums }) => sum + whole + part + sums, 0);
  }

  /** The counts as tables of Markdown. */
  get tables(): string {
    const rows = [...this.counts].map(([kind, { whole, part, sums, none }]) => {
      return `| ${kind} | ${whole + part + sums + none} | ${whole} | ${part} | ${sums} | ${none} | 0 |`;
    });
    const table = [
      '| | runs | paid whole | in part | from its sums | left | different |',
      '|---|---|---|---|---|---|---|',
      ...rows,
    ];
    const reasons = [...this.reasons]
      .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
      .map(([because, count]) => `| ${because.replaceAll('|', '\\|')} | ${count} |`);
    return [...table, '', '| why something is left | runs |', '|---|---|', ...reasons].join('\n');
  }
}
