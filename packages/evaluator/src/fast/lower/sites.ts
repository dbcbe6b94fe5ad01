import { isRunCode, RUN_CODES } from '../../format/codes.ts';
import type { Site } from '../arithmetic/node.ts';

/** The places where values can be missing, each once. */
export class Sites {
  readonly all: Site[] = [];
  private readonly byKey = new Map<string, number>();

  indexOf(code: string, value: string): number {
    const key = `${code} ${value}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const index = this.all.length;
    this.all.push({ code, kind: isRunCode(code) ? RUN_CODES[code][0] : 'error', value });
    this.byKey.set(key, index);
    return index;
  }
}
