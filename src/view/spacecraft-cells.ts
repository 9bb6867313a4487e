import type { Spacecraft } from '../ll2/spacecraft.ts';
import { type Cell, cell, type Tone, withLink, yesNoCell } from './cell.ts';
import { configurationPage } from './configuration-page.ts';
import { readableDuration } from './readable-duration.ts';

/** Returns the name, with a hyperlink to the page of its configuration. */
export function nameCell({ name, spacecraft_config: config }: Spacecraft, tone?: Tone): Cell {
  return withLink(cell(name, tone), configurationPage(config));
}

const STATUS_TONES: ReadonlyMap<string, Tone> = new Map([
  ['Active', 'active'],
  ['Retired', 'retired'],
  ['Destroyed', 'destroyed'],
  ['Single Use', 'single use'],
]);

export function statusCell(status: string | null | undefined): Cell {
  return cell(status, STATUS_TONES.get(status ?? ''));
}

export function inSpaceCell(inSpace: boolean | null | undefined): Cell {
  return inSpace ? cell('▲ yes', 'in space') : yesNoCell(inSpace);
}

export function durationCell(duration: string | null | undefined, maxUnits: number): Cell {
  return cell(duration && readableDuration(duration, maxUnits));
}

export function familyNames(config: Spacecraft['spacecraft_config']): string | undefined {
  return config?.family?.flatMap(({ name }) => name ?? []).join(', ');
}
