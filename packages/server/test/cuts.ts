import type { Client } from './client.ts';
import { askEverything } from './every-request.ts';

/**
 * Shows a text as it stands while somebody types it, cut off at every `step`th place, asks for everything at its end, and ends
 * with the whole text. Throws with the place where a request fails.
 *
 * @param role node id of a role of the whole text
 */
export async function askAtCuts(
  client: Client,
  name: string,
  text: string,
  role: string,
  step: number,
): Promise<void> {
  await client.show(name, text);
  for (let end = 0; end < text.length; end += step) await cut(end);
  await cut(text.length);

  async function cut(end: number): Promise<void> {
    const typed = text.slice(0, end);
    await client.type(name, typed);
    try {
      await askEverything(client, name, typed, end, role);
    } catch (error) {
      throw new Error(`${name} cut off at ${end}: ${(error as Error).message}`, { cause: error });
    }
  }
}
