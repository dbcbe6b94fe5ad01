import { isCostBox } from '../preview/costing.ts';
import type { FromPage, PageState, ToPage } from '../preview/messages.ts';
import { patchIn, swapIn } from './swap.ts';

/** The preview's page: shows what it is given, and tells the extension what was clicked or chosen. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const preview = found('preview');
const outOfDate = found('out-of-date');

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'show') {
    vscode.setState(data.state);
    outOfDate.hidden = true;
    swapIn(preview, data.html);
  } else if (data.type === 'patch') {
    vscode.setState(data.state);
    for (const { id, html } of data.patches) patchIn(id, html);
  } else {
    outOfDate.textContent = `What is shown here is out of date. ${data.reason}`;
    outOfDate.hidden = false;
  }
});

preview.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  if (target.closest('[data-reset]')) vscode.postMessage({ type: 'reset' });
  if (target.closest('[data-cost-again]')) vscode.postMessage({ type: 'drawCost' });
  if (target.closest('[data-cost-usual]')) vscode.postMessage({ type: 'usualCost' });
  const node = target.closest<HTMLElement>('[data-goto]')?.dataset.goto;
  if (node) vscode.postMessage({ type: 'goTo', node });
  const role = target.closest<HTMLElement>('[data-role]')?.dataset.role;
  if (role) vscode.postMessage({ type: 'chooseRole', role });
  // A node of the picture leads to its line too; names of other nodes below it only show them.
  const box = target.closest<SVGElement | HTMLElement>('[data-goal]');
  if (box) chooseGoal(box, { andGoThere: box instanceof SVGElement });
});

preview.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (!(target instanceof SVGElement) || target.dataset.goal === undefined) return;
  if (key === 'Enter' || key === ' ') {
    event.preventDefault();
    chooseGoal(target, { andGoThere: true });
  }
});

// Whoever goes through the picture with keys sees each node's details on the way.
preview.addEventListener('focusin', ({ target }) => {
  if (target instanceof SVGElement && target.dataset.goal !== undefined)
    chooseGoal(target, { andGoThere: false });
});

function chooseGoal(box: SVGElement | HTMLElement, { andGoThere }: { andGoThere: boolean }): void {
  const { goal } = box.dataset;
  if (goal === undefined) return;
  for (const node of preview.querySelectorAll<SVGElement>('svg [data-goal]')) {
    if (node.dataset.goal === goal) node.setAttribute('aria-current', 'true');
    else node.removeAttribute('aria-current');
  }
  vscode.postMessage({ type: 'chooseGoal', goal });
  if (andGoThere) vscode.postMessage({ type: 'goTo', node: goal });
}

preview.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement && target.id === 'role') {
    vscode.postMessage({ type: 'chooseRole', role: target.value });
  }
  // Years are drawn anew once a box is left, or Enter pressed in it, and not with every letter.
  if (target instanceof HTMLInputElement && isCostBox(target.dataset.cost)) {
    const { cost: set, name = '' } = target.dataset;
    vscode.postMessage({ type: 'supposeCost', set, name, value: target.value });
  }
  const choice = target instanceof HTMLSelectElement && target.dataset.statement;
  if (choice === 'of' || choice === 'period') {
    vscode.postMessage({ type: 'chooseStatement', choice, value: (target as HTMLSelectElement).value });
  }
});

preview.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const { set, name = '' } = target.dataset;
  if (set !== 'lever' && set !== 'amount' && set !== 'deal' && set !== 'start') return;
  alongside(target);
  vscode.postMessage({ type: 'suppose', set, name, value: target.value });
});

/** A slider and the box beside it say the same. */
function alongside(moved: HTMLInputElement | HTMLSelectElement): void {
  const { set = '', name = '' } = moved.dataset;
  const both = `[data-set="${CSS.escape(set)}"][data-name="${CSS.escape(name)}"]`;
  for (const other of preview.querySelectorAll<HTMLInputElement>(both)) {
    if (other !== moved) other.value = moved.value;
  }
}

vscode.postMessage({ type: 'ready' });

function found(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no #${id}`);
  return element;
}
