import { UsageError } from '../errors.ts';
import { STATUSES } from '../ll2/status.ts';
import type { Named, SpacecraftSummary } from '../ll2/summary.ts';
import { fold } from '../text/fold.ts';
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
  status: {
    flag: '--status',
    of: ({ status }) => (status ? [status] : []),
  },
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
  'status',
  'spacecraft_config',
  'agency',
  'family',
  'type',
];

/**
 * Returns everything of a kind that the spacecraft refer to, without duplicates. The documented
 * statuses are always known.
 */
export function collect(kind: ReferenceKind, summaries: readonly SpacecraftSummary[]): Named[] {
  const found = new Map<number, Named>();
  if (kind === 'status') for (const status of STATUSES) found.set(status.id, status);
  for (const summary of summaries) {
    for (const named of REFERENCES[kind].of(summary)) found.set(named.id, named);
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
    const resolution = resolveReference(reference, known, kind !== 'status');
    if (!resolution) throw unknownReference(kind, reference, known);
    return resolution;
  });
}

/** Resolves statuses without the catalogue, which knows others than the documented ones. */
export function resolveDocumentedStatuses(references: readonly Reference[]): Resolution[] {
  const known = collect('status', []);
  return references.map((reference) => {
    if (typeof reference === 'number') return { id: reference };
    const resolution = resolveReference(reference, known, false);
    if (resolution) return resolution;
    throw unknownReference(
      'status',
      reference,
      known,
      '; other names require the catalogue (spacecraft sync)',
    );
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
 * Resolves an id that is known; or a name or abbreviation, ignoring case, and if there is none
 * ignoring accents and hyphens; or a part of a name if only one name contains it.
 */
function resolveReference(
  reference: Reference,
  known: readonly Named[],
  acceptsParts = true,
): Resolution | undefined {
  const exact = exactMatches(reference, known);
  const matches = exact.length > 0 || !acceptsParts ? exact : partialMatches(reference, known);
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
  for (const form of [lowerCase, fold]) {
    const text = form(reference);
    const matches = known.filter(({ name, abbrev }) =>
      [name, abbrev].some((candidate) => candidate !== undefined && form(candidate) === text),
    );
    if (matches.length > 0) return matches;
  }
  return [];
}

function lowerCase(text: string): string {
  return text.normalize().toLowerCase();
}

function partialMatches(reference: Reference, known: readonly Named[]): readonly Named[] {
  if (typeof reference === 'number') return [];
  const text = fold(reference);
  return text === '' ? [] : known.filter(({ name }) => fold(name).includes(text));
}

function unknownReference(
  kind: ReferenceKind,
  reference: Reference,
  known: readonly Named[],
  advice = '',
): UsageError {
  const isStatus = kind === 'status';
  const names = known.map(({ name }) => spelling(kind, name));
  // The documented statuses are first, in their usual order.
  if (!isStatus) names.sort();
  const abbreviations = known.flatMap(({ abbrev }) => abbrev ?? []);
  const typed = spelling(kind, String(reference));
  const suggestion = nearest(typed, [...names, ...abbreviations]);
  const start = suggestion === undefined ? 'valid' : `did you mean ${suggestion}? Valid`;
  const orId = isStatus ? ', or a status id' : '';
  return new UsageError(
    `${REFERENCES[kind].flag} ${reference}: ${start} values: ${names.join(', ')}${orId}${advice}`,
  );
}
