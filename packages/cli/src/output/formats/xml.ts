/** An element with its attributes, and each of its children on lines of its own. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly string[],
): string {
  const open = `<${name}${Object.entries(attributes)
    .map(([key, value]) => attribute(key, value))
    .join('')}`;
  if (children.length === 0) return `${open}/>`;
  return [`${open}>`, ...children.map((child) => child), `</${name}>`].join('\n');
}

/** An attribute with a space before it. Line breaks are written out: a reader would turn them into spaces. */
export function attribute(name: string, value: string): string {
  return ` ${name}="${xmlText(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`;
}

/** Text of an element. Control characters that XML cannot hold, however written, become U+FFFD. */
export function xmlText(text: string): string {
  return text
    .replaceAll('\r', '\n')
    .replace(NOT_IN_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** What is no `Char` of XML 1.0, lone surrogates among it. */
const NOT_IN_XML = /[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
