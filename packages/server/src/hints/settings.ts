import type { ConfigurationProvider } from 'langium';
import { HINT_KINDS, type HintSettings } from './hint.ts';

/** The editor's settings `ontarget.inlayHints.<kind>`; a kind that none says anything of is shown. */
export async function hintSettings(configuration: ConfigurationProvider): Promise<HintSettings> {
  const said: unknown = await configuration.getConfiguration('ontarget', 'inlayHints');
  const isOn = (kind: string) =>
    typeof said !== 'object' || said === null || (said as Record<string, unknown>)[kind] !== false;
  return Object.fromEntries(HINT_KINDS.map((kind) => [kind, isOn(kind)])) as unknown as HintSettings;
}
