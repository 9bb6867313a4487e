import type { Spacecraft } from '../ll2/spacecraft.ts';
import type { DurationStyle } from '../output-options.ts';
import { type Cell, cell, type Tone, unbrokenCell, withLink, yesNoCell } from './cell.ts';
import { configurationPage } from './configuration-page.ts';
import { durationWithUnit } from './duration-style.ts';

/** Returns the name, with a hyperlink to the page of its configuration. */
export function nameCell({ name, spacecraft_config: config }: Spacecraft, tone?: Tone): Cell {
  return withLink(cell(name, tone), configurationPage(config));
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

/** Returns the cell of a duration with its unit, for where no heading has it. */
export function durationCell(
  duration: string | null | undefined,
  style: DurationStyle,
  maxUnits: number,
): Cell {
  return unbrokenCell(duration && durationWithUnit(duration, style, maxUnits));
}

export function familyNames(config: Spacecraft['spacecraft_config']): string | undefined {
  return config?.family?.flatMap(({ name }) => name ?? []).join(', ');
}

export function countryNames(config: Spacecraft['spacecraft_config']): string | undefined {
  return config?.agency?.country?.flatMap(({ name }) => name ?? []).join(', ');
}
