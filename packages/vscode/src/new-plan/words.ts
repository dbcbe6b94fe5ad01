/** Why a folder cannot be that of a new plan; undefined where it can. Paths are from the opened folder. */
export function problemOfFolder(path: string): string | undefined {
  const parts = path.trim().split(/[\\/]/);
  if (path.trim() === '')
    return 'A folder has a name, such as plans/sales; a point is the opened folder itself.';
  if (/^([\\/]|[A-Za-z]:)/.test(path.trim()))
    return 'The folder is named from the opened one, such as plans/sales.';
  if (parts.includes('..')) return 'The folder lies in the opened one.';
  if (parts.some((part) => /[<>:"|?*]/.test(part) || [...part].some((character) => character < ' ')))
    return 'Names of folders have none of these characters: < > : " | ? *';
  return undefined;
}

/** Why something is no year of a plan; undefined where it is one. */
export function problemOfYear(text: string): string | undefined {
  return /^[12]\d{3}$/.test(text.trim()) ? undefined : 'A year has four digits, such as 2027.';
}

/** A path in parts, without what leads nowhere. */
export function partsOf(path: string): string[] {
  return path
    .trim()
    .split(/[\\/]/)
    .filter((part) => part !== '' && part !== '.');
}
