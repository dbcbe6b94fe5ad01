/**
 * Replaces what an element holds, and leaves the reader where they were: focus, open tables and scrolling survive,
 * since the preview is swapped at every pause of typing.
 *
 * @param html made by the preview's renderer, which escapes what the plan says
 */
export function swapIn(element: HTMLElement, html: string): void {
  const focused = placeOf(document.activeElement, element);
  const unfolded = unfoldedIn(element);
  const { scrollX, scrollY } = window;
  element.innerHTML = html;
  unfold(element, unfolded);
  window.scrollTo(scrollX, scrollY);
  if (focused === undefined) return;
  element
    .querySelectorAll<HTMLElement | SVGElement>(focused.selector)
    .item(focused.index)
    ?.focus({ preventScroll: true });
}

/** Replaces what one element holds, in HTML or in a chart, and keeps its tables open. */
export function patchIn(id: string, html: string): void {
  const element = document.getElementById(id);
  if (element === null) return;
  const unfolded = unfoldedIn(element);
  element.innerHTML = html;
  unfold(element, unfolded);
}

/** Which parts are unfolded and which are not. */
function unfoldedIn(element: HTMLElement): ReadonlyMap<string, boolean> {
  return new Map([...element.querySelectorAll('details')].map(({ id, open }) => [id, open]));
}

/** Parts that were there before are as they were left; new ones as they come. */
function unfold(element: HTMLElement, unfolded: ReadonlyMap<string, boolean>): void {
  for (const details of element.querySelectorAll('details')) {
    details.open = unfolded.get(details.id) ?? details.open;
  }
}

/** What finds an element again after the swap: a selector, and which of those that it selects. */
function placeOf(
  element: Element | null,
  within: HTMLElement,
): { selector: string; index: number } | undefined {
  const selector = selectorOf(element);
  if (element === null || selector === undefined) return undefined;
  const index = [...within.querySelectorAll(selector)].indexOf(element);
  return index < 0 ? undefined : { selector, index };
}

function selectorOf(element: Element | null): string | undefined {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return undefined;
  const { goto, goal } = element.dataset;
  if (goal !== undefined) return `${element.tagName}[data-goal="${CSS.escape(goal)}"]`;
  if (goto !== undefined) return `[data-goto="${CSS.escape(goto)}"]`;
  if (element.id !== '') return `#${CSS.escape(element.id)}`;
  const details = element.closest('details');
  return details ? `#${CSS.escape(details.id)} > summary` : undefined;
}
