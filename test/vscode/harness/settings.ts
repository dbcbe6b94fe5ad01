/** One user's `settings.json`. */
export type Settings = Readonly<Record<string, unknown>>;

/** Nothing leaves the machine, and nothing opens by itself in front of what a test looks at. */
const QUIET: Settings = {
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'files.autoSave': 'off',
  'files.hotExit': 'off',
};

/** What is typed arrives as typed; completion is still offered, but only Tab takes it. */
const LITERAL_TYPING: Settings = {
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
  'editor.formatOnType': false,
  'editor.acceptSuggestionOnEnter': 'off',
  'editor.acceptSuggestionOnCommitCharacter': false,
};

/** The same picture on every machine, with letters large enough to read in a scaled-down screenshot. */
const LOOK: Settings = {
  'workbench.colorTheme': 'Light Modern',
  // The theme follows the browser's preference, which a test changes without a click: see `pictures`.
  'window.autoDetectColorScheme': true,
  'workbench.preferredLightColorTheme': 'Light Modern',
  'workbench.preferredDarkColorTheme': 'Dark Modern',
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.editor.enablePreview': false,
  'workbench.reduceMotion': 'on',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'editor.fontFamily': "'DejaVu Sans Mono', 'Liberation Mono', monospace",
  'editor.fontSize': 16,
  'editor.lineHeight': 24,
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.lightbulb.enabled': 'off',
  'editor.occurrencesHighlight': 'off',
  'editor.scrollBeyondLastLine': false,
};

/** The settings a session starts with; `own` wins over them. */
export function sessionSettings(own: Settings = {}): Settings {
  return { ...QUIET, ...LITERAL_TYPING, ...LOOK, ...own };
}
