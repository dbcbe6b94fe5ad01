import type { PlanStatus } from '@ontarget/server/protocol';

/** What is known of the plan at hand at this moment. */
export type PlanState =
  /** As it was worked out last. */
  | { readonly kind: 'known'; readonly status: PlanStatus }
  /** Its text has changed since, or it was not worked out yet. */
  | { readonly kind: 'working'; readonly title?: string }
  /** Nobody works it out. */
  | { readonly kind: 'stopped' };

/** What the status bar shows, says to screen readers, and explains. */
export interface StatusWords {
  readonly text: string;
  readonly spoken: string;
  readonly tooltip: string;
  readonly look: 'plain' | 'warning' | 'error';
}

/** How many characters of a digest tell one plan from another at a glance; the whole of it is copied. */
const SHORT = 8;

/** The beginning of a digest. */
export function shortDigest(digest: string): string {
  return digest.replace(/^sha256[:-]/, '').slice(0, SHORT);
}

export function statusWords(state: PlanState): StatusWords {
  if (state.kind === 'stopped') {
    return {
      text: '$(debug-disconnect) OnTarget is not running',
      spoken: 'OnTarget is not running: plans are not checked.',
      tooltip:
        'The language server of OnTarget is not running, so plans are not checked. Click to start it again.',
      look: 'error',
    };
  }
  if (state.kind === 'working') {
    const title = state.title ?? 'the plan';
    return {
      text: `$(sync~spin) ${state.title ?? 'OnTarget'}`,
      spoken: `Working out ${title}.`,
      tooltip: `Working out ${title}: digest and problems follow when nobody types.`,
      look: 'plain',
    };
  }
  return knownWords(state.status);
}

function knownWords({ title, isLibrary, digest, problems }: PlanStatus): StatusWords {
  const what = isLibrary ? 'Folder used by plans' : 'Plan';
  const { errors, warnings } = problems;
  const told = counts(problems);
  const signs = [
    ...(errors > 0 ? [`$(error) ${errors}`] : []),
    ...(warnings > 0 ? [`$(warning) ${warnings}`] : []),
  ];
  const short = digest === undefined ? undefined : shortDigest(digest);
  const whyNone = isLibrary
    ? 'A digest belongs to the plans that use it.'
    : 'It has no digest while it has errors: it cannot be compiled.';
  return {
    text: [
      `$(graph-line) ${title}`,
      ...(short === undefined ? [] : [`$(key) ${short}`]),
      ...(signs.length === 0 ? ['$(check)'] : signs),
    ].join('  '),
    spoken: `${what} ${title}. ${short === undefined ? whyNone : `Digest ${[...short].join(' ')}.`} ${told}.`,
    tooltip: [
      `${what} **${escaped(title)}**`,
      digest === undefined ? whyNone : `Digest \`${digest}\`: the same as long as it means the same.`,
      `${told}. Click for what can be done.`,
    ].join('\n\n'),
    look: errors > 0 ? 'error' : 'plain',
  };
}

/** `2 errors and 1 warning`. */
function counts({ errors, warnings, others }: PlanStatus['problems']): string {
  const parts = [many(errors, 'error'), many(warnings, 'warning'), many(others, 'remark')].filter(
    (part) => part !== '',
  );
  if (parts.length === 0) return 'No problems';
  const last = parts.pop();
  return parts.length === 0 ? (last ?? '') : `${parts.join(', ')} and ${last}`;
}

function many(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Titles are the plan's own words, and no Markdown. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&');
}
