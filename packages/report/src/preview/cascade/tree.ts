import { html, type Markup } from '../../markup/html.ts';
import { round } from '../chart/frame.ts';
import type { PreviewGoal } from '../model.ts';
import { BOX, layout, type PlacedGoal } from './layout.ts';

/** Around the drawing, for the outline of what has the focus. */
const MARGIN = 5;
/** About the widths of a letter, of titles and of what stands below. */
const LETTER = { title: 8.3, small: 6.9 } as const;
const PADDING = 9;

/**
 * The cascade of the goals as a picture: a box for each node, lines for the parts that are handed down. Boxes are
 * buttons, which say all that they show and carry their node in `data-goal`; `chosen` is the one whose details are shown.
 */
export function cascadeTree(goals: readonly PreviewGoal[], chosen: string | undefined): Markup {
  const { nodes, width, height } = layout(goals);
  const box = `${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${round(height + 2 * MARGIN)}`;
  return html`<svg class="cascade-tree" viewBox="${box}" width="${width + 2 * MARGIN}" height="${round(height + 2 * MARGIN)}" role="group" aria-label="Goals as they are handed down">
${nodes.map(edge)}${nodes.map((node) => nodeBox(node, chosen))}</svg>`;
}

/** The line from the node above: broken for an overlap, dotted for what only supports it. */
function edge({ goal, x, y, above }: PlacedGoal): Markup {
  if (above === undefined) return html``;
  const [from, to] = [above.x + BOX.width, x];
  const [start, end] = [round(above.y + BOX.height / 2), round(y + BOX.height / 2)];
  const middle = round((from + to) / 2 - 14);
  const share = goal.byWeight === undefined ? goal.share?.text : 'by weight';
  const label = goal.part === 'supports' ? undefined : share;
  return html`<g class="edge ${goal.part}" aria-hidden="true"><path d="M${from},${start}H${middle}V${end}H${to}"/>${label && html`<text x="${round((middle + to) / 2)}" y="${end - 5}" text-anchor="middle">${label}</text>`}${goal.handedDown && html`<text class="over" x="${round((middle + to) / 2)}" y="${end + 12}" text-anchor="middle">×${goal.handedDown.text}</text>`}</g>`;
}

function nodeBox(placed: PlacedGoal, chosen: string | undefined): Markup {
  const { goal, x, y } = placed;
  const { id, title, target, carriers, revenue } = goal;
  const line = carriers.length === 0 ? undefined : carried(goal);
  return html`<g class="node ${revenue}${goal.stale && ' stale'}" transform="translate(${x},${round(y)})" role="button" tabindex="0" data-goal="${id}"${id === chosen && html` aria-current="true"`} aria-label="${spoken(placed)}">
<title>${title}</title><rect width="${BOX.width}" height="${BOX.height}" rx="5"/>
<text class="title" x="${PADDING}" y="17">${shortened(title, LETTER.title)}</text>
<text class="target" x="${PADDING}" y="32">${target?.text ?? '–'}</text>
<text class="carried" x="${PADDING}" y="46">${line && shortened(line, LETTER.small, goal.conversion === undefined ? 0 : 16)}</text>${goal.conversion && html`<g class="converted" transform="translate(${BOX.width - 12},${BOX.height - 12})"><title>${goal.conversion}</title><path d="M-4,-2H4L1,-5M4,2H-4L-1,5"/></g>`}</g>`;
}

function carried({ carriers }: PreviewGoal): string {
  return carriers.length === 1 ? (carriers[0]?.title ?? '') : `${carriers.length} roles`;
}

/** All that stands at a node, in words. */
function spoken({ goal, above }: PlacedGoal): string {
  const { title, measure, target, carriers, conversion } = goal;
  return [
    title,
    partInWords(goal, above?.goal),
    `counts ${measure}`,
    conversion && `converted: ${conversion}`,
    target && `target of the year ${target.text}`,
    carriers.length > 0
      ? `carried by ${carriers.map((carrier) => carrier.title).join(', ')}`
      : 'carried by nobody itself',
  ]
    .filter(Boolean)
    .join('; ');
}

/** What a node is of the one above it: `60% of Sales, which hands down at 110%`. */
export function partInWords(
  { part, share, handedDown, byWeight }: PreviewGoal,
  above: PreviewGoal | undefined,
): string | undefined {
  if (above === undefined) return undefined;
  if (part === 'supports') return `supports ${above.title}`;
  const over = handedDown === undefined ? '' : `, which hands down at ${handedDown.text}`;
  if (byWeight !== undefined) {
    const of = share === undefined ? '' : `${share.text} of `;
    return `its part of ${of}${above.title}, ${byWeight}${over}`;
  }
  const same = part === 'overlaps' ? ', of the same number as others' : '';
  return `${share?.text ?? 'a part'} of ${above.title}${over}${same}`;
}

function shortened(text: string, letter: number, taken = 0): string {
  const room = Math.floor((BOX.width - 2 * PADDING - taken) / letter);
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`;
}
