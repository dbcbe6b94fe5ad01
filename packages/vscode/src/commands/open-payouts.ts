import { commands, type Disposable, window } from 'vscode';
import type { Payouts } from '../payout/payouts.ts';
import { OPEN_PAYOUTS } from './names.ts';
import { planAtHand } from './plan-at-hand.ts';

/** `OnTarget: Pay a Period…`: opens the payout panel for the plan of the active editor. */
export function registerOpenPayouts(payouts: Payouts): Disposable {
  return commands.registerCommand(OPEN_PAYOUTS, async () => {
    const document = await planAtHand();
    if (document === undefined) {
      await window.showInformationMessage('Open a file of a plan (.ote) first: its plan is paid.');
      return;
    }
    payouts.open(document.uri);
  });
}
