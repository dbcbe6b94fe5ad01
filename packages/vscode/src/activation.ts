import { type Disposable, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { ServerConnection } from './client/connection.ts';
import { CLIENT_NAME } from './client/options.ts';
import { registerFirstSteps } from './commands/first-steps.ts';
import { registerOpenPayouts } from './commands/open-payouts.ts';
import { registerOpenPreview } from './commands/open-preview.ts';
import { registerRestartServer } from './commands/restart-server.ts';
import { registerShowPlaces } from './commands/show-places.ts';
import { registerCompareWithHead } from './compare/command.ts';
import { registerGoals } from './goals/tree.ts';
import { registerNewPlan } from './new-plan/command.ts';
import { registerPaste } from './paste/provider.ts';
import { Payouts } from './payout/payouts.ts';
import { Previews } from './preview/previews.ts';
import { registerPlanActions } from './status/actions.ts';
import { PlanStatusItem } from './status/item.ts';
import { registerTests } from './tests/controller.ts';
import type { ServingPrograms } from './workspace-command/index.ts';

/** Makes a client of a language server that is not started yet. */
export type CreateClient = (output: LogOutputChannel) => Promise<BaseLanguageClient>;

/** What is there only where programs of the machine can be started. */
export type OnMachine = (status: PlanStatusItem, output: LogOutputChannel) => Disposable[];

/** Starts the extension; Node and the browser differ only in how a server is made, and in what a machine has. */
export function activateWith(
  context: ExtensionContext,
  create: CreateClient,
  onMachine: OnMachine = () => [],
  programs?: ServingPrograms,
): ServerConnection {
  const output = window.createOutputChannel(CLIENT_NAME, { log: true });
  const connection = new ServerConnection(() => create(output), output);
  const previews = new Previews(context.extensionUri, connection);
  const payouts = new Payouts(context.extensionUri, connection, {
    programs,
    version: String(context.extension.packageJSON.version),
  });
  const status = new PlanStatusItem(connection);
  context.subscriptions.push(
    status,
    ...registerPlanActions(status),
    registerPaste(connection),
    registerNewPlan(connection),
    registerFirstSteps(context),
    output,
    connection,
    previews,
    payouts,
    registerOpenPreview(previews),
    registerOpenPayouts(payouts),
    registerRestartServer(connection),
    registerShowPlaces(),
    registerTests(connection, output),
    registerCompareWithHead(connection),
    ...onMachine(status, output),
  );
  registerGoals(context, connection, output);
  // Commands and a restored preview are there at once; they wait for the server themselves.
  void connection.restart();
  return connection;
}
