import { configurationsUrl } from '../api/urls.ts';
import type { Flight } from '../ll2/spacecraft.ts';
import { askOrFallBack, pageLookup } from './ask-or-fall-back.ts';
import { readEach } from './fetch-existing.ts';
import {
  type ConfigurationEntry,
  configurationsOf,
  openLocal,
  sampleConfigurations,
} from './local-configurations.ts';
import type { Services, SourceOptions } from './open-source.ts';
import type { Answer } from './source.ts';

export interface ConfigurationList {
  readonly entries: readonly ConfigurationEntry[];
  /**
   * The number of all configurations; undefined if only those of local spacecraft are known: the API
   * has some without any spacecraft.
   */
  readonly count: number | undefined;
}

/** The flights of a configuration's spacecraft, and the time (ms since the epoch) of this state. */
export interface FlightHistory {
  readonly flights: readonly Flight[];
  readonly at: number;
}

export interface ConfigurationSource {
  /**
   * Returns configurations: from a fresh cached response or a fresh detailed catalogue, unless
   * `canAnswer` rejects what it contains, or else with one request.
   */
  find(canAnswer: (list: ConfigurationList) => boolean): Promise<Answer<ConfigurationList>>;
  /** Returns whether data of that time (ms since the epoch) is younger than the maximum age. */
  readonly isFresh: (at: number) => boolean;
  /** Returns undefined without a detailed catalogue. */
  flightsOf(configurationId: number): FlightHistory | undefined;
}

export function configurationSource(
  { policy, warn }: Pick<SourceOptions, 'policy' | 'warn'>,
  services: Services,
): ConfigurationSource {
  const { client, isFresh } = services;
  const url = configurationsUrl(client.base, 'detailed');
  const page = pageLookup(url, 'configurationPage', services);
  const { catalogue, read } = openLocal(services, warn);

  async function listOf<Value extends Awaited<ReturnType<typeof page.ask>>>(
    answer: Value,
  ): Promise<Answer<ConfigurationList>> {
    const { readConfiguration } = await import('../ll2/read-entry.ts');
    const { count, results } = answer.value;
    return { ...answer, value: { count, entries: await readEach(results, readConfiguration) } };
  }

  function catalogueList(): Answer<ConfigurationList> | undefined {
    return read(({ summaries, at, entries }) => {
      const ids = new Map(summaries.map(({ id, spacecraft_config: config }) => [config?.id, id]));
      ids.delete(undefined);
      const value = { count: undefined, entries: configurationsOf(entries([...ids.values()])) };
      return { value, at, origin: 'catalogue', ...(!isFresh(at) && { stale: {} }) };
    });
  }

  async function findLocal(canAnswer: (list: ConfigurationList) => boolean) {
    const cached = await page.findLocal();
    const detailed = catalogue()?.mode === 'detailed' ? catalogueList() : undefined;
    const lists = [cached && (await listOf(cached)), detailed]
      .filter((list) => list !== undefined)
      .toSorted((a, b) => b.at - a.at);
    return lists.find(({ value }) => canAnswer(value)) ?? lists[0] ?? catalogueList();
  }

  return {
    isFresh,

    async find(canAnswer) {
      const opened = policy === 'online' && !client.isCached(url) ? catalogue() : undefined;
      if (opened?.mode === 'detailed' && isFresh(opened.at)) {
        const list = catalogueList();
        if (list && canAnswer(list.value)) return list;
      }
      const answer = await askOrFallBack(policy, {
        ask: async () => listOf(await page.ask()),
        findLocal: () => findLocal(canAnswer),
      });
      if (answer) return answer;
      const { at, entries } = await sampleConfigurations();
      return { value: { count: undefined, entries }, at, origin: 'sample' };
    },

    flightsOf(configurationId) {
      if (catalogue()?.mode !== 'detailed') return undefined;
      return read(({ summaries, at, entries }) => {
        const ids = summaries
          .filter(({ spacecraft_config: config }) => config?.id === configurationId)
          .map(({ id }) => id);
        return { flights: entries(ids).flatMap(({ record }) => record.flights ?? []), at };
      });
    },
  };
}
