import { URI, UriUtils } from 'langium';

/** A URI in the one form that the workspace compares: normalized, without a slash at its end but for the topmost folder. */
export function place(uri: string | URI): string {
  const text = UriUtils.resolvePath(typeof uri === 'string' ? URI.parse(uri) : uri).toString();
  return text.endsWith('/') && URI.parse(text).path.length > 1 ? text.slice(0, -1) : text;
}

/** A place below or beside a folder; `path` uses `/` and may climb with `..`. */
export function within(folder: string, path: string): string {
  return place(UriUtils.joinPath(URI.parse(folder), ...path.split('/')));
}

/** The folder that holds a file or folder; the topmost folder holds itself. */
export function folderOf(uri: string): string {
  const parsed = URI.parse(uri);
  return place(parsed.path.length > 1 ? UriUtils.dirname(parsed) : parsed);
}

/** The last part of a place, decoded. */
export function nameOf(uri: string): string {
  return UriUtils.basename(URI.parse(uri));
}

/** Whether a place is the folder itself or lies below it. */
export function contains(folder: string, uri: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** From a folder to a place, with `/`: `plan.ote`, `../company/teams.ote`. */
export function relativePath(folder: string, uri: string): string {
  return UriUtils.relative(URI.parse(folder), URI.parse(uri));
}

/** Whether a place has no folder above it. */
export function isTop(uri: string): boolean {
  return folderOf(uri) === uri;
}
