import type { Holds } from '@ontarget/analysis/diff';

/** From when it holds, and whether it breaks with what is closed, in one or two sentences; Markdown as it stands. */
export function holdsWords({ from, kind, closed }: Holds): string {
  if (kind === 'whole year' && closed === undefined)
    return `It takes the earlier plan's place from ${from} on, also for periods that are closed already: \`amended from\` in the header would leave these as they were.`;
  const since = {
    amendment: `Forward-only from ${from}: what is paid for periods before that day stays with the earlier plan.`,
    'next year': `Forward-only from ${from}: it begins when the earlier plan's year is over.`,
    'whole year': `It takes the earlier plan's place from ${from} on.`,
  }[kind];
  if (closed === undefined) return since;
  if (closed.length === 0) return `${since} It reaches into no closed period.`;
  const are = closed.length === 1 ? 'is closed and' : 'are closed and';
  return `${since} Breaking: ${closed.join(', ')} ${are} would come to something else. \`amended from\` a later day in the header leaves them as they were.`;
}
