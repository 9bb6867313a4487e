/** The places an answer can come from, in the order they are tried. */
import { BadResponseError, PassingFailure, UsageError } from '../errors.ts';
import { collect } from '../query/reference.ts';
import { canResolve } from '../query/resolve-references.ts';
import { flagsBeyondApi, type Mode, type SpacecraftQuery } from '../query/spacecraft-query.ts';
import { CorruptFileError } from '../store/file-format.ts';
import { CacheMiss } from './cached-client.ts';
import { type Collection, coversFilters, localSource } from './local.ts';
import { isMultiPage } from './paging.ts';
import type { Answer, Source } from './source.ts';
import { withNamesOf } from './with-names.ts';

/** The catalogue, with the mode of its records. */
export interface CatalogueCollection extends Collection {
  readonly mode: Mode;
}

export interface Candidates {
  /** For page links. */
  readonly base: URL;
  /** Opens the catalogue, if there is one. */
  openCatalogue(): CatalogueCollection | undefined;
  /** Asks the API, through fresh cached responses. */
  readonly api: Source;
  /** Uses cached responses of any age, and throws `CacheMiss` if there is none. */
  readonly cache: Source;
  readonly openSample: () => Promise<Collection>;
  /**
   * Runs work while no other process sends several requests. `hasWaited` says whether one did, which may
   * have stored what the work needs.
   */
  exclusively<Result>(work: (hasWaited: boolean) => Promise<Result>): Promise<Result>;
  /** Returns whether data of that time (ms since the epoch) may be used without asking the API. */
  readonly isFresh: (at: number) => boolean;
  readonly warn: (line: string) => void;
}

/** A question that any candidate may answer. */
interface Question<Value> {
  readonly mode: Mode;
  ask(source: Source): Promise<Answer<Value>>;
  /** Whether the API has no way to answer. */
  readonly needsCatalogue: boolean;
  /** Whether the API needs several requests to answer. */
  readonly needsSeveralRequests: boolean;
  /** Whether the catalogue can answer as well as the API. */
  canAnswer(catalogue: Collection): boolean;
}

type Route = <Value>(question: Question<Value>) => Promise<Answer<Value>>;

/**
 * Saves quota: a fresh catalogue answers, then a fresh cached response, then the API. If the API
 * fails, the newest of the catalogue and the cache answers, whatever its age; and if it has no such
 * query or there is nothing else, a catalogue without the details asked for.
 */
export function onlineSource(candidates: Candidates): Source {
  const { isFresh } = candidates;
  const { openFor, reopen, askCatalogue, askCache } = localCandidates(candidates);
  const api = withNamesOf(() => openFor('normal')?.summaries ?? [], candidates.api);

  function suitableCatalogue<Value>(question: Question<Value>) {
    const mode = question.needsCatalogue ? 'normal' : question.mode;
    const catalogue = openFor(mode);
    return catalogue && question.canAnswer(catalogue) ? catalogue : undefined;
  }

  async function freshCatalogueAnswer<Value>(question: Question<Value>) {
    const catalogue = suitableCatalogue(question);
    if (!catalogue) return undefined;
    const isUsable = question.needsCatalogue || isFresh(catalogue.at);
    return isUsable ? askCatalogue(catalogue, question) : undefined;
  }

  async function newestLocalAnswer<Value>(question: Question<Value>) {
    const catalogue = suitableCatalogue(question);
    const answers = [
      catalogue && (await askCatalogue(catalogue, question)),
      await askCache(question),
    ];
    const available = answers.filter((answer) => answer !== undefined);
    const newest = available.toSorted((a, b) => b.at - a.at).at(0);
    const withoutDetails = catalogue ? undefined : openFor('normal');
    return newest ?? (withoutDetails && askCatalogue(withoutDetails, question));
  }

  async function apiOrStaleAnswer<Value>(question: Question<Value>): Promise<Answer<Value>> {
    try {
      return await question.ask(api);
    } catch (error) {
      if (!(error instanceof PassingFailure)) throw error;
      const answer = await newestLocalAnswer(question);
      if (!answer) throw error;
      return { ...answer, stale: { because: error } };
    }
  }

  return routedSource(async (question) => {
    const answer = await freshCatalogueAnswer(question);
    if (answer) return answer;
    if (!question.needsSeveralRequests) return apiOrStaleAnswer(question);
    return candidates.exclusively(async (hasWaited) => {
      if (hasWaited) reopen();
      return (await freshCatalogueAnswer(question)) ?? apiOrStaleAnswer(question);
    });
  });
}

/**
 * Sends no request: the catalogue answers, then a cached response of any age, then a catalogue
 * without the details asked for or without what a filter refers to, then the bundled sample.
 */
export function offlineSource(candidates: Candidates): Source {
  const { base, openSample } = candidates;
  const { openFor, askCatalogue, askCache } = localCandidates(candidates);

  return routedSource(async (question) => {
    const catalogue = openFor(question.mode);
    const suitable = catalogue && question.canAnswer(catalogue) ? catalogue : undefined;
    const lesser = suitable ? undefined : openFor('normal');
    return (
      (suitable && (await askCatalogue(suitable, question))) ??
      (await askCache(question)) ??
      (lesser && (await askCatalogue(lesser, question))) ??
      question.ask(localSource(await openSample(), base))
    );
  });
}

/** Returns how to ask local data. An answer of undefined means: try the next candidate. */
function localCandidates({ base, openCatalogue, cache, isFresh, warn }: Candidates) {
  let catalogue: CatalogueCollection | undefined | 'unopened' = 'unopened';

  const withAge = <Value>(answer: Answer<Value>): Answer<Value> =>
    isFresh(answer.at) ? answer : { ...answer, stale: {} };

  return {
    /** Makes the next use open the catalogue again. */
    reopen(): void {
      catalogue = 'unopened';
    },

    /** Opens the catalogue if its records have that mode; detailed ones also contain normal ones. */
    openFor(mode: Mode): CatalogueCollection | undefined {
      if (catalogue === 'unopened') catalogue = openCatalogue();
      return mode === 'normal' || catalogue?.mode === 'detailed' ? catalogue : undefined;
    },

    async askCatalogue<Value>(
      collection: Collection,
      { ask }: Question<Value>,
    ): Promise<Answer<Value> | undefined> {
      try {
        return withAge(await ask(localSource(collection, base)));
      } catch (error) {
        if (!(error instanceof CorruptFileError)) throw error;
        warn('ignoring the corrupt catalogue; run spacecraft sync');
        return undefined;
      }
    },

    async askCache<Value>({ ask }: Question<Value>): Promise<Answer<Value> | undefined> {
      try {
        return withAge(await ask(cache));
      } catch (error) {
        if (isUnanswerable(error)) return undefined;
        throw error;
      }
    },
  };
}

/**
 * Returns whether the cache has no answer: nothing is cached, the API has no such query, or pages
 * were cached at different times and contradict each other.
 */
function isUnanswerable(error: unknown): boolean {
  return [CacheMiss, UsageError, BadResponseError].some((type) => error instanceof type);
}

/** Creates a source that turns each of its methods into a question. */
function routedSource(answer: Route): Source {
  return {
    list: (query) =>
      answer({
        ...queryQuestion(query),
        needsSeveralRequests: isMultiPage(query),
        ask: (source) => source.list(query),
      }),
    summaries: (filters) =>
      answer({
        ...queryQuestion({ filters, ordering: [], mode: 'normal' }),
        needsSeveralRequests: true,
        ask: (source) => source.summaries(filters),
      }),
    find: (lookup, mode) =>
      answer({
        mode: mode ?? 'normal',
        ask: (source) => source.find(lookup, mode),
        needsCatalogue: false,
        needsSeveralRequests: lookup.refs.length > 1,
        canAnswer: () => true,
      }),
    resolve: (kind, references) =>
      answer({
        mode: 'normal',
        ask: (source) => source.resolve(kind, references),
        needsCatalogue: kind !== 'spacecraft_config',
        needsSeveralRequests: false,
        canAnswer: ({ summaries }) =>
          kind !== 'spacecraft_config' || canResolve(references, collect(kind, summaries)),
      }),
  };
}

function queryQuestion(query: Pick<SpacecraftQuery, 'filters' | 'ordering' | 'mode'>) {
  const needsCatalogue = flagsBeyondApi(query).length > 0;
  return {
    mode: query.mode,
    needsCatalogue,
    canAnswer: (catalogue: Collection) => needsCatalogue || coversFilters(catalogue, query.filters),
  };
}
