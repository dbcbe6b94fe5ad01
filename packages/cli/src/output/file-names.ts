/** Names that Windows keeps for devices, whatever ending they have. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name for each of some texts: letters, digits and hyphens of any script, told apart by a number where two become the
 * same, also on a disk that takes `ANN` and `ann` for one.
 */
export function fileNames(texts: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    texts.map((text) => {
      const plain = text
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}\p{M}_-]+/gu, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 80);
      const base = plain === '' || DEVICES.test(plain) ? `payee${plain === '' ? '' : `-${plain}`}` : plain;
      let name = base;
      for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${base}-${count}`;
      taken.add(name.toLowerCase());
      return [text, name] as const;
    }),
  );
}
