import type { FromPayoutPage, PayoutState, ToPayoutPage } from '../payout/messages.ts';
import { patchIn, swapIn } from './swap.ts';

/** The page of the payout panel: shows what it is given, and tells the extension what was chosen. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPayoutPage): void;
  setState(state: PayoutState): void;
};

const vscode = acquireVsCodeApi();
const shown = document.getElementById('preview');
if (shown === null) throw new Error('The page has no #preview');

window.addEventListener('message', ({ data }: MessageEvent<ToPayoutPage>) => {
  vscode.setState(data.state);
  if (data.type === 'show') swapIn(shown, data.html);
  else for (const { id, html } of data.patches) patchIn(id, html);
});

shown.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const { pay, explain, goto, row, file, record } = target.closest<HTMLElement>('button')?.dataset ?? {};
  if (pay === 'run') vscode.postMessage({ type: 'run' });
  if (pay === 'cancel') vscode.postMessage({ type: 'cancel' });
  if (pay === 'folder') vscode.postMessage({ type: 'chooseFolder' });
  if (explain !== undefined) vscode.postMessage({ type: 'explain', payee: explain });
  if (goto !== undefined) vscode.postMessage({ type: 'goTo', node: goto });
  if (row !== undefined && file !== undefined)
    vscode.postMessage({ type: 'goToRow', table: row, file, record: Number(record) });
});

shown.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const { pay } = target.dataset;
  if (pay === 'quarantine' && target instanceof HTMLInputElement) {
    vscode.postMessage({ type: 'quarantine', isOn: target.checked });
  }
  if (pay === 'period' || pay === 'filter' || pay === 'status') {
    vscode.postMessage({ type: 'choose', choice: pay, value: target.value });
  }
});

vscode.postMessage({ type: 'ready' });
