import type { Flag } from '../flags/flag.ts';
import { oneOf } from '../flags/values.ts';
import type { Named, SpacecraftSummary } from '../ll2/summary.ts';
import { REFERENCES } from './reference.ts';

/** What spacecraft can be grouped by, each with a function that returns a spacecraft's values. */
const GROUPINGS = {
  status: REFERENCES.status.of,
  agency: REFERENCES.agency.of,
  family: REFERENCES.family.of,
  type: REFERENCES.type.of,
  configuration: REFERENCES.spacecraft_config.of,
} as const satisfies Readonly<Record<string, (summary: SpacecraftSummary) => readonly Named[]>>;

export type Grouping = keyof typeof GROUPINGS;

const NAMES = Object.keys(GROUPINGS) as Grouping[];

export const DEFAULT_GROUPINGS: readonly Grouping[] = ['status', 'type', 'agency'];

export const byFlag: Flag<readonly Grouping[]> = {
  flag: '--by <groups>',
  help: `${NAMES.join(', ')}; separate several with commas (default: ${DEFAULT_GROUPINGS.join(',')})`,
  group: 'Output',
  values: NAMES,
  several: true,
  parse: (text) => text.split(',').map((name) => oneOf(name.trim(), NAMES)),
};

/** Spacecraft with the same value of a grouping. */
export interface Group {
  /** The value in common; null if it is unknown. */
  readonly key: Named | null;
  readonly spacecraft: readonly SpacecraftSummary[];
}

/** Returns the groups, largest first; spacecraft with several values are in several groups. */
export function groupsBy(by: Grouping, spacecraft: readonly SpacecraftSummary[]): Group[] {
  const groups = new Map<
    number | undefined,
    Group & { readonly spacecraft: SpacecraftSummary[] }
  >();
  for (const summary of spacecraft) {
    const keys: readonly (Named | null)[] = GROUPINGS[by](summary);
    for (const key of keys.length > 0 ? keys : [null]) {
      const group = groups.get(key?.id) ?? { key, spacecraft: [] };
      group.spacecraft.push(summary);
      groups.set(key?.id, group);
    }
  }
  const id = ({ key }: Group) => key?.id ?? Number.POSITIVE_INFINITY;
  return [...groups.values()].sort(
    (a, b) => b.spacecraft.length - a.spacecraft.length || id(a) - id(b),
  );
}
