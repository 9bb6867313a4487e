import type { PassingFailure } from '../errors.ts';
import type { Entry } from '../ll2/entry.ts';
import type { Named, SpacecraftSummary } from '../ll2/summary.ts';
import type { ReferenceKind } from '../query/reference.ts';
import type { Mode, SpacecraftQuery } from '../query/spacecraft-query.ts';

/** An answer, and where it comes from. */
export interface Answer<Value> extends Provenance {
  readonly value: Value;
}

export interface Provenance {
  readonly origin: 'api' | 'cache' | 'catalogue' | 'sample';
  /** When the oldest part of it was sent, in milliseconds since the epoch. */
  readonly at: number;
  /** Why it is older than it was to be: what the API said when it was asked. */
  readonly because?: PassingFailure;
}

/** Some spacecraft, as a list endpoint answers: a page, or several merged into one. */
export interface Listing {
  /** The page but for its results: what the API knows and this program does not is in it too. */
  readonly page: { readonly count: number };
  readonly entries: readonly Entry[];
}

/** A craft by its id, or all craft that bear exactly this name. */
export type SpacecraftRef = number | string;

/** Answers questions about spacecraft: the API, or data at hand. */
export interface Source {
  list(query: SpacecraftQuery): Promise<Answer<Listing>>;
  /** The facts of all craft that the query's filters let through, in no order. */
  facts(query: SpacecraftQuery): Promise<Answer<readonly SpacecraftSummary[]>>;
  /** For each that is wanted, in that order, what there is of it; nothing is an empty list. */
  find(
    wanted: readonly SpacecraftRef[],
    mode: Mode,
  ): Promise<Answer<readonly (readonly Entry[])[]>>;
  /**
   * All things of a kind that filters can refer to. Where several places can tell, the first that
   * suffices does.
   */
  named(
    kind: ReferenceKind,
    suffices: (known: readonly Named[]) => boolean,
  ): Promise<Answer<readonly Named[]>>;
}
