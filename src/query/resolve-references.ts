import { UsageError } from '../errors.ts';
import { fold } from '../text/fold.ts';
import { nearest } from '../text/nearest.ts';
import { agenciesByCountry, type Choice, choiceOf, shortNames } from './choice.ts';
import {
  collect,
  REFERENCES,
  type Reference,
  type ReferenceKind,
  type Referent,
  spelling,
} from './reference.ts';

/** What a reference stands for. */
export interface Resolution {
  /** Several if the text is a country, which stands for all its agencies. */
  readonly ids: readonly number[];
  /** What the text was taken for, if it is only a part of a name, or a country. */
  readonly inferredName?: string;
}

/**
 * Resolves references against everything known of their kind. Throws `UsageError` for a reference
 * that is unknown or ambiguous; the message ends with `advice`.
 */
export function resolveReferences(
  kind: ReferenceKind,
  references: readonly Reference[],
  known: readonly Referent[],
  advice = '',
): Resolution[] {
  const isStatus = kind === 'status';
  return references.map((reference) => {
    // The API rejects an unknown status itself.
    if (isStatus && typeof reference === 'number') return { ids: [reference] };
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
  known: readonly Referent[],
): Resolution[] {
  return references.map((reference) => {
    const resolution = resolveReference(reference, known);
    if (resolution) return resolution;
    const names = known.map(({ name }) => name).sort();
    throw unknownValue(`${flag} ${reference}`, String(reference), { names, known });
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
  known: readonly Referent[],
): (Resolution | undefined)[] {
  return references.map((reference) => {
    const isKnown = exactMatches(reference, known).length > 0;
    return isKnown ? resolveReference(reference, known) : undefined;
  });
}

/** Returns whether all references can be resolved. Throws `UsageError` if one is ambiguous. */
export function canResolve(references: readonly Reference[], known: readonly Referent[]): boolean {
  return references.every((reference) => resolveReference(reference, known) !== undefined);
}

/**
 * Resolves an id that is known; or a name or abbreviation, ignoring case, and if there is none
 * ignoring accents and hyphens; or a country of agencies; or a part of a name that starts at a word,
 * if only one name contains it.
 */
export function resolveReference(
  reference: Reference,
  known: readonly Referent[],
  acceptsParts = true,
): Resolution | undefined {
  const exact = onlyMatch(reference, exactMatches(reference, known));
  if (exact) return { ids: exact.ids };
  if (!acceptsParts || typeof reference === 'number') return undefined;
  const countries = agenciesByCountry(known);
  const inferred =
    onlyMatch(reference, matchingForm(reference, countries)) ??
    onlyMatch(reference, partialMatches(reference, [...known.map(choiceOf), ...countries]));
  return inferred && { ids: inferred.ids, inferredName: inferred.meaning };
}

function onlyMatch(reference: Reference, matches: readonly Choice[]): Choice | undefined {
  const [match, ...others] = matches;
  if (others.length === 0) return match;
  const choices = matches.map(({ label }) => label).join(', ');
  throw new UsageError(`${reference} is ambiguous: ${choices}; use the full name or an id`);
}

function exactMatches(reference: Reference, known: readonly Referent[]): Choice[] {
  return typeof reference === 'number'
    ? known.filter(({ id }) => id === reference).map(choiceOf)
    : matchingForm(reference, known.map(choiceOf));
}

/** Returns the choices of this name, ignoring case; if there are none, ignoring accents. */
function matchingForm(reference: string, choices: readonly Choice[]): Choice[] {
  for (const form of [lowerCase, fold]) {
    const text = form(reference);
    if (text === '') return [];
    const matches = choices.filter(({ names }) => names.some((name) => form(name) === text));
    if (matches.length > 0) return matches;
  }
  return [];
}

function lowerCase(text: string): string {
  return text.normalize().toLowerCase();
}

function partialMatches(reference: string, choices: readonly Choice[]): Choice[] {
  const text = fold(reference);
  return text === ''
    ? []
    : choices.filter(({ names: [fullName = ''] }) => hasAtWordStart(fold(fullName), text));
}

/** Returns whether the text occurs at the start of a word: `us` is no part of `Russian`. */
function hasAtWordStart(name: string, text: string): boolean {
  let index = name.indexOf(text);
  while (index > 0 && /[\p{L}\p{N}]/u.test(name.charAt(index - 1))) {
    index = name.indexOf(text, index + 1);
  }
  return index >= 0;
}

function unknownReference(
  kind: ReferenceKind,
  reference: Reference,
  known: readonly Referent[],
  advice: string,
): UsageError {
  const isStatus = kind === 'status';
  const names = known.map(({ name }) => spelling(kind, name));
  // The documented statuses are first, in their usual order.
  if (!isStatus) names.sort();
  const typed = spelling(kind, String(reference));
  const orId = isStatus ? ', or a status id' : '';
  const lacksCountries = kind === 'agency' && agenciesByCountry(known).length === 0;
  const orCountry = lacksCountries
    ? '; countries require a detailed catalogue (spacecraft sync)'
    : '';
  const source = `${REFERENCES[kind].flag} ${reference}`;
  return unknownValue(source, typed, { names, known }, `${orId}${orCountry}${advice}`);
}

interface KnownValues {
  /** As typed in a flag, in the order of the message. */
  readonly names: readonly string[];
  readonly known: readonly Referent[];
}

function unknownValue(
  source: string,
  typed: string,
  { names, known }: KnownValues,
  end = '',
): UsageError {
  // Any two letters are close to some abbreviation.
  const suggestion =
    typed.length > 2 ? nearest(typed, [...names, ...known.flatMap(shortNames)]) : undefined;
  const start = suggestion === undefined ? 'valid' : `did you mean ${suggestion}? Valid`;
  return new UsageError(`${source}: ${start} values: ${names.join(', ')}${end}`);
}
