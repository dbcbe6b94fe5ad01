import { html, type Markup } from '../../markup/html.ts';
import type { WhatIf, WhatIfComponent, WhatIfPay } from './model.ts';

/** What each component and all together pay in the year, and period by period. */
export function outcome({ components, total, atStart }: WhatIf): Markup {
  return html`<table class="outcome"><thead><tr><th scope="col">Component</th><th scope="col" class="number">Attainment</th><th scope="col" class="number">Pay of the year</th></tr></thead>
<tbody>${components.map(componentRow)}</tbody>
<tfoot><tr><th scope="row">Total</th><td></td><td class="number" id="what-if-pay" role="status">${payText(total)}</td></tr>
${atStart.figure && html`<tr class="at-start"><th scope="row">With every result on target</th><td></td><td class="number">${atStart.figure.text}</td></tr>`}</tfoot></table>
<details id="what-if-periods"><summary>Period by period</summary><table class="points"><thead><tr><th scope="col">Component</th><th scope="col">Period</th><th scope="col" class="number">Result</th><th scope="col" class="number">Attainment</th><th scope="col" class="number">Pay</th></tr></thead><tbody>${components.map(periodRows)}</tbody></table></details>`;
}

function componentRow({ title, attainment, pay }: WhatIfComponent): Markup {
  return html`<tr><th scope="row">${title}</th><td class="number">${attainment?.text ?? '–'}</td><td class="number">${payText(pay)}</td></tr>`;
}

function periodRows({ title, periods }: WhatIfComponent): Markup[] {
  return periods.map(
    ({ label, result, attainment, pay }, index) =>
      html`<tr><th scope="row">${index === 0 ? title : html`<span class="hidden">${title}</span>`}</th><td>${label}</td><td class="number">${result?.text ?? '–'}</td><td class="number">${attainment?.text ?? '–'}</td><td class="number">${payText(pay)}</td></tr>`,
  );
}

/** The money, or that there is none and why. */
export function payText(pay: WhatIfPay): Markup {
  return pay.figure === undefined
    ? html`<span class="unknown" title="${pay.reason}">not known<small>${pay.reason}</small></span>`
    : html`${pay.figure.text}`;
}
