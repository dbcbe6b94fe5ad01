import type { Column } from '../format/types/index.ts';
import { nearestName } from '../words/index.ts';

/** Reads a choice: the plan's value for each spelling that it accepts, letter by letter. */
export class Choices {
  private readonly valueOf = new Map<string, string>();

  constructor(column: Column) {
    for (const [value, spellings] of Object.entries(column.choices ?? {})) {
      this.valueOf.set(value, value);
      for (const spelling of spellings) this.valueOf.set(spelling, value);
    }
  }

  /** The plan's value, or why the text is none, with the way to mend it in the plan. */
  read(text: string): { ok: true; value: string } | { ok: false; reason: string } {
    const value = this.valueOf.get(text) ?? this.valueOf.get(text.trim());
    if (value !== undefined) return { ok: true, value };
    const close = nearestName(text, this.valueOf.keys());
    const meant = close === undefined ? undefined : this.valueOf.get(close);
    const values = [...new Set(this.valueOf.values())].map((one) => `"${one}"`).join(', ');
    return {
      ok: false,
      reason:
        meant === undefined
          ? `"${text}" is not one of ${values}`
          : `"${text}" is not one of ${values}; if it means ${meant}, write \`${meant} also "${text}"\` in the plan`,
    };
  }
}
