import type { PassingFailure } from '../errors.ts';
import type { Entry } from '../ll2/entry.ts';
import type { SpacecraftSummary } from '../ll2/summary.ts';
import type { Filters } from '../query/filters.ts';
import type { Reference, ReferenceKind } from '../query/reference.ts';
import type { Resolution } from '../query/resolve-references.ts';
import type { Mode, SpacecraftQuery } from '../query/spacecraft-query.ts';

/** Where an answer comes from. */
export interface Provenance {
  readonly origin: 'api' | 'cache' | 'catalogue' | 'sample';
  /** When the oldest part of it was sent, in milliseconds since the epoch. */
  readonly at: number;
  /** Set if it is older than the maximum age, or replaces an answer the API did not give. */
  readonly stale?: {
    /** Why the API gave no newer answer, if it was asked. */
    readonly because?: PassingFailure;
  };
}

export interface Answer<Value> extends Provenance {
  readonly value: Value;
}

/** A page of spacecraft, or several pages merged into one. */
export interface Listing {
  /** The page as the API sent it, including fields unknown to this program; its results may be empty. */
  readonly page: { readonly count: number };
  readonly entries: readonly Entry[];
}

/** The id of a spacecraft; or its name, its serial number or words of its name. */
export type SpacecraftRef = number | string;

/** What to find. */
export interface Lookup {
  readonly refs: readonly SpacecraftRef[];
  /** The same as one name, if the references may be the words of one. */
  readonly phrase?: string;
}

/** The spacecraft that a reference may mean. */
export interface Found {
  readonly ref: SpacecraftRef;
  /** All spacecraft that match, but at most `MAX_CHOICES`. */
  readonly entries: readonly Entry[];
  /** Number of spacecraft that match; `Infinity` if the API has more than it sent. */
  readonly count: number;
  /** Whether the reference is only a part of the name, so that another spacecraft may be meant. */
  readonly isGuess: boolean;
  /** Returns spacecraft with similar names, as far as names are known. Takes milliseconds. */
  similar(): readonly SimilarSpacecraft[];
}

export type SimilarSpacecraft = Pick<SpacecraftSummary, 'id' | 'name'>;

/** Maximum number of spacecraft to choose from if a reference is ambiguous. */
export const MAX_CHOICES = 10;

export interface Findings {
  /** What the phrase means, if there is one. */
  readonly phrase?: Found;
  /** What each reference means, in the same order. Empty if the phrase has a match. */
  readonly refs: readonly Found[];
}

/** Answers questions about spacecraft, from the API or from local data. */
export interface Source {
  list(query: SpacecraftQuery): Promise<Answer<Listing>>;
  /** Summarizes all spacecraft that pass the filters, in no particular order. */
  summaries(filters: Filters): Promise<Answer<readonly SpacecraftSummary[]>>;
  /** Finds spacecraft. Without a mode, the records are detailed if that costs no request. */
  find(lookup: Lookup, mode: Mode | undefined): Promise<Answer<Findings>>;
  /** Resolves names to ids. Throws `UsageError` for a name that is unknown or ambiguous. */
  resolve(
    kind: ReferenceKind,
    references: readonly Reference[],
  ): Promise<Answer<readonly Resolution[]>>;
}
