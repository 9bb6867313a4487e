import type { Spacecraft } from '../ll2/spacecraft.ts';
import { type Cell, cell, type Tone, unbrokenCell, withLink, yesNoCell } from './cell.ts';
import { readableDuration } from './readable-duration.ts';

/** Returns the name, with a hyperlink to the page of its configuration. */
export function nameCell({ name, spacecraft_config: config }: Spacecraft, tone?: Tone): Cell {
  return withLink(cell(name, tone), config?.wiki_link, config?.info_link);
}

/** Most spacecraft are retired or single-use, so only the other statuses have a colour. */
const STATUS_TONES: ReadonlyMap<string, Tone> = new Map([
  ['Active', 'active'],
  ['Destroyed', 'destroyed'],
]);

export function statusCell(status: string | null | undefined): Cell {
  return cell(status, STATUS_TONES.get(status ?? ''));
}

export function inSpaceCell(inSpace: boolean | null | undefined): Cell {
  if (inSpace === false) return cell('no', 'faint');
  return inSpace ? cell('▲ yes', 'in space') : yesNoCell(inSpace);
}

/** Returns what `inSpaceCell` says, for places without a heading. */
export function inSpaceFact(inSpace: boolean | null | undefined): Cell {
  if (inSpace === false) return cell('not in space');
  return inSpace ? cell('▲ in space', 'in space') : cell('in space: unknown', 'faint');
}

export function durationCell(duration: string | null | undefined, maxUnits: number): Cell {
  return unbrokenCell(duration && readableDuration(duration, maxUnits));
}

export function familyNames(config: Spacecraft['spacecraft_config']): string | undefined {
  return config?.family?.flatMap(({ name }) => name ?? []).join(', ');
}
