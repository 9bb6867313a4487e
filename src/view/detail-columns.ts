import { daysUp, latestFlight } from '../ll2/latest-flight.ts';
import type { Spacecraft, SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import { dateText } from './date.ts';
import { flownDates } from './launch-dates.ts';
import { countryNames } from './spacecraft-cells.ts';
import { column, FLAG, NUMBER, type SpacecraftColumn, TEXT } from './spacecraft-column.ts';

function launchDate(record: Spacecraft, now: number): string | undefined {
  const flight = latestFlight(record, now);
  return flight?.net ? dateText(flight.net, flight.net_precision) : undefined;
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
    ({ flights }, now) => flownDates(flights, now).at(0),
    { help: 'date of its first flight', details: ['flights'] },
  ),
  column(
    'last_flight',
    'last flight',
    TEXT,
    ({ flights }, now) => flownDates(flights, now).at(-1),
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
    (record, now) => latestFlight(record, now)?.destination,
    {
      help: 'destination of that flight',
      details: ['flights'],
    },
  ),
  column('days_up', 'days up', NUMBER, daysUp, {
    help: 'whole days since the launch of its current flight; empty if it is not on one',
    details: ['flights'],
  }),
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
