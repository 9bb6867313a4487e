import { spaceStationsUrl } from '../api/urls.ts';
import { UnavailableError } from '../errors.ts';
import type { Entry } from '../ll2/entry.ts';
import type { SpaceStation } from '../ll2/space-station.ts';
import { askOrFallBack, pageLookup } from './ask-or-fall-back.ts';
import { readEach } from './fetch-existing.ts';
import type { Services, SourceOptions } from './open-source.ts';
import type { Answer } from './source.ts';

export interface StationList {
  /** The number of stations in the API, of which the list contains the first ones. */
  readonly count: number;
  readonly stations: readonly Entry<SpaceStation>[];
}

/** Returns all space stations, with one request or none. */
export async function findStations(
  { policy }: Pick<SourceOptions, 'policy'>,
  services: Services,
): Promise<Answer<StationList>> {
  const url = spaceStationsUrl(services.client.base);
  const answer = await askOrFallBack(policy, pageLookup(url, 'spaceStationPage', services));
  if (!answer) {
    throw new UnavailableError('no cached space stations', [
      'run spacecraft docked without --offline',
    ]);
  }
  const { readStation } = await import('../ll2/read-entry.ts');
  const { count, results } = answer.value;
  return { ...answer, value: { count, stations: await readEach(results, readStation) } };
}
