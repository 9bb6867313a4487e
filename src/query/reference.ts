import { STATUSES } from '../ll2/status.ts';
import type { AgencySummary, Country, Named, SpacecraftSummary } from '../ll2/summary.ts';

/** An id, or text that should be a name or an abbreviation. */
export type Reference = number | string;

interface ReferenceField {
  readonly flag: `--${string}`;
  /** Returns everything of the kind that a spacecraft refers to. */
  readonly of: (summary: SpacecraftSummary) => readonly Referent[];
}

/** What a reference can refer to. Only agencies have countries, and only countries have aliases. */
export type Referent = Named & Pick<AgencySummary, 'countries'> & Partial<Pick<Country, 'aliases'>>;

const known = (referent: Referent | null | undefined) => (referent ? [referent] : []);

/** What filters can refer to by name or id, named as in the API. */
export const REFERENCES = {
  status: {
    flag: '--status',
    of: ({ status }) => known(status),
  },
  spacecraft_config: {
    flag: '--config',
    of: ({ spacecraft_config: config }) => known(config),
  },
  agency: {
    flag: '--agency',
    of: ({ spacecraft_config: config }) => known(config?.agency),
  },
  country: {
    flag: '--country',
    of: ({ spacecraft_config: config }) => config?.agency?.countries ?? [],
  },
  family: {
    flag: '--family',
    of: ({ spacecraft_config: config }) => config?.family ?? [],
  },
  type: {
    flag: '--type',
    of: ({ spacecraft_config: config }) => known(config?.type),
  },
} as const satisfies Readonly<Record<string, ReferenceField>>;

export type ReferenceKind = keyof typeof REFERENCES;

export const REFERENCE_KINDS = Object.keys(REFERENCES) as readonly ReferenceKind[];

/**
 * Returns everything of a kind that the spacecraft refer to, without duplicates. The documented
 * statuses are always known.
 */
export function collect(kind: ReferenceKind, summaries: readonly SpacecraftSummary[]): Referent[] {
  const found = new Map<number, Referent>();
  if (kind === 'status') for (const status of STATUSES) found.set(status.id, status);
  for (const summary of summaries) {
    for (const referent of REFERENCES[kind].of(summary)) found.set(referent.id, referent);
  }
  return [...found.values()];
}

/** Returns a name as it is written in a flag: statuses as in `single-use`. */
export function spelling(kind: ReferenceKind, name: string): string {
  return kind === 'status' ? statusName(name) : name;
}

/** Returns the name of a status as typed without quotes: `single-use`. */
export function statusName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, '-');
}
