import { UsageError } from '../errors.ts';
import type { Named, SpacecraftSummary } from '../ll2/summary.ts';
import { nearest } from '../text/nearest.ts';

/** An id, or text that should be a name or an abbreviation. */
export type Reference = number | string;

interface ReferenceField {
  readonly flag: `--${string}`;
  /** Returns everything of the kind that a spacecraft refers to. */
  readonly of: (summary: SpacecraftSummary) => readonly Named[];
}

/** What filters can refer to by name or id, named as in the API. */
export const REFERENCES = {
  spacecraft_config: {
    flag: '--config',
    of: ({ spacecraft_config: config }) => (config ? [config] : []),
  },
  agency: {
    flag: '--agency',
    of: ({ spacecraft_config: config }) => (config?.agency ? [config.agency] : []),
  },
  family: {
    flag: '--family',
    of: ({ spacecraft_config: config }) => config?.family ?? [],
  },
  type: {
    flag: '--type',
    of: ({ spacecraft_config: config }) => (config?.type ? [config.type] : []),
  },
} as const satisfies Readonly<Record<string, ReferenceField>>;

export type ReferenceKind = keyof typeof REFERENCES;

export const REFERENCE_KINDS: readonly ReferenceKind[] = [
  'spacecraft_config',
  'agency',
  'family',
  'type',
];

/** Returns everything of a kind that the spacecraft refer to, without duplicates. */
export function collect(kind: ReferenceKind, summaries: readonly SpacecraftSummary[]): Named[] {
  const found = new Map<number, Named>();
  for (const summary of summaries) {
    for (const named of REFERENCES[kind].of(summary)) found.set(named.id, named);
  }
  return [...found.values()];
}

/** The id that a reference stands for. */
export interface Resolution {
  readonly id: number;
  /** The full name, if the text was only a part of it. */
  readonly inferredName?: string;
}

/**
 * Resolves references against everything known of their kind. Throws `UsageError` for a reference
 * that is unknown or ambiguous.
 */
export function resolveReferences(
  kind: ReferenceKind,
  references: readonly Reference[],
  known: readonly Named[],
): Resolution[] {
  return references.map((reference) => {
    const resolution = resolveReference(reference, known);
    if (!resolution) throw unknownReference(kind, reference, known);
    return resolution;
  });
}

/**
 * Resolves references against some of everything of their kind: only known ids and exact names,
 * because a part of a name may occur in other names too. An unknown one is undefined.
 */
export function resolveExactly(
  references: readonly Reference[],
  known: readonly Named[],
): (Resolution | undefined)[] {
  return references.map((reference) => {
    const isKnown = exactMatches(reference, known).length > 0;
    return isKnown ? resolveReference(reference, known) : undefined;
  });
}

/** Returns whether all references can be resolved. Throws `UsageError` if one is ambiguous. */
export function canResolve(references: readonly Reference[], known: readonly Named[]): boolean {
  return references.every((reference) => resolveReference(reference, known) !== undefined);
}

/**
 * Resolves an id that is known; or a name or abbreviation, ignoring case; or a part of a name if
 * only one name contains it.
 */
function resolveReference(reference: Reference, known: readonly Named[]): Resolution | undefined {
  const exact = exactMatches(reference, known);
  const matches = exact.length > 0 ? exact : partialMatches(reference, known);
  const [match, ...others] = matches;
  if (!match) return undefined;
  if (others.length > 0) {
    const choices = matches.map(({ id, name }) => `${name} (${id})`).join(', ');
    throw new UsageError(`${reference} is ambiguous: ${choices}; use the full name or an id`);
  }
  return exact.length > 0 ? { id: match.id } : { id: match.id, inferredName: match.name };
}

function exactMatches(reference: Reference, known: readonly Named[]): readonly Named[] {
  if (typeof reference === 'number') return known.filter(({ id }) => id === reference);
  const text = reference.toLowerCase();
  return known.filter(
    ({ name, abbrev }) => name.toLowerCase() === text || abbrev?.toLowerCase() === text,
  );
}

function partialMatches(reference: Reference, known: readonly Named[]): readonly Named[] {
  if (typeof reference === 'number') return [];
  const text = reference.toLowerCase();
  return known.filter(({ name }) => name.toLowerCase().includes(text));
}

function unknownReference(
  kind: ReferenceKind,
  reference: Reference,
  known: readonly Named[],
): UsageError {
  const names = known.map(({ name }) => name).toSorted();
  const abbreviations = known.flatMap(({ abbrev }) => abbrev ?? []);
  const suggestion = nearest(String(reference), [...names, ...abbreviations]);
  const start = suggestion === undefined ? 'valid' : `did you mean ${suggestion}? Valid`;
  return new UsageError(
    `${REFERENCES[kind].flag} ${reference}: ${start} values: ${names.join(', ')}`,
  );
}
