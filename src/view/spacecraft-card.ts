import type { Flight, Image, Spacecraft, SpacecraftConfiguration } from '../ll2/spacecraft.ts';
import { type CleanText, clean } from '../text/clean.ts';
import { type Cell, cell, linked, urlCell, yesOrNo } from './cell.ts';
import { day, dayAndDistance } from './date.ts';
import {
  durationCell,
  familyNames,
  inSpaceCell,
  nameCell,
  statusCell,
} from './spacecraft-columns.ts';
import type { Card, Field, Part, Section } from './view.ts';

export interface CardOptions {
  /** With the figures of the configuration, and the flights. */
  readonly detailed: boolean;
  /** What dates are told relative to, in milliseconds since the epoch. */
  readonly now: number;
}

/** All that people want to know of one craft. */
export function spacecraftCard(craft: Spacecraft, options: CardOptions): Card {
  const { spacecraft_config: config } = craft;
  return {
    title: nameCell(craft, 'heading'),
    sections: [
      identity(craft),
      ...prose(undefined, craft.description),
      status(craft),
      time(craft),
      ...(config ? configuration(config, options) : []),
      ...(config ? makers(config) : []),
      ...image(craft.image),
      ...(options.detailed && craft.flights ? flights(craft.flights, options.now) : []),
    ],
  };
}

function identity(craft: Spacecraft): Section {
  return section(undefined, [
    { label: 'Id', cell: cell(craft.id) },
    { label: 'Serial number', cell: cell(craft.serial_number) },
    ...(craft.is_placeholder ? [{ label: 'Placeholder', cell: yesOrNo(true) }] : []),
  ]);
}

/** What became of the craft, and whether it is in space: an active craft may be on the ground. */
function status(craft: Spacecraft): Section {
  return section('Status', [
    { label: 'Status', cell: statusCell(craft.status?.name) },
    { label: 'In space', cell: inSpaceCell(craft.in_space) },
  ]);
}

function time(craft: Spacecraft): Section {
  return section('Time', [
    { label: 'In space', cell: durationCell(craft.time_in_space, 3) },
    { label: 'Docked', cell: durationCell(craft.time_docked, 3) },
    { label: 'Flights', cell: cell(craft.flights_count) },
    { label: 'Mission ends', cell: cell(craft.mission_ends_count) },
    ...told('Fastest turnaround', craft.fastest_turnaround, (text) => durationCell(text, 3)),
  ]);
}

function configuration(config: SpacecraftConfiguration, { detailed, now }: CardOptions): Section[] {
  const general = section('Configuration', [
    { label: 'Name', cell: linked(cell(config.name), config.wiki_link, config.info_link) },
    { label: 'Type', cell: cell(config.type?.name) },
    { label: 'In use', cell: yesOrNo(config.in_use) },
    ...(detailed ? figures(config, now) : []),
  ]);
  if (!detailed) return [general];
  return [
    general,
    ...prose('Capability', config.capability),
    ...prose('History', config.history),
    ...prose('Details', config.details),
  ];
}

function makers(config: SpacecraftConfiguration): Section[] {
  const fields = [
    ...told('Agency', config.agency, agencyCell),
    ...told('Family', familyNames(config), cell),
  ];
  return fields.length === 0 ? [] : [section('Agency and family', fields)];
}

function figures(config: SpacecraftConfiguration, now: number): Field[] {
  const { total_launch_count: launches, attempted_landings: landings } = config;
  return [
    { label: 'Human-rated', cell: yesOrNo(config.human_rated) },
    ...told('Crew', config.crew_capacity, cell),
    ...told('Payload', config.payload_capacity, (mass) => cell(`${mass} kg`)),
    ...told('Payload back', config.payload_return_capacity, (mass) => cell(`${mass} kg`)),
    ...told('Height', config.height, (length) => cell(`${length} m`)),
    ...told('Diameter', config.diameter, (length) => cell(`${length} m`)),
    ...told('Flight life', config.flight_life, cell),
    ...told('Maiden flight', config.maiden_flight, (date) => cell(dayAndDistance(date, now))),
    ...told('Craft flown', config.spacecraft_flown, cell),
    ...told('Launches', launches, (all) =>
      record(all, config.successful_launches, config.failed_launches),
    ),
    ...told('Landings', landings, (all) =>
      record(all, config.successful_landings, config.failed_landings),
    ),
    ...told('Wikipedia', config.wiki_link, urlCell),
    ...told('Information', config.info_link, urlCell),
  ];
}

/** A record of successes: `22: 22 successful, 0 failed`. */
function record(
  all: number,
  successful: number | null | undefined,
  failed: number | null | undefined,
): Cell {
  const parts = [
    ...(typeof successful === 'number' ? [`${successful} successful`] : []),
    ...(typeof failed === 'number' ? [`${failed} failed`] : []),
  ];
  return cell(parts.length === 0 ? all : `${all}: ${parts.join(', ')}`);
}

function agencyCell({ name, abbrev }: NonNullable<SpacecraftConfiguration['agency']>): Cell {
  return cell(name && abbrev ? `${name} (${abbrev})` : name || abbrev);
}

/** A picture is never named without its credit and licence. */
function image(picture: Image | null | undefined): Section[] {
  if (!picture?.image_url) return [];
  const { name: licence, link } = picture.license ?? {};
  return [
    section('Image', [
      { label: 'Address', cell: urlCell(picture.image_url) },
      { label: 'Credit', cell: cell(picture.credit) },
      { label: 'Licence', cell: cell([licence, link].filter(Boolean).join(', ')) },
    ]),
  ];
}

const FLIGHT_COLUMNS = [
  { heading: 'launch', cell: ({ launch }: Flight) => cell(launch?.name) },
  { heading: 'launched', cell: ({ launch }: Flight) => cell(launch?.net && day(launch.net)) },
  {
    heading: 'ended',
    priority: 5,
    cell: ({ mission_end }: Flight) => cell(mission_end && day(mission_end)),
  },
  { heading: 'duration', priority: 4, cell: ({ duration }: Flight) => durationCell(duration, 2) },
  { heading: 'landing', priority: 3, cell: landingCell },
  { heading: 'destination', priority: 2, cell: ({ destination }: Flight) => cell(destination) },
  {
    heading: 'turnaround',
    priority: 1,
    cell: (flight: Flight) => durationCell(flight.turn_around_time, 2),
  },
] as const;

function flights(flown: readonly Flight[], now: number): Section[] {
  const columns = FLIGHT_COLUMNS.map((column) => ({ align: 'left' as const, ...column }));
  const rows = flown.map((flight) => FLIGHT_COLUMNS.map((column) => column.cell(flight)));
  const launches = flown.flatMap(({ launch }) => launch?.net ?? []).toSorted();
  const date = (launch: string) => cell(dayAndDistance(launch, now));
  const fields =
    launches.length > 1
      ? [...told('First launch', launches[0], date), ...told('Last launch', launches.at(-1), date)]
      : told('Launch', launches[0], date);
  const heading = `Flights (${flown.length})`;
  if (flown.length === 0)
    return [{ heading, parts: [{ kind: 'prose', paragraphs: [clean('none')] }] }];
  const parts: Part[] = [
    ...(fields.length > 0 ? [{ kind: 'fields' as const, fields }] : []),
    { kind: 'table', table: { columns, rows } },
  ];
  return [{ heading, parts }];
}

function landingCell({ landing }: Flight): Cell {
  if (!landing) return cell(undefined);
  const how =
    landing.success === true ? 'success' : landing.success === false ? 'failure' : undefined;
  const where = landing.landing_location?.name ?? landing.type?.name;
  return cell([how, where].filter(Boolean).join(', '));
}

/** A field where there is something to tell, none where there is not. */
function told<Value>(
  label: string,
  value: Value | null | undefined,
  show: (value: Value) => Cell,
): Field[] {
  return value === null || value === undefined || value === ''
    ? []
    : [{ label, cell: show(value) }];
}

function section(heading: string | undefined, fields: readonly Field[]): Section {
  const parts: Part[] = [{ kind: 'fields', fields }];
  return heading === undefined ? { parts } : { heading, parts };
}

/** A section of text as it was written, in its paragraphs. */
function prose(heading: string | undefined, text: string | null | undefined): Section[] {
  const paragraphs: CleanText[] = (text ?? '')
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .map(clean);
  if (paragraphs.length === 0) return [];
  const parts: Part[] = [{ kind: 'prose', paragraphs }];
  return [heading === undefined ? { parts } : { heading, parts }];
}
