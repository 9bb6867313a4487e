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

/** A spacecraft by id, or all spacecraft with exactly this name. */
export type SpacecraftRef = number | string;

/** Answers questions about spacecraft, from the API or from local data. */
export interface Source {
  list(query: SpacecraftQuery): Promise<Answer<Listing>>;
  /** Summarizes all spacecraft that pass the filters, in no particular order. */
  summaries(filters: Filters): Promise<Answer<readonly SpacecraftSummary[]>>;
  /** Returns the matches of each reference, in the same order; an empty list if there are none. */
  find(refs: readonly SpacecraftRef[], mode: Mode): Promise<Answer<readonly (readonly Entry[])[]>>;
  /** Resolves names to ids. Throws `UsageError` for a name that is unknown or ambiguous. */
  resolve(
    kind: ReferenceKind,
    references: readonly Reference[],
  ): Promise<Answer<readonly Resolution[]>>;
}
