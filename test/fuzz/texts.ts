import fc from 'fast-check';

/** Runs of a property in `npm test`; `npm run test:long` sets more. */
export const RUNS = Number(process.env.ONTARGET_FUZZ_RUNS ?? 300);

/** How a property is run: from one seed, so that what fails once fails again. */
export const seededRuns = (seed: number, share = 1) => ({ seed, numRuns: Math.ceil(RUNS * share) });

/** Texts made of pieces that mean something to a parser, and of anything else. */
export function texts(pieces: readonly string[], maxLength = 40): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...pieces) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
  );
  return fc.array(piece, { maxLength }).map((parts) => parts.join(''));
}

/** A text with some of its pieces taken out, doubled or replaced by others, as hands and programs damage files. */
export function damaged(text: string, pieces: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.tuple(fc.nat(text.length), fc.nat(12), fc.constantFrom('', ...pieces));
  return fc
    .array(edit, { minLength: 1, maxLength: 5 })
    .map((edits) =>
      edits.reduce((all, [at, length, put]) => all.slice(0, at) + put + all.slice(at + length), text),
    );
}
