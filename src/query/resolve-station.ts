import { UsageError } from '../errors.ts';
import { type Flag, InvalidValueError } from '../flags/flag.ts';
import { isActive } from '../ll2/docking.ts';
import type { SpaceStation } from '../ll2/space-station.ts';
import { fold } from '../text/fold.ts';
import { nearest } from '../text/nearest.ts';
import type { Inference } from './resolve-query.ts';

export const stationFlag: Flag<readonly string[]> = {
  flag: '--station <station>',
  help: 'name, initials or id of a space station, or the start of a word in its name: iss, tiangong, mir',
  group: 'Filter',
  several: true,
  parse: parseStations,
};

function parseStations(text: string): string[] {
  const names = text.split(',').map((part) => part.trim());
  if (names.includes('')) throw new InvalidValueError('expected a non-empty value');
  return names;
}

export interface StationSelection {
  readonly stations: readonly SpaceStation[];
  readonly inferences: readonly Inference[];
}

/** Finds stations by text. Throws `UsageError` for one that is unknown or ambiguous. */
export function resolveStations(
  texts: readonly string[],
  known: readonly SpaceStation[],
): StationSelection {
  const inferences: Inference[] = [];
  const stations = texts.map((text) => {
    const { station, isInferred } = resolveStation(text, known);
    if (isInferred) inferences.push({ flag: '--station', text, name: station.name });
    return station;
  });
  return { stations, inferences };
}

/** The ways to refer to a station, the most exact first. `text` is folded. */
const MATCHERS: readonly {
  readonly isInferred: boolean;
  matches(station: SpaceStation, text: string): boolean;
}[] = [
  { isInferred: false, matches: ({ id }, text) => String(id) === text },
  { isInferred: false, matches: ({ name }, text) => fold(name) === text },
  { isInferred: false, matches: ({ name }, text) => initials(name) === text },
  { isInferred: true, matches: ({ name }, text) => ` ${fold(name)}`.includes(` ${text}`) },
];

function resolveStation(text: string, known: readonly SpaceStation[]) {
  const folded = fold(text);
  for (const { matches, isInferred } of MATCHERS) {
    const found = known.filter((station) => folded !== '' && matches(station, folded));
    const station = onlyOne(found);
    if (station) return { station, isInferred };
    if (found.length > 0) {
      const choices = found.map(({ id, name }) => `${name} (${id})`).join(', ');
      throw new UsageError(
        `--station ${text} is ambiguous: ${choices}; use the full name or an id`,
      );
    }
  }
  throw unknownStation(text, known);
}

/** Stations share parts of their names with earlier ones; only the one in use is meant. */
function onlyOne(found: readonly SpaceStation[]): SpaceStation | undefined {
  const active = found.filter(isActive);
  const [station, ...others] = active.length === 1 ? active : found;
  return others.length === 0 ? station : undefined;
}

/** Returns `iss` for `International Space Station`; undefined for a single word. */
function initials(name: string): string | undefined {
  const words = fold(name).split(' ');
  return words.length > 1 ? words.map((word) => word.charAt(0)).join('') : undefined;
}

function unknownStation(text: string, known: readonly SpaceStation[]): UsageError {
  const names = known.map(({ name }) => name).sort();
  const abbreviations = names.flatMap((name) => initials(name)?.toUpperCase() ?? []);
  const suggestion = nearest(text, [...names, ...abbreviations]);
  const start = suggestion === undefined ? 'valid' : `did you mean ${suggestion}? Valid`;
  return new UsageError(`--station ${text}: ${start} values: ${names.join(', ')}`);
}
