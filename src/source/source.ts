import type { Spacecraft } from '../ll2/spacecraft.ts';
import type { Mode, SpacecraftQuery } from '../query/spacecraft-query.ts';

/** Some spacecraft, as a list endpoint answers: a page, or several merged into one. */
export interface Listing {
  /** How many there are in all, of which the results are a part. */
  readonly count: number;
  readonly next?: string | null | undefined;
  readonly previous?: string | null | undefined;
  readonly results: readonly Spacecraft[];
}

/** The configurations a source knows, to turn a name into the id that filters take. */
export type ConfigurationName = { readonly id: number; readonly name: string };

/** Answers questions about spacecraft: the API, or data at hand. */
export interface Source {
  /** What to tell the user of where the data comes from, where it is not simply the API. */
  readonly notice?: string;
  list(query: SpacecraftQuery): Promise<Listing>;
  /** Undefined where there is none. */
  byId(id: number, mode: Mode): Promise<Spacecraft | undefined>;
  /** All that bear exactly this name: names are not unique. */
  byName(name: string, mode: Mode): Promise<readonly Spacecraft[]>;
  configurations(): Promise<readonly ConfigurationName[]>;
}
