import { UsageError } from '../errors.ts';
import { collect } from '../query/reference.ts';
import { flagsBeyondApi, type Mode, type SpacecraftQuery } from '../query/spacecraft-query.ts';
import { DamagedCatalogue } from '../store/catalogue-file.ts';
import { CacheMiss } from './cached-client.ts';
import { type Collection, coversQuery, localSource } from './local.ts';
import type { Answer, Source } from './source.ts';

/** How a question is put to any one source. */
export type Ask<Value> = (source: Source) => Promise<Answer<Value>>;

/** A question to a source that has several others to turn to. */
export interface Question<Value> {
  readonly mode: Mode;
  readonly ask: Ask<Value>;
  /** Whether a catalogue can tell as much as the API. */
  readonly canAnswer: (catalogue: Collection) => boolean;
  /** Whether the API has no way to answer. */
  readonly needsCatalogue: boolean;
}

/** A source that turns to others: each of its methods as a question. */
export function routedSource(
  answer: <Value>(question: Question<Value>) => Promise<Answer<Value>>,
): Source {
  function forQuery<Value>(query: SpacecraftQuery, ask: Ask<Value>): Promise<Answer<Value>> {
    const needsCatalogue = flagsBeyondApi(query).length > 0;
    return answer({
      mode: query.mode,
      ask,
      canAnswer: (catalogue) => needsCatalogue || coversQuery(catalogue, query),
      needsCatalogue,
    });
  }

  return {
    list: (query) => forQuery(query, (source) => source.list(query)),
    facts: (query) => forQuery(query, (source) => source.facts(query)),
    find: (wanted, mode) =>
      answer({
        mode,
        ask: (source) => source.find(wanted, mode),
        canAnswer: () => true,
        needsCatalogue: false,
      }),
    named: (kind, suffices) =>
      answer({
        mode: 'normal',
        ask: (source) => source.named(kind, suffices),
        canAnswer: ({ facts }) => kind !== 'spacecraft_config' || suffices(collect(kind, facts)),
        needsCatalogue: kind !== 'spacecraft_config',
      }),
  };
}

/** What the catalogue answers; undefined where it is damaged, of which the user is warned. */
export async function askCatalogue<Value>(
  catalogue: Collection,
  base: URL,
  ask: Ask<Value>,
  warn: (line: string) => void,
): Promise<Answer<Value> | undefined> {
  try {
    return await ask(localSource(catalogue, base));
  } catch (error) {
    if (!(error instanceof DamagedCatalogue)) throw error;
    warn('the catalogue is damaged and not used: spacecraft sync renews it');
    return undefined;
  }
}

/** What was answered before, whatever its age; undefined where nothing is kept. */
export async function askKept<Value>(
  kept: Source,
  ask: Ask<Value>,
): Promise<Answer<Value> | undefined> {
  try {
    return await ask(kept);
  } catch (error) {
    // The API was never asked what it cannot answer.
    if (error instanceof CacheMiss || error instanceof UsageError) return undefined;
    throw error;
  }
}
