import type { Finding } from '../../registry/store.ts';

/** A finding as text: the file, what is wrong with it, and both digests where there are two. */
export function findingText({ code, file, message, expected, found }: Finding): string {
  const digests = [
    ...(expected === undefined ? [] : [`    expected ${expected}`]),
    ...(found === undefined ? [] : [`    found    ${found}`]),
  ];
  return [`${file}: ${message} (${code})`, ...digests].join('\n');
}
