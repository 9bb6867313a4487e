import type { Flag } from '../flags/flag.ts';
import { oneOf } from '../flags/values.ts';
import type { Named, SpacecraftSummary } from '../ll2/summary.ts';
import { REFERENCES } from './reference.ts';

/** What craft can be counted by, and the groups that a craft is in. */
export const GROUPINGS = {
  status: ({ status }) => (status ? [status] : []),
  agency: REFERENCES.agency,
  family: REFERENCES.family,
  type: REFERENCES.type,
  configuration: REFERENCES.spacecraft_config,
} as const satisfies Readonly<Record<string, (facts: SpacecraftSummary) => readonly Named[]>>;

export type Grouping = keyof typeof GROUPINGS;

const NAMES = Object.keys(GROUPINGS) as Grouping[];

export const DEFAULT_GROUPINGS: readonly Grouping[] = ['status', 'type', 'agency'];

export const byFlag: Flag<readonly Grouping[]> = {
  flag: '--by <groups>',
  help: `${NAMES.join(', ')}; several with commas (default: ${DEFAULT_GROUPINGS.join(',')})`,
  group: 'Output',
  values: NAMES,
  several: true,
  parse: (text) => text.split(',').map((name) => oneOf(name.trim(), NAMES)),
};

/** Craft that have something in common. */
interface Group {
  /** Null for the craft of which it is not known. */
  readonly of: Named | null;
  readonly craft: SpacecraftSummary[];
}

/** The groups that the craft fall into, the largest first; a craft of two families is in both. */
export function groupsBy(by: Grouping, craft: readonly SpacecraftSummary[]): Group[] {
  const groups = new Map<number | undefined, Group>();
  for (const facts of craft) {
    const found: readonly (Named | null)[] = GROUPINGS[by](facts);
    for (const of of found.length > 0 ? found : [null]) {
      const group = groups.get(of?.id) ?? { of, craft: [] };
      group.craft.push(facts);
      groups.set(of?.id, group);
    }
  }
  const id = ({ of }: Group) => of?.id ?? Number.POSITIVE_INFINITY;
  return [...groups.values()].sort(
    (one, other) => other.craft.length - one.craft.length || id(one) - id(other),
  );
}
