/** Gives each title of a spreadsheet a name that a plan can use, and the same title always the same name. */
export class Names {
  private readonly names = new Map<string, string>();
  private readonly taken: Set<string>;

  /** @param taken names that the plan uses for something else */
  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(taken);
  }

  /** `Enterprise account executive` becomes `EnterpriseAccountExecutive`; `AE` stays. */
  of(title: string): string {
    const known = this.names.get(title);
    if (known !== undefined) return known;
    const base = identifierOf(title);
    let name = base;
    for (let number = 2; this.taken.has(name); number += 1) name = `${base}${number}`;
    this.taken.add(name);
    this.names.set(title, name);
    return name;
  }
}

function identifierOf(title: string): string {
  const words =
    title
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(name) ? name : `The${name}`;
}
