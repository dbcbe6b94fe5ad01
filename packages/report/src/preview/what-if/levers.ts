import { html, type Markup } from '../../markup/html.ts';
import { elementId } from '../element-id.ts';
import { DEAL_WORDS, problemId, START_WORDS } from './ids.ts';
import type { WhatIfAmount, WhatIfDeal, WhatIfLever, WhatIfStart } from './model.ts';

/** One result: a slider where its range is known, and a box for any exact number. */
export function lever({ id, title, on, kind, unit, text, slider, words, problem }: WhatIfLever): Markup {
  const box = elementId('box', id);
  const small = [kind === 'amount' && 'in the year', on.length > 0 && `for ${on.join(', ')}`].filter(Boolean);
  const label = html`<label for="${box}">${title}${small.length > 0 && html` <small>${small.join(', ')}</small>`}</label>`;
  if (words !== undefined) {
    return html`<div class="lever">${label}<select id="${box}" class="short" data-set="lever" data-name="${id}">${words.map(
      (word) => html`<option${word === text && html` selected`}>${word}</option>`,
    )}</select>${problemLine(id, problem)}</div>`;
  }
  const range =
    slider &&
    html`<input type="range" id="${elementId('slider', id)}" data-set="lever" data-name="${id}" min="${slider.min}" max="${slider.max}" step="${slider.step}" value="${slider.at}" aria-label="${title}, ${unit === '%' ? 'percent of target' : unit}">`;
  return html`<div class="lever">${label}${range}${numberBox({ id: box, set: 'lever', name: id, text, unit })}${problemLine(id, problem)}</div>`;
}

/** An amount of the roster. */
export function leverOfAmount({ column, title, unit, text, problem }: WhatIfAmount): Markup {
  const box = elementId('box-roster', column);
  return html`<div class="lever"><label for="${box}">${title} <small>from the roster</small></label>${numberBox({ id: box, set: 'amount', name: column, text, unit })}${problemLine(column, problem)}</div>`;
}

/** The size of deals, and how many that makes. */
export function leverOfDeal({ unit, text, words, problem }: WhatIfDeal): Markup {
  return html`<div class="lever"><label for="what-if-deal">Deal size <small id="${DEAL_WORDS}">${words}</small></label>${numberBox({ id: 'what-if-deal', set: 'deal', name: 'deal', text, unit })}${problemLine('deal', problem)}</div>`;
}

/** Since when somebody is in the role: months, left of all of them for long ago. */
export function leverOfStart({ month, min, max, words }: WhatIfStart): Markup {
  return html`<div class="lever start"><label for="what-if-start">In the role since</label><input type="range" id="what-if-start" data-set="start" data-name="" min="${min}" max="${max}" step="1" value="${month ?? min}" aria-describedby="${START_WORDS}"><output id="${START_WORDS}" for="what-if-start">${words}</output></div>`;
}

function numberBox({
  id,
  set,
  name,
  text,
  unit,
}: Readonly<Record<'id' | 'set' | 'name' | 'text' | 'unit', string>>): Markup {
  return html`<span class="box"><input type="text" id="${id}" inputmode="decimal" autocomplete="off" spellcheck="false" data-set="${set}" data-name="${name}" value="${text}" aria-describedby="${problemId(name)}"><span class="unit" aria-hidden="true">${unit}</span></span>`;
}

/** Always there, so that what is wrong is read aloud when it turns up. */
function problemLine(name: string, problem: string | undefined): Markup {
  return html`<p class="problem" id="${problemId(name)}" role="alert">${problem}</p>`;
}
