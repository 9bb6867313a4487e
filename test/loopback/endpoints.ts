import { CONFIGURATIONS, STATUSES } from './configurations.ts';
import { applyNameQuery, applyQuery, BadRequest, parseRange } from './drf.ts';
import type { FleetSpacecraft } from './fleet.ts';
import { configurationRecord, spacecraftRecord } from './records.ts';
import { SPACE_STATIONS, stationRecord } from './space-stations.ts';

export interface Reply {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Returns the reply to a GET request. `base` is the URL that paths are relative to. */
export function replyTo(url: URL, base: string, fleet: readonly FleetSpacecraft[]): Reply {
  if (!url.pathname.endsWith('/')) {
    return { status: 301, body: {}, headers: { Location: `${url.pathname}/${url.search}` } };
  }
  try {
    const body = find(url, base, fleet);
    return body ? { status: 200, body } : { status: 404, body: { detail: 'Not found.' } };
  } catch (error) {
    if (error instanceof BadRequest) return { status: 400, body: error.body };
    throw error;
  }
}

function find(url: URL, base: string, fleet: readonly FleetSpacecraft[]): object | undefined {
  const path = url.pathname.replace(new URL(base).pathname, '');
  const mode = url.searchParams.get('mode') === 'detailed' ? 'detailed' : 'normal';
  switch (path) {
    case 'spacecraft/': {
      const matches = applyQuery(fleet, url.searchParams);
      return page(url, matches, (spacecraft) => spacecraftRecord(spacecraft, mode, base));
    }
    case 'spacecraft_configurations/': {
      const matches = applyNameQuery(CONFIGURATIONS, url.searchParams);
      return page(url, matches, (configuration) => configurationRecord(configuration, mode, base));
    }
    case 'space_stations/': {
      const matches = applyNameQuery(SPACE_STATIONS, url.searchParams);
      return page(url, matches, (station) => stationRecord(station, { mode, base, fleet }));
    }
    case 'config/spacecraft_statuses/':
      return page(url, STATUSES, (status) => status);
    default: {
      const id = /^spacecraft\/(\d+)\/$/.exec(path)?.[1];
      const spacecraft = fleet.find((candidate) => String(candidate.id) === id);
      // The API sends details here with and without mode=detailed.
      return spacecraft && spacecraftRecord(spacecraft, 'detailed', base);
    }
  }
}

/** Returns a page of items, with URLs of the next and previous page as the framework writes them. */
function page<Item>(url: URL, items: readonly Item[], record: (item: Item) => object): object {
  const { limit, offset } = parseRange(url.searchParams);
  const pageUrl = (start: number) => {
    const other = new URL(url);
    other.searchParams.set('limit', String(limit));
    if (start > 0) other.searchParams.set('offset', String(start));
    else other.searchParams.delete('offset');
    other.searchParams.sort();
    // Python encodes these two characters the other way round.
    return other.href.replaceAll('*', '%2A').replaceAll('%7E', '~');
  };
  return {
    count: items.length,
    next: offset + limit < items.length ? pageUrl(offset + limit) : null,
    previous: offset > 0 ? pageUrl(offset - limit) : null,
    results: items.slice(offset, offset + limit).map(record),
  };
}
