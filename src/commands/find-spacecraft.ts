import { UsageError } from '../errors.ts';
import type { Entry } from '../ll2/entry.ts';
import type { Mode } from '../query/spacecraft-query.ts';
import type { Answer, Found, Lookup, Source, SpacecraftRef } from '../source/source.ts';

/** A spacecraft, and what it was referred to by. */
export interface Match {
  readonly ref: SpacecraftRef;
  readonly entry: Entry;
  /** Whether the reference is only a part of the name. */
  readonly isGuess: boolean;
}

export interface Findings {
  readonly found: readonly Match[];
  readonly missing: readonly Found[];
  /** Whether the references were found as one name. */
  readonly isPhrase: boolean;
}

/**
 * Finds spacecraft in the given order, and requests each only once. Throws `UsageError` for an
 * ambiguous reference, with the command to use instead.
 */
export async function findSpacecraft(
  lookup: Lookup,
  mode: Mode | undefined,
  source: Source,
  command = 'show',
): Promise<Answer<Findings>> {
  const onlyMatch = (found: Found) => onlyMatchOf(found, command);
  const distinct = [...new Set(lookup.refs)];
  const { value, ...provenance } = await source.find({ ...lookup, refs: distinct }, mode);
  const { phrase } = value;
  if (phrase && (phrase.count > 0 || !value.refs.some(isFoundByName))) {
    const isFound = phrase.count > 0;
    const found = isFound ? [onlyMatch(phrase)] : [];
    return { ...provenance, value: { found, missing: isFound ? [] : [phrase], isPhrase: true } };
  }
  const byRef = new Map(value.refs.map((found) => [found.ref, found]));
  const all = lookup.refs.flatMap((ref) => byRef.get(ref) ?? []);
  const found = all.filter(({ count }) => count > 0).map(onlyMatch);
  const missing = value.refs.filter(({ count }) => count === 0);
  return { ...provenance, value: { found, missing, isPhrase: false } };
}

/** Without such a reference, several words are one unknown name: in `Apollo 11`, 11 is no id. */
function isFoundByName({ ref, count, isGuess }: Found): boolean {
  return typeof ref === 'string' && count > 0 && (count === 1 || !isGuess);
}

function onlyMatchOf({ ref, entries, count, isGuess }: Found, command: string): Match {
  const [entry] = entries;
  if (!entry) throw new UsageError(`too many spacecraft match ${ref}; use a longer name`);
  if (count === 1) return { ref, entry, isGuess };
  const choices = entries.map(({ record }) => choice(record, ref)).join(', ');
  const more = count - entries.length;
  const others = more === 0 ? '' : ` and ${Number.isFinite(more) ? `${more} more` : 'more'}`;
  throw new UsageError(
    `${ref} is ambiguous: ids ${choices}${others}; show one by its id: spacecraft ${command} ${entry.record.id}`,
  );
}

/** Describes a spacecraft to choose: `40 (Space Shuttle Endeavour, OV-105, Space Shuttle)`. */
function choice(
  { id, name, serial_number, spacecraft_config: config }: Entry['record'],
  ref: SpacecraftRef,
): string {
  const facts = [name === ref ? undefined : name, serial_number, config?.name];
  const known = facts.filter(Boolean).join(', ');
  return known === '' ? String(id) : `${id} (${known})`;
}
