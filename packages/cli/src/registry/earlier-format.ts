import { join } from 'node:path';
import { parseDate } from '@ontarget/evaluator/numbers';
import { Failure } from '../failure.ts';
import type { EarlierVersion } from './store.ts';

/**
 * The first format of published folders: `<plan>/<day>/manifest.json` beside `sha256-….json`, unsigned. Versions in it
 * are listed, paid by and superseded as before; new ones are written as OCI image layouts.
 */
export const EARLIER_MANIFEST = 'manifest.json';

interface EarlierManifest {
  readonly title: string;
  readonly effective: { readonly from: string };
  readonly digest: string;
  /** Name of the evaluator's file in the same folder. */
  readonly evaluator: string;
}

/** Reads a manifest of the first format. */
export function readEarlier(bytes: Uint8Array, folder: string): EarlierVersion {
  try {
    const { title, effective, digest, evaluator } = JSON.parse(
      new TextDecoder().decode(bytes),
    ) as EarlierManifest;
    if (
      typeof title === 'string' &&
      typeof digest === 'string' &&
      parseDate(effective.from).ok &&
      /^[\w-][\w.-]*$/.test(evaluator)
    )
      return { title, digest, evaluator: join(folder, evaluator) };
  } catch {
    // Said below, as for a manifest of another shape.
  }
  throw new Failure(`${join(folder, EARLIER_MANIFEST)} is not a manifest of a published evaluator`);
}
