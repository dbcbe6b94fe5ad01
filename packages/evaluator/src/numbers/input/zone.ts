import { accept, type Parsed, refuse } from '../parsed.ts';

export type ZoneCode = 'unknown-zone';

/**
 * The minutes by which a zone is ahead of UTC: `UTC`, `Z`, `+01:00`, `-0530`. Names such as Europe/Berlin are
 * refused: when their clocks change is a table that differs from machine to machine, and pay may not.
 */
export function parseZone(text: string): Parsed<number, ZoneCode> {
  if (text === 'UTC' || text === 'Z') return accept(0);
  const match = /^([-+])([0-9]{2}):?([0-9]{2})$/.exec(text);
  const hours = Number(match?.[2]);
  const minutes = Number(match?.[3]);
  if (!match || hours > 14 || minutes > 59) {
    return refuse('unknown-zone', `"${text}" is no zone here; state UTC or a fixed offset such as +01:00`);
  }
  const ahead = hours * 60 + minutes;
  return accept(match[1] === '-' ? -ahead : ahead);
}
