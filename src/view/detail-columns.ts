import { daysUp, type LatestFlight, latestFlight } from '../ll2/latest-flight.ts';
import type { Spacecraft, SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import { dateText } from './date.ts';
import { flownDates } from './launch-dates.ts';
import { countryNames } from './spacecraft-cells.ts';
import { column, FLAG, NUMBER, type SpacecraftColumn, TEXT } from './spacecraft-column.ts';

/** What columns show of the flights of a spacecraft. */
interface FlightFacts {
  /** In milliseconds since the epoch. */
  readonly now: number;
  readonly flown: ReturnType<typeof flownDates>;
  readonly latest: LatestFlight | undefined;
}

/** By record: several columns need the facts, which take seconds for 200,000 flights. */
const FLIGHT_FACTS = new WeakMap<Spacecraft, FlightFacts>();

function flightFacts(record: Spacecraft, now: number): FlightFacts {
  const known = FLIGHT_FACTS.get(record);
  if (known?.now === now) return known;
  const flown = flownDates(record.flights, now);
  const facts = { now, flown, latest: latestFlight(record, now) };
  FLIGHT_FACTS.set(record, facts);
  return facts;
}

function launchDate(record: Spacecraft, now: number): string | undefined {
  const { latest } = flightFacts(record, now);
  return latest?.net ? dateText(latest.net, latest.net_precision) : undefined;
}

/** Returns the path of a field of the configuration. */
function configurationField(field: keyof SpacecraftConfiguration): readonly string[] {
  return ['spacecraft_config', field];
}

/**
 * Columns of what only detailed records have: flights, and figures of the configuration. A heading
 * names the configuration if it could also be about the spacecraft.
 */
export const DETAIL_COLUMNS: readonly SpacecraftColumn[] = [
  column(
    'first_flight',
    'first flight',
    TEXT,
    (record, now) => flightFacts(record, now).flown?.first,
    { help: 'date of its first flight', details: ['flights'] },
  ),
  column(
    'last_flight',
    'last flight',
    TEXT,
    (record, now) => flightFacts(record, now).flown?.last,
    { help: 'date of its last flight that took place', details: ['flights'] },
  ),
  column('launched', 'launched', TEXT, launchDate, {
    help: 'launch date of its current flight, or of the last one that took place',
    details: ['flights'],
  }),
  column(
    'destination',
    'destination',
    TEXT,
    (record, now) => flightFacts(record, now).latest?.destination,
    {
      help: 'destination of that flight',
      details: ['flights'],
    },
  ),
  column(
    'days_up',
    'days up',
    NUMBER,
    (record, now) => daysUp(flightFacts(record, now).latest, now),
    {
      help: 'whole days since the launch of its current flight; empty if it is not on one',
      details: ['flights'],
    },
  ),
  column('country', 'country', TEXT, (record) => countryNames(record.spacecraft_config), {
    help: 'countries of the agency',
    details: [...configurationField('agency'), 'country'],
  }),
  column('human_rated', 'human-rated', FLAG, (record) => record.spacecraft_config?.human_rated, {
    help: 'whether the configuration may carry people',
    details: configurationField('human_rated'),
  }),
  column('crew', 'crew', NUMBER, (record) => record.spacecraft_config?.crew_capacity, {
    help: 'maximum crew of the configuration',
    details: configurationField('crew_capacity'),
  }),
  column('payload', 'payload, kg', NUMBER, (record) => record.spacecraft_config?.payload_capacity, {
    help: 'maximum payload of the configuration in kg',
    details: configurationField('payload_capacity'),
  }),
  column('height', 'height, m', NUMBER, (record) => record.spacecraft_config?.height, {
    help: 'height of the configuration in m',
    details: configurationField('height'),
  }),
  column('diameter', 'diameter, m', NUMBER, (record) => record.spacecraft_config?.diameter, {
    help: 'diameter of the configuration in m',
    details: configurationField('diameter'),
  }),
  column(
    'maiden_flight',
    'maiden flight (configuration)',
    TEXT,
    (record) => record.spacecraft_config?.maiden_flight,
    {
      help: 'date of the first flight of any spacecraft of the configuration; first_flight is its own',
      details: configurationField('maiden_flight'),
    },
  ),
  column(
    'flown',
    'spacecraft flown',
    NUMBER,
    (record) => record.spacecraft_config?.spacecraft_flown,
    {
      help: 'number of spacecraft of the configuration that have flown',
      details: configurationField('spacecraft_flown'),
    },
  ),
  column(
    'launches',
    'launches (configuration)',
    NUMBER,
    (record) => record.spacecraft_config?.total_launch_count,
    {
      help: 'number of launches of the configuration; flights are those of the spacecraft',
      details: configurationField('total_launch_count'),
    },
  ),
];
