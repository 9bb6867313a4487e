import { UsageError } from '../errors.ts';
import type { Named } from '../ll2/summary.ts';
import { fold } from '../text/fold.ts';
import { nearest } from '../text/nearest.ts';
import { collect, REFERENCES, type Reference, type ReferenceKind, spelling } from './reference.ts';

/** The id that a reference stands for. */
export interface Resolution {
  readonly id: number;
  /** The full name, if the text was only a part of it. */
  readonly inferredName?: string;
}

/**
 * Resolves references against everything known of their kind. Throws `UsageError` for a reference
 * that is unknown or ambiguous; the message ends with `advice`.
 */
export function resolveReferences(
  kind: ReferenceKind,
  references: readonly Reference[],
  known: readonly Named[],
  advice = '',
): Resolution[] {
  const isStatus = kind === 'status';
  return references.map((reference) => {
    // The API rejects an unknown status itself.
    if (isStatus && typeof reference === 'number') return { id: reference };
    const resolution = resolveReference(reference, known, !isStatus);
    if (!resolution) throw unknownReference(kind, reference, known, advice);
    return resolution;
  });
}

/**
 * Resolves references against everything known of their kind, which may be any kind. Throws
 * `UsageError` for a reference that is unknown or ambiguous.
 */
export function resolveNames(
  flag: string,
  references: readonly Reference[],
  known: readonly Named[],
): Resolution[] {
  return references.map((reference) => {
    const resolution = resolveReference(reference, known);
    if (resolution) return resolution;
    const names = known.map(({ name }) => name).sort();
    const suggestion = nearest(String(reference), [...names, ...shortNames(known)]);
    throw unknownValue(`${flag} ${reference}`, names, suggestion);
  });
}

/** Resolves statuses without the catalogue, which knows others than the documented ones. */
export function resolveDocumentedStatuses(references: readonly Reference[]): Resolution[] {
  const advice = '; other names require the catalogue (spacecraft sync)';
  return resolveReferences('status', references, collect('status', []), advice);
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
export function resolveReference(
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
    const matches = known.filter((named) =>
      [named.name, ...shortNames([named])].some((candidate) => form(candidate) === text),
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
  advice: string,
): UsageError {
  const isStatus = kind === 'status';
  const names = known.map(({ name }) => spelling(kind, name));
  // The documented statuses are first, in their usual order.
  if (!isStatus) names.sort();
  const typed = spelling(kind, String(reference));
  const orId = isStatus ? ', or a status id' : '';
  const suggestion = nearest(typed, [...names, ...shortNames(known)]);
  const source = `${REFERENCES[kind].flag} ${reference}`;
  return unknownValue(source, names, suggestion, `${orId}${advice}`);
}

function unknownValue(
  source: string,
  names: readonly string[],
  suggestion: string | undefined,
  end = '',
): UsageError {
  const start = suggestion === undefined ? 'valid' : `did you mean ${suggestion}? Valid`;
  return new UsageError(`${source}: ${start} values: ${names.join(', ')}${end}`);
}

function shortNames(known: readonly Named[]): string[] {
  return known.flatMap(({ abbrev, aliases = [] }) => [
    ...(abbrev === undefined ? [] : [abbrev]),
    ...aliases,
  ]);
}
