import { UsageError } from '../errors.ts';
import type { Named, SpacecraftSummary } from '../ll2/summary.ts';
import { nearest } from '../text/nearest.ts';

/** An id, or a text that is to be a name or an abbreviation. */
export type Reference = number | string;

/** What filters refer to by name or id, and where in the facts it is. */
export const REFERENCES = {
  spacecraft_config: (facts) => (facts.spacecraft_config ? [facts.spacecraft_config] : []),
  agency: (facts) => (facts.spacecraft_config?.agency ? [facts.spacecraft_config.agency] : []),
  family: (facts) => facts.spacecraft_config?.family ?? [],
  type: (facts) => (facts.spacecraft_config?.type ? [facts.spacecraft_config.type] : []),
} as const satisfies Readonly<Record<string, (facts: SpacecraftSummary) => readonly Named[]>>;

export type ReferenceKind = keyof typeof REFERENCES;

/** Whether the craft is of any of these. */
export function hasReference(
  kind: ReferenceKind,
  facts: SpacecraftSummary,
  ids: readonly Reference[],
): boolean {
  return REFERENCES[kind](facts).some(({ id }) => ids.includes(id));
}

/** All that the craft refer to, each once. */
export function collect(kind: ReferenceKind, craft: readonly SpacecraftSummary[]): Named[] {
  const found = new Map<number, Named>();
  for (const facts of craft) {
    for (const named of REFERENCES[kind](facts)) found.set(named.id, named);
  }
  return [...found.values()];
}

/** What a text may mean. */
export interface Resolution {
  readonly id: number;
  /** The full name, where the text was only a part of it. */
  readonly inferredName?: string;
}

/**
 * What the text means among the candidates: the one whose name or abbreviation it is, whatever the
 * case, or else the only one whose name it is a part of. Undefined where there is none.
 * Throws `UsageError` where there are several.
 */
export function resolveReference(
  text: string,
  candidates: readonly Named[],
): Resolution | undefined {
  const wanted = text.toLowerCase();
  const exact = candidates.filter(
    ({ name, abbrev }) => name.toLowerCase() === wanted || abbrev?.toLowerCase() === wanted,
  );
  const fitting =
    exact.length > 0 ? exact : candidates.filter(({ name }) => name.toLowerCase().includes(wanted));
  const [only, ...others] = fitting;
  if (!only) return undefined;
  if (others.length > 0) {
    const choices = fitting.map(({ id, name }) => `${name} (${id})`).join(', ');
    throw new UsageError(`${text} may be ${choices}: give a whole name or an id`);
  }
  return exact.length > 0 ? { id: only.id } : { id: only.id, inferredName: only.name };
}

/** The refusal of a text that means none of the candidates. */
export function unknownReference(
  flag: string,
  text: string,
  candidates: readonly Named[],
): UsageError {
  const names = candidates.map(({ name }) => name).toSorted();
  const abbreviations = candidates.flatMap(({ abbrev }) => abbrev ?? []);
  const guess = nearest(text, [...names, ...abbreviations]);
  const hint = guess === undefined ? '' : `did you mean ${guess}? `;
  return new UsageError(`${flag} ${text}: ${hint}There are ${names.join(', ')}`);
}
