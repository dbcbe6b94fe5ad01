import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CodeAction,
  type CodeLens,
  commands,
  type DocumentHighlight,
  type DocumentLink,
  type FoldingRange,
  type InlayHint,
  type Location,
  type LocationLink,
  Range,
  type SelectionRange,
  type SemanticTokens,
  type SignatureHelp,
  type SymbolInformation,
  type TextDocument,
  type WorkspaceEdit,
} from 'vscode';
import { type Check, eventually, rangeOf } from '../check.ts';

/** What VS Code asks of the language server beyond what the other checks look at, each asked as VS Code asks it. */
export const languageService: Check = {
  name: 'VS Code is answered by each feature of the language service',
  async run(plan) {
    const missing: string[] = [];
    for (const [feature, holds] of Object.entries(FEATURES)) {
      const answered = await eventually(feature, () => holds(plan).then((is) => is || undefined)).catch(
        () => false,
      );
      if (!answered) missing.push(feature);
    }
    if (missing.length > 0) throw new Error(`Not answered as promised: ${missing.join(', ')}`);
  },
};

const ask = <T>(command: string, ...rest: unknown[]) =>
  commands.executeCommand<T | undefined>(`vscode.${command}`, ...rest);
const whole = (plan: TextDocument) => new Range(0, 0, plan.lineCount, 0);

const FEATURES: Readonly<Record<string, (plan: TextDocument) => Promise<boolean>>> = {
  references: async (plan) => {
    const at = rangeOf(plan, 'Bookings {').start;
    return ((await ask<Location[]>('executeReferenceProvider', plan.uri, at))?.length ?? 0) === 3;
  },
  highlights: async (plan) => {
    const at = rangeOf(plan, 'Bookings {').start;
    return ((await ask<DocumentHighlight[]>('executeDocumentHighlights', plan.uri, at))?.length ?? 0) === 3;
  },
  rename: async (plan) => {
    const at = rangeOf(plan, 'NewBusiness "New').start;
    const edit = await ask<WorkspaceEdit>('executeDocumentRenameProvider', plan.uri, at, 'Sold');
    return edit?.get(plan.uri).length === 3;
  },
  'rename, refused in words': async (plan) => {
    const at = rangeOf(plan, 'NewBusiness "New').start;
    return Promise.resolve(ask('executeDocumentRenameProvider', plan.uri, at, '2nd')).then(
      () => false,
      (error: Error) => error.message.includes('cannot be a name'),
    );
  },
  'type definition': async (plan) => {
    const at = rangeOf(plan, 'NewBusiness "New').start;
    const [link] = (await ask<LocationLink[]>('executeTypeDefinitionProvider', plan.uri, at)) ?? [];
    return link?.targetRange?.start.line === rangeOf(plan, 'revenue measure').start.line;
  },
  'workspace symbols': async () => {
    const found = await ask<SymbolInformation[]>('executeWorkspaceSymbolProvider', 'AccountExecutive.New');
    return found?.some(({ name }) => name === 'AccountExecutive.NewBusiness') === true;
  },
  'selection ranges': async (plan) => {
    const at = rangeOf(plan, 'itself').start;
    const [range] = (await ask<SelectionRange[]>('executeSelectionRangeProvider', plan.uri, [at])) ?? [];
    return range?.parent !== undefined && plan.getText(range.parent.range) === 'by itself';
  },
  folding: async (plan) => {
    const found = await ask<FoldingRange[]>('executeFoldingRangeProvider', plan.uri);
    return found?.some(({ start }) => start === rangeOf(plan, 'role Account').start.line) === true;
  },
  'semantic tokens': async (plan) =>
    ((await ask<SemanticTokens>('provideDocumentSemanticTokens', plan.uri))?.data.length ?? 0) > 0,
  'document links': async (plan) => {
    const [link] = (await ask<DocumentLink[]>('executeLinkProvider', plan.uri)) ?? [];
    return link?.target?.path.endsWith('windfall-unlimited.md') === true;
  },
  'inlay hints': async (plan) => {
    const hints = (await ask<InlayHint[]>('executeInlayHintProvider', plan.uri, whole(plan))) ?? [];
    const labels = hints.map(({ label }) => label);
    return ['$60,000', '1x = 10% of Bookings', '$150,000 each quarter'].every((label) =>
      labels.includes(label),
    );
  },
  'code lenses': async (plan) => {
    const lenses = (await ask<CodeLens[]>('executeCodeLensProvider', plan.uri, 99)) ?? [];
    const titles = lenses.map(({ command }) => command?.title);
    return (
      titles.includes('At target: $60,000 in the year, of $120,000 on-target pay') &&
      titles.includes('All 3 rows pay what they say')
    );
  },
  'signature help': async (plan) => {
    const at = rangeOf(plan, 'in the year, phased').start;
    const help = await ask<SignatureHelp>('executeSignatureHelpProvider', plan.uri, at);
    return help?.signatures[0]?.label.startsWith('quota amount') === true;
  },
  'call hierarchy': async (plan) => {
    const at = rangeOf(plan, 'NewBusiness "New').start;
    const [item] = (await ask<CallHierarchyItem[]>('prepareCallHierarchy', plan.uri, at)) ?? [];
    const above = item && (await ask<CallHierarchyIncomingCall[]>('provideIncomingCalls', item));
    return item?.name === 'AccountExecutive.NewBusiness' && above?.length === 0;
  },
  'code actions': async (plan) => {
    const at = rangeOf(plan, 'Accelerated marginal');
    const actions = (await ask<CodeAction[]>('executeCodeActionProvider', plan.uri, at)) ?? [];
    return actions.some(({ title }) => /^Make Accelerated retroactive: .* pays \$/.test(title));
  },
};
